package chainrule.check;

import chainrule.diff.Gradients;
import chainrule.shape.Given;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Attempt;
import chainrule.tape.Tape;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A gradient beside the difference quotients that it should equal, with a hint where it does not.
 *
 * <pre>{@code
 * GradientCheck.of(v -> loss(v.get(0), v.get(1)), w, b)              // the rules of the operations
 * GradientCheck.of(v -> loss(v.get(0), v.get(1)), List.of(w, b), List.of(wBar, bBar))   // your own formulas
 * }</pre>
 *
 * <p>Every entry costs twenty evaluations of the function; of an input with more than {@value #MOST_ENTRIES} entries that
 * many are compared, a seeded {@link Sample}. A check changes nothing: running statistics, parameters and random
 * generators are afterwards what they were.
 *
 * @param inputs what was found for each input, in order
 */
public record GradientCheck(List<InputCheck> inputs) {

    /** How many entries of one input are compared at most. */
    public static final int MOST_ENTRIES = 1000;

    private static final Sample ALL_BUT_MANY = new Sample();

    /** A function is asked so often for the same values, at most and at least: dropout of one part in fifty shows seldom. */
    private static final int MOST_REPEATS = 400;

    private static final int FEWEST_REPEATS = 20;

    /** So many numbers are computed again to see whether the function is random. */
    private static final int NUMBERS_REPEATED = 1_000_000;

    /** An immutable copy. */
    public GradientCheck {
        inputs = List.copyOf(inputs);
    }

    /**
     * Checks the gradient that the tape computes.
     *
     * @param f  a scalar function of values, {@code 1×1}, the same for the same values
     * @param at where
     * @throws ShapeException           if the result is not a scalar
     * @throws IllegalArgumentException if the function gives two results for the same values
     */
    public static GradientCheck of(Function<List<Value>, Value> f, Value... at) {
        Given.require("GradientCheck.of", "a function", f);
        Given.list("GradientCheck.of", "values", at);
        List<Value> x = List.of(at);
        return Attempt.rehearsal(() -> {
            Value y = f.apply(x);
            return check(f, x, y, Gradients.of(f, x), ALL_BUT_MANY);
        });
    }

    /**
     * Checks gradients that somebody wrote down.
     *
     * @param f       a scalar function of values, {@code 1×1}, the same for the same values
     * @param at      where
     * @param claimed the gradient by each value
     * @throws ShapeException           if the result is not a scalar, or a gradient has neither the shape of its value
     *     nor that of its transpose
     * @throws IllegalArgumentException if there are not as many gradients as values, or the function gives two results
     *     for the same values
     */
    public static GradientCheck of(Function<List<Value>, Value> f, List<Value> at, List<Value> claimed) {
        return of(f, at, claimed, ALL_BUT_MANY);
    }

    /** The same with more or fewer entries of each input. */
    public static GradientCheck of(Function<List<Value>, Value> f, List<Value> at, List<Value> claimed, Sample sample) {
        Given.require("GradientCheck.of", "a function", f);
        Given.list("GradientCheck.of", "values", at);
        Given.list("GradientCheck.of", "gradients", claimed);
        Given.require("GradientCheck.of", "a sample", sample);
        if (at.size() != claimed.size()) {
            throw new IllegalArgumentException("a gradient check needs one gradient for each value; got " + at.size()
                    + " values and " + claimed.size() + " gradients");
        }
        List<Value> x = List.copyOf(at);
        return Attempt.rehearsal(() -> check(f, x, f.apply(x), claimed, sample));
    }

    /**
     * Checks the gradient of a function that is known to give one result for the same values.
     *
     * @param rounded the size of the numbers whose rounding shows in the function
     */
    static InputCheck of(Function<Value, Value> f, Value at, Value claimed, double rounded) {
        List<Value> x = List.of(at);
        Function<List<Value>, Value> g = v -> f.apply(v.get(0));
        Value y = g.apply(x);
        return check(new Differences(g, x, y.asScalar(), 0, rounded, rounded), y, at, name(at, 0), claimed, ALL_BUT_MANY);
    }

    private static GradientCheck check(
            Function<List<Value>, Value> f, List<Value> x, Value y, List<Value> claimed, Sample sample) {
        double centre = y.asScalar();
        List<Value> tape = Tape.of(y);
        for (int repeats = repeats(tape); repeats > 0; repeats--) {
            oneResult(centre, f.apply(x).asScalar());
        }
        // What a sum cancels is gone, but its rounding is not.
        double largest = tape.stream().mapToDouble(GradientCheck::largest).max().orElse(0);
        List<InputCheck> checks = new ArrayList<>();
        for (int i = 0; i < x.size(); i++) {
            checks.add(check(new Differences(f, x, centre, i, Math.abs(centre), largest), y, x.get(i), name(x.get(i), i), claimed.get(i), sample));
        }
        return new GradientCheck(checks);
    }

    private static int repeats(List<Value> tape) {
        long numbers = tape.stream().mapToLong(value -> value.shape().size()).sum();
        return tape.size() == 1 ? FEWEST_REPEATS : (int) Math.max(FEWEST_REPEATS, Math.min(MOST_REPEATS, NUMBERS_REPEATED / Math.max(1, numbers)));
    }

    private static double largest(Value value) {
        return value.shape().size() == 0 ? 0 : CommonOps_DDRM.elementMaxAbs(value.matrix());
    }

    /** @throws IllegalArgumentException if these are two */
    static void oneResult(double first, double again) {
        if (Double.compare(first, again) != 0) {
            throw new IllegalArgumentException("a gradient check needs a function with one result for the same values; got "
                    + first + " and " + again + ": seed what is random");
        }
    }

    private static InputCheck check(
            Differences differences, Value y, Value x, String name, Value claimed, Sample sample) {
        Shape shape = x.shape();
        if (!claimed.shape().equals(shape) && !claimed.shape().equals(shape.transpose())) {
            throw new ShapeException("a gradient", "the shape of its value", shape, claimed.shape()).named(List.of(name, "its gradient"));
        }
        DMatrixRMaj gradient = claimed.shape().equals(shape) ? claimed.matrix() : transpose(claimed);
        List<Entry> entries = differences.entries(sample.of(shape.size()), gradient.data);
        return new Diagnosis(name, x, y, gradient, claimed.shape(), entries).result();
    }

    private static DMatrixRMaj transpose(Value x) {
        DMatrixRMaj t = new DMatrixRMaj(x.shape().columns(), x.shape().rows());
        for (int k = 0; k < t.getNumElements(); k++) {
            t.data[k] = x.get(k % t.numCols, k / t.numCols);
        }
        return t;
    }

    private static String name(Value x, int i) {
        return x.name().isEmpty() ? "input " + (i + 1) : x.name();
    }

    /** Whether no input gives reason for doubt: all agree, kinks aside. */
    public boolean passed() {
        return inputs.stream().allMatch(input -> input.hint().harmless());
    }

    @Override
    public String toString() {
        long bad = inputs.stream().filter(input -> !input.hint().harmless()).count();
        String summary = bad == 0 ? "the gradient agrees with differences" : bad + " of " + inputs.size() + " gradients do not agree with differences";
        return inputs.stream().map(InputCheck::toString).collect(Collectors.joining("\n", summary + "\n", ""));
    }
}
