package chainrule.explain;

import chainrule.check.PullbackCheck;
import chainrule.diff.Gradients;
import chainrule.explain.Contribution.Where;
import chainrule.explain.Lemma.Setting;
import chainrule.explain.Lemma.Setting.Reshaped;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Notation;
import chainrule.tape.Op;
import chainrule.tape.Tape;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runs the rules of a tape once more, one use at a time, and writes down what they do. */
final class Pullbacks {

    /** A longer formula of numbers is not read any more. */
    private static final int LONGEST = 400;

    /** A part that is shorter is written again instead of named. */
    private static final int SHORT = 8;

    private final Gradients gradients;
    private final TapeNames names;
    private final TapeUsers tape;
    private int named;

    Pullbacks(Gradients gradients, TapeUsers tape, TapeNames names) {
        this.gradients = gradients;
        this.tape = tape;
        this.names = names;
    }

    /** One use of a value, through which an adjoint comes back to it. */
    record Use(Value y, int argument, Value yBar) {

        /** The value used. */
        Value x() {
            return y.inputs().get(argument);
        }
    }

    /** A use in words, and what it adds in numbers. */
    record Result(Contribution contribution, Value value) {}

    /** The uses of its arguments by one value, those only that were asked for. */
    List<Use> uses(Value y) {
        Op op = y.op();
        Optional<Value> yBar = gradients.adjoint(y);
        if (op == null || yBar.isEmpty()) {
            return List.of();
        }
        return IntStream.range(0, y.inputs().size())
                .filter(i -> op.differentiable(i) && gradients.adjoint(y.inputs().get(i)).isPresent())
                .mapToObj(i -> new Use(y, i, yBar.get()))
                .toList();
    }

    /** The operation on its arguments: {@code a ⊙ b}; one that notation leaves unwritten is called by its name. */
    Notation formula(Value y) {
        return written(TapeNames.formula(y, names::symbol), List.of(y));
    }

    /** The operation on the numbers of its arguments, if they are few. */
    Optional<Notation> numbers(Value y) {
        Op op = y.op();
        if (op == null || !y.inputs().stream().allMatch(x -> Figures.areFew(x.shape()))) {
            return Optional.empty();
        }
        Notation[] numbers = y.inputs().stream().map(Figures::of).toArray(Notation[]::new);
        return Optional.of(written(Notation.applied(y, numbers), y.inputs())).filter(formula -> formula.text().length() <= LONGEST);
    }

    /**
     * Writes down one use.
     *
     * @throws NonFiniteException if its pullback cannot be computed
     */
    Result of(Use use) {
        Value y = use.y;
        Op op = y.op();
        if (op == null) {
            throw new IllegalArgumentException("a leaf uses nothing");
        }
        // On leaves of the same numbers: one value may be argument and adjoint at once, and means two things then.
        Map<Value, Value> leaves = new HashMap<>();
        Stream.concat(y.inputs().stream(), Stream.of(y)).forEach(value -> leaves.computeIfAbsent(value, Value::detached));
        Value[] x = y.inputs().stream().map(leaves::get).toArray(Value[]::new);
        Value result = leaves.getOrDefault(y, y);
        Value yBar = use.yBar.detached();
        Value xBar = op.vjp(use.argument, x, result, yBar);

        Map<Value, Notation> symbols = new HashMap<>();
        leaves.forEach((value, leaf) -> symbols.put(leaf, names.symbol(value)));
        symbols.put(yBar, Notation.bar(names.of(y)));
        // The theorem is read off the whole formula, before parts of it get names.
        Notation whole = Notation.of(xBar, symbols);
        List<Notation> arguments = Stream.of(x).map(symbols::get).toList();
        Notation bar = known(symbols, yBar);
        Setting setting = new Setting(Notation.applied(y, arguments.toArray(Notation[]::new)), arguments, use.argument,
                known(symbols, result), bar, xBar.shape().equals(y.shape()) ? Reshaped.NO : Reshaped.YES);
        List<Value> involved = List.of(use.x(), y);
        List<Where> where = named(xBar, symbols, involved);
        Notation rule = Notation.of(xBar, symbols);
        return new Result(
                new Contribution(
                        names.of(y),
                        y.shape(),
                        chain(use, bar),
                        written(rule, involved),
                        where,
                        Notation.sizes(xBar, List.copyOf(symbols.keySet())),
                        numbers(xBar, rule, symbols).map(numbers -> written(numbers, involved)),
                        Figures.of(xBar),
                        lemma(use, whole, setting),
                        PullbackCheck.of(y, use.argument, use.yBar, xBar)),
                xBar);
    }

    /** What a sum and a repetition are to a bias, only what stands beside it on the tape can tell. */
    private Lemma lemma(Use use, Notation rule, Setting setting) {
        Lemma lemma = Lemma.of(rule, setting);
        Value b = use.x();
        boolean perUnit = b.op() == null && b.shape().columns() == 1 && b.shape().rows() == use.y.shape().rows();
        List<Value> sums = lemma == Lemma.REPEATED ? tape.users(use.y) : List.of(use.y);
        Value part = lemma == Lemma.REPEATED ? use.y : b;
        boolean bias = perUnit && (lemma == Lemma.SUM || lemma == Lemma.REPEATED)
                && !sums.isEmpty() && sums.stream().allMatch(sum -> Lemma.isBiased(sum, part));
        return bias ? Lemma.BIAS : lemma;
    }

    /** Names what a rule uses more than once; the names join the symbols. */
    private List<Where> named(Value xBar, Map<Value, Notation> symbols, List<Value> involved) {
        List<Value> tape = Tape.of(xBar);
        Map<Value, Integer> uses = new HashMap<>();
        tape.forEach(value -> value.inputs().forEach(input -> uses.merge(input, 1, Integer::sum)));
        List<Where> where = new ArrayList<>();
        for (Value value : tape) {
            Notation formula = Notation.of(value, symbols);
            if (!symbols.containsKey(value) && uses.getOrDefault(value, 0) > 1 && formula.text().length() > SHORT) {
                Notation name = Notation.symbol("r" + ++named);
                where.add(new Where(name, written(formula, involved), Figures.of(value)));
                symbols.put(value, name);
            }
        }
        return where;
    }

    private static Notation known(Map<Value, Notation> symbols, Value value) {
        Notation symbol = symbols.get(value);
        if (symbol == null) {
            throw new IllegalStateException("every value of a rule has a symbol");
        }
        return symbol;
    }

    private Notation chain(Use use, Notation bar) {
        Notation local = Notation.partial(names.of(use.y), names.of(use.x()));
        return use.y.shape().isScalar() && use.x().shape().isScalar()
                ? Notation.product(bar, "", local)
                : Notation.product(Notation.postfix(local, "ᵀ"), "", bar);
    }

    /** The rule with numbers, if all that it mentions is small. */
    private static Optional<Notation> numbers(Value xBar, Notation rule, Map<Value, Notation> symbols) {
        Map<Value, Notation> numbers = new HashMap<>();
        for (Map.Entry<Value, Notation> entry : symbols.entrySet()) {
            if (rule.contains(entry.getValue()) && !Figures.areFew(entry.getKey().shape())) {
                return Optional.empty();
            }
            numbers.put(entry.getKey(), Figures.of(entry.getKey()));
        }
        return Optional.of(Notation.of(xBar, numbers)).filter(formula -> formula.text().length() <= LONGEST);
    }

    private static Notation written(Notation formula, List<Value> involved) {
        return involved.stream().allMatch(value -> value.shape().isScalar()) ? formula.ofNumbers() : formula;
    }
}
