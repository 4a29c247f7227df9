package chainrule.explain;

import chainrule.diff.Gradients;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Notation;
import chainrule.tape.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Both passes over a tape, one step at a time: forward each operation from what is known, back each adjoint, what arrived
 * for it and what it sends on. The rules are those that ran.
 *
 * @param result  the name of what was differentiated
 * @param forward the operations in order
 * @param back    the values in the order of the reverse sweep
 * @param omitted what is left out, in a line; empty if nothing is
 * @param leadsTo the names that nobody gave, each with the named value that it leads to
 */
public record Steps(String result, List<Forward> forward, List<Back> back, String omitted, Map<String, String> leadsTo) {

    /** An immutable copy. */
    public Steps {
        forward = List.copyOf(forward);
        back = List.copyOf(back);
        leadsTo = Map.copyOf(leadsTo);
    }

    /**
     * One operation.
     *
     * @param number  its place in the pass, from 1
     * @param known   what the step starts from: the arguments first, then what else was computed last
     * @param op      the name of the operation
     * @param name    of what it gives
     * @param formula on the names of its arguments
     * @param numbers the same with numbers, where they are few
     * @param value   what it gives, or the range
     * @param shape   of that
     */
    public record Forward(
            int number,
            List<Known> known,
            String op,
            Notation name,
            Notation formula,
            Optional<Notation> numbers,
            Notation value,
            Shape shape) {}

    /**
     * One adjoint, complete, and what its operation passes on.
     *
     * @param number   its place in the pass, from 1
     * @param known    the adjoints something has arrived for, before this step; the latest last
     * @param earlier  how many more there are before those
     * @param left     the adjoint itself: {@code x̄}
     * @param arrived  what each use of the value has added, in order; a value used often shows the first ones
     * @param more     how many uses are not shown
     * @param value    the sum of all of them, or the range; where the sweep starts, the seed
     * @param shape    of that
     * @param sent     what goes on to each argument
     */
    public record Back(
            int number,
            List<Known> known,
            int earlier,
            Notation left,
            List<Arrival> arrived,
            int more,
            Notation value,
            Shape shape,
            List<Sending> sent) {}

    /**
     * What is known of a value or of its adjoint.
     *
     * @param left    the value, or its adjoint
     * @param value   the number as far as it is known; of a matrix the shape
     * @param arrived how many uses have contributed to it
     * @param uses    how many will; a value in the forward pass has one and it has arrived
     */
    public record Known(Notation left, Notation value, int arrived, int uses) {

        /** Whether nothing is missing. */
        public boolean isComplete() {
            return arrived == uses;
        }
    }

    /**
     * What came back from one use.
     *
     * @param from  the name of the value that was computed with it
     * @param value what came, or the range
     */
    public record Arrival(String from, Notation value) {}

    /**
     * What goes on to one argument.
     *
     * @param to      the adjoint it is added to
     * @param rule    of the operation
     * @param where   what the rule uses more than once, under names of its own
     * @param numbers the same with numbers, where they are few
     * @param value   what goes on, or the range
     * @param lemma   the theorem it is an instance of
     * @param use     which contribution to that adjoint this is, from 1
     * @param uses    how many there will be
     * @param sum     what that adjoint has come to with it; empty where too many uses would have to be added up
     */
    public record Sending(
            Notation to,
            Notation rule,
            List<Contribution.Where> where,
            Optional<Notation> numbers,
            Notation value,
            Lemma lemma,
            int use,
            int uses,
            Optional<Notation> sum) {}

    /**
     * The steps to a result and back to the leaves that have a name.
     *
     * @throws ShapeException if the result is not a scalar
     */
    public static Steps of(Value result) {
        return of(result, Map.of());
    }

    /** The same, with names for values that have none of their own. */
    public static Steps of(Value result, Map<Value, String> names) {
        return of(NamedLeaves.gradients(result, names), names);
    }

    /** The steps to gradients. */
    public static Steps of(Gradients gradients) {
        return of(gradients, Map.of());
    }

    /** The same, with names for values that have none of their own. */
    public static Steps of(Gradients gradients, Map<Value, String> names) {
        return new StepsBuilder(gradients, names).build();
    }
}
