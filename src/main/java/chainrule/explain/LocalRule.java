package chainrule.explain;

import chainrule.tape.NonFiniteException;
import chainrule.tape.Notation;
import chainrule.tape.Numbers;
import chainrule.tape.Op;
import chainrule.tape.Tape;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What one operation does to its arguments on the way back, asked of the very rule that runs. The rule is run beside
 * the tape, on leaves with the same numbers: what it reads of them is what the operation has to keep.
 */
final class LocalRule {

    /** The adjoint of the result, in the formula of a rule. */
    private static final String Y_BAR = "ȳ";

    /** Of an operation with more arguments only so many are asked. */
    private static final int MOST_ARGUMENTS = 64;

    private final Value y;
    private final Optional<Value> upstream;
    private final Map<Value, Value> leaves = new HashMap<>();
    private final Value[] x;
    private final Value yBar;
    private final Map<Integer, Optional<Value>> pullbacks = new HashMap<>();

    /**
     * @param y        the result of an operation
     * @param upstream its adjoint, if there is one
     */
    LocalRule(Value y, Optional<Value> upstream) {
        this.y = y;
        this.upstream = upstream;
        for (Value value : y.inputs()) {
            leaves.computeIfAbsent(value, Value::detached);
        }
        leaves.put(y, y.detached());
        x = y.inputs().stream().map(leaves::get).toArray(Value[]::new);
        yBar = upstream.map(Value::detached).orElseGet(() -> Value.constant(y.shape(), y.shape().isScalar() ? 1 : 0));
    }

    /** Whether anything comes back to this argument at all. */
    boolean differentiable(int argument) {
        Op op = y.op();
        return op != null && op.differentiable(argument);
    }

    private Optional<Value> pullback(int argument, Value from) {
        Op op = y.op();
        if (op == null || !op.differentiable(argument)) {
            return Optional.empty();
        }
        try {
            return Optional.of(op.vjp(argument, x, leaves.getOrDefault(y, y), from));
        } catch (NonFiniteException e) {
            return Optional.empty();
        }
    }

    /** Once for each argument: the formula, the contribution and what is kept are all read off the same run. */
    private Optional<Value> pullback(int argument) {
        return pullbacks.computeIfAbsent(argument, i -> pullback(i, yBar));
    }

    /** The local derivative: a number between scalars, else the pullback's formula; empty if there is none. */
    String derivative(int argument, Function<Value, Notation> symbol) {
        if (!differentiable(argument)) {
            return "";
        }
        if (scalars(argument)) {
            return pullback(argument, Value.scalar(1)).map(local -> Numbers.format(local.asScalar())).orElse("undefined");
        }
        return pullback(argument).map(xBar -> formula(xBar, symbol)).orElse("undefined");
    }

    private boolean scalars(int argument) {
        return y.shape().isScalar() && x[argument].shape().isScalar();
    }

    private String formula(Value xBar, Function<Value, Notation> symbol) {
        Map<Value, Notation> known = new HashMap<>();
        leaves.forEach((value, leaf) -> known.put(leaf, symbol.apply(value)));
        known.put(yBar, Notation.symbol(Y_BAR));
        return Notation.of(xBar, known).text();
    }

    /** What this use adds to the adjoint of its argument, if anything comes back at all. */
    Optional<Value> contribution(int argument) {
        return upstream.isEmpty() ? Optional.empty() : pullback(argument);
    }

    /** {@code upstream × local = +0.42} between scalars, else the numbers that come back; empty if none do. */
    String account(int argument, Function<Value, Notation> symbol) {
        Optional<Value> part = contribution(argument);
        if (part.isEmpty()) {
            return "";
        }
        if (!scalars(argument)) {
            return Reading.of(part.get().matrix()).text();
        }
        return Numbers.format(yBar.asScalar()) + " × " + factor(derivative(argument, symbol)) + " = "
                + signed(part.get().asScalar());
    }

    private static String factor(String number) {
        return number.startsWith("−") ? "(" + number + ")" : number;
    }

    private static String signed(double x) {
        return (x > 0 ? "+" : "") + Numbers.format(x);
    }

    /**
     * What the rules read of the arguments and the result, in that order: this must be kept until the way back.
     *
     * @param needed which arguments get an adjoint
     */
    Set<Value> keeps(IntPredicate needed) {
        Set<Value> read = new HashSet<>();
        IntStream.range(0, Math.min(MOST_ARGUMENTS, x.length)).filter(needed).forEach(i ->
                pullback(i).ifPresent(xBar -> read.addAll(Tape.of(xBar))));
        Set<Value> kept = new LinkedHashSet<>();
        for (Value value : concat(y.inputs(), y)) {
            if (read.contains(leaves.getOrDefault(value, value))) {
                kept.add(value);
            }
        }
        return kept;
    }

    private static List<Value> concat(List<Value> values, Value last) {
        List<Value> all = new ArrayList<>(values);
        all.add(last);
        return all;
    }
}
