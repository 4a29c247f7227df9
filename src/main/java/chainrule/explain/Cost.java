package chainrule.explain;

import chainrule.diff.Gradients;
import chainrule.shape.Shape;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a tape costs, counted: the operations of each value and of the way back through it, what is kept for that, which
 * mode is the cheaper one here, and in which order the Jacobians on the way are best multiplied. An operation tells how
 * many floating-point operations it takes; a rule is made of operations, so the way back is counted like the way forward.
 *
 * <pre>{@code
 * Cost cost = Cost.of(gradients(loss, w, b));
 * cost.ratio();                              // how much dearer the gradient is than the loss
 * }</pre>
 *
 * @param result  the name of what was computed
 * @param shape   of that
 * @param by      the names of the values it is differentiated by
 * @param rows    by layer, or the dearest first
 * @param total   of all values, those without a row too
 * @param forward all derivatives by forward mode
 * @param reverse all derivatives by reverse mode
 * @param chain   the values that every way to the result leads through
 * @param note    what is left out or was measured, in a line; empty if there is nothing to say
 * @param leadsTo the names that nobody gave, each with the named value that it leads to
 */
public record Cost(
        String result,
        Shape shape,
        List<String> by,
        List<Row> rows,
        Row total,
        Mode forward,
        Mode reverse,
        JacobianChain chain,
        String note,
        Map<String, String> leadsTo) {

    /** What a row stands for. */
    public enum Kind {
        /** One value. */
        VALUE,
        /** All values of a layer; those that follow at a greater depth are part of it. */
        LAYER,
        /** The same again and again. */
        REPEATED,
        /** What would make the table too long. */
        REST,
        /** Everything. */
        TOTAL
    }

    /**
     * One value, or several together.
     *
     * @param kind     what it stands for
     * @param depth    0, or 1 inside the layer above
     * @param name     of the value, or of the layer
     * @param op       the operation, or how many values there are
     * @param shape    of the result
     * @param forward  operations on the way forward
     * @param backward operations on the way back: of the rule for each argument, and of adding up what comes back to it
     * @param result   bytes of what is computed
     * @param kept     bytes of what its rules read on the way back; what several keep counts once
     * @param time     if it was measured
     */
    public record Row(
            Kind kind,
            int depth,
            String name,
            String op,
            Shape shape,
            long forward,
            long backward,
            long result,
            long kept,
            Optional<Time> time) {

        /** Operations back beside operations forward; NaN where there are none forward. */
        public double ratio() {
            return GradientTable.beside(backward, forward);
        }
    }

    /**
     * What was measured, in nanoseconds.
     *
     * @param forward  the operation
     * @param backward its rules
     */
    public record Time(double forward, double backward) {

        Time plus(Time other) {
            return new Time(forward + other.forward, backward + other.backward);
        }
    }

    /**
     * One way to all derivatives.
     *
     * @param sweeps     how many: one for each number that goes in, or for each that comes out
     * @param operations of all of them, without those of the value itself
     */
    public record Mode(long sweeps, double operations) {}

    /** Immutable copies. */
    public Cost {
        by = List.copyOf(by);
        rows = List.copyOf(rows);
        leadsTo = Map.copyOf(leadsTo);
    }

    /**
     * The cost of a result and of its derivatives by the leaves that have a name.
     *
     * @throws NonFiniteException if a derivative cannot be computed
     */
    public static Cost of(Value result) {
        return of(result, Map.of(), new CostOptions());
    }

    /** The same, with names for values that have none of their own. */
    public static Cost of(Value result, Map<Value, String> names, CostOptions options) {
        return new CostBuilder(result, NamedLeaves.of(result, names), names, options).build();
    }

    /** The cost of gradients. */
    public static Cost of(Gradients gradients) {
        return of(gradients, Map.of(), new CostOptions());
    }

    /** The same, with names for values that have none of their own. */
    public static Cost of(Gradients gradients, Map<Value, String> names, CostOptions options) {
        return new CostBuilder(gradients.loss(), gradients.parameters(), names, options).build();
    }

    /** One reverse sweep beside the value: for a single number the gradient beside the value. */
    public double ratio() {
        return total.ratio();
    }
}
