package chainrule.explain;

import chainrule.shape.Shape;
import chainrule.tape.Notation;
import chainrule.tape.Op;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ejml.data.DMatrixRMaj;

/**
 * What the values of a tape are called, in every display alike: by name; by number if it is a constant that is the same
 * everywhere; else after the first named value that they lead to. {@code E₂} is the second operation on the way to
 * {@code E}, and {@code E.c1} the first nameless constant. What leads to no named value is {@code v3} or {@code c1}.
 *
 * <p>So a name depends on what a value leads to, not on where a display begins: {@code y₁} is {@code y₁} on the tape of
 * {@code y} and on that of all that was computed from {@code y}, whatever was computed before or between. It can differ
 * where a nameless value is used on the way to two named ones and only the later one is shown, and where a result has no
 * name: give it one.
 */
final class TapeNames {

    /** A longer name is cut: a formula is read, not searched. */
    private static final int LONGEST = 40;

    /** More arguments than this are counted, not listed. */
    private static final int MOST_LISTED = 8;

    private final GivenNames given;
    private final Set<Value> constants = new HashSet<>();
    private final Map<Value, String> made = new HashMap<>();
    private final Map<String, String> leadsTo = new LinkedHashMap<>();

    private TapeNames(TapeUsers tape, Map<Value, String> given) {
        this.given = new GivenNames(given);
        for (Value value : tape.values()) {
            if (value.op() == null && !isNamed(value) && isUniform(value)) {
                constants.add(value);
            }
        }
    }

    /** @param given names for values that have none of their own */
    static TapeNames of(TapeUsers tape, Map<Value, String> given) {
        TapeNames names = new TapeNames(tape, given);
        Set<String> taken = tape.values().stream().filter(names::isNamed).map(names::of).collect(Collectors.toSet());
        Map<Value, Value> goals = names.firstNamed(tape);
        Map<String, Integer> counts = new HashMap<>();
        for (Value value : names.nameless(tape)) {
            boolean leaf = value.op() == null;
            Value goal = goals.get(value);
            String owner = goal == null ? "" : names.of(goal);
            String name;
            do {
                int number = counts.merge(owner + (leaf ? ".c" : ""), 1, Integer::sum);
                name = owner.isEmpty() ? (leaf ? "c" : "v") + number : owner + (leaf ? ".c" + number : subscript(number));
            } while (taken.contains(name));
            names.made.put(value, name);
            if (!leaf && !owner.isEmpty()) {
                names.leadsTo.put(name, owner);
            }
        }
        return names;
    }

    /** The same on the way back through a tape, where nobody's names lie: all but those of the way forward are counted. */
    static TapeNames counted(TapeUsers tape, Map<Value, String> given, String letter, TapeNames forward) {
        TapeNames names = new TapeNames(tape, given);
        names.leadsTo.putAll(forward.leadsTo);
        Map<Boolean, Integer> counts = new HashMap<>();
        for (Value value : names.nameless(tape)) {
            boolean leaf = value.op() == null;
            names.made.put(value, letter + (leaf ? "c" : "") + counts.merge(leaf, 1, Integer::sum));
        }
        return names;
    }

    private List<Value> nameless(TapeUsers tape) {
        return tape.values().stream().filter(value -> !isNamed(value) && !constants.contains(value)).toList();
    }

    /** For each value the oldest of the named ones that were computed from it. */
    private Map<Value, Value> firstNamed(TapeUsers tape) {
        Map<Value, Value> first = new HashMap<>();
        for (int t = tape.values().size() - 1; t >= 0; t--) {
            Value value = tape.values().get(t);
            for (Value user : tape.users(value)) {
                Value goal = isNamed(user) ? user : first.get(user);
                Value known = first.get(value);
                if (goal != null && (known == null || tape.place(goal) < tape.place(known))) {
                    first.put(value, goal);
                }
            }
        }
        return first;
    }

    private static String subscript(int number) {
        return Integer.toString(number).chars()
                .mapToObj(digit -> String.valueOf((char) ('₀' + digit - '0')))
                .collect(Collectors.joining());
    }

    private static boolean isUniform(Value value) {
        int size = value.shape().size();
        if (size == 0 || value.get(value.shape().rows() - 1, value.shape().columns() - 1) != value.get(0, 0)) {
            return false;
        }
        DMatrixRMaj entries = value.matrix();
        for (int k = 0; k < size; k++) {
            if (entries.data[k] != entries.data[0]) {
                return false;
            }
        }
        return true;
    }

    String of(Value value) {
        if (isNamed(value)) {
            return cut(given.of(value));
        }
        return isConstant(value) ? symbol(value).text() : made.getOrDefault(value, "a value");
    }

    private static String cut(String name) {
        boolean fits = name.length() <= LONGEST || name.codePointCount(0, name.length()) <= LONGEST;
        return fits ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    /** A leaf that nobody named, with one number everywhere: it stands in formulas as that number. */
    boolean isConstant(Value value) {
        return constants.contains(value);
    }

    /** Whether its name is one that nobody gave: then a formula has to say what it stands for. */
    boolean isMadeUp(Value value) {
        return !isNamed(value) && !isConstant(value);
    }

    /** The names of operations that nobody gave, each with the named value that it leads to. */
    Map<String, String> leadsTo() {
        return leadsTo;
    }

    /** Whether somebody named it, here or there. */
    boolean isNamed(Value value) {
        return given.has(value);
    }

    /** It in a formula. */
    Notation symbol(Value value) {
        Shape shape = value.shape();
        return isConstant(value) ? Notation.filled(value.get(0, 0), shape) : Notation.symbol(of(value));
    }

    /** The operation on the names of its inputs, in a few words if those are many; empty for a leaf. */
    String formula(Value value) {
        Op op = value.op();
        if (op == null) {
            return "";
        }
        if (value.inputs().size() > MOST_LISTED) {
            return op.name() + " of " + value.inputs().size() + " values";
        }
        Notation formula = formula(value, this::symbol);
        return (value.shape().isScalar() ? formula.ofNumbers() : formula).text();
    }

    /** The operation on its inputs in any notation; one that notation leaves unwritten is called by its name. */
    static Notation formula(Value value, Function<Value, Notation> symbol) {
        Op op = value.op();
        if (op == null) {
            return symbol.apply(value);
        }
        Notation[] arguments = value.inputs().stream().map(symbol).toArray(Notation[]::new);
        Notation formula = Notation.applied(value, arguments);
        return List.of(arguments).contains(formula) ? Notation.call(op.name(), arguments) : formula;
    }
}
