package chainrule.tape;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A NaN or an infinity where only finite numbers make sense. The message tells the operation, the place and why. */
public final class NonFiniteException extends ArithmeticException {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final transient @Nullable Op op;
    private final transient List<Value> arguments;
    private final transient @Nullable Derivative derivative;

    /**
     * What was being differentiated when a number was refused.
     *
     * @param of     whose operation
     * @param by     which of its arguments; none where the contributions to the derivative of {@code of} were added
     * @param result what the sweep is about: the loss
     */
    public record Derivative(Value of, Optional<Value> by, Value result) {

        private String words() {
            Op op = of.op();
            return op != null && by.isPresent()
                    ? "in the derivative of " + op.name() + named(" by ", by.get()) + ", "
                    : "where derivatives are added" + named(" at ", of) + ", ";
        }

        private static String named(String word, Value value) {
            return value.name().isEmpty() ? "" : word + value.name();
        }
    }

    /** @param message what was not finite, where, and what to do */
    public NonFiniteException(String message) {
        this("", message, null, List.of(), null);
    }

    NonFiniteException(String message, Op op, Value... arguments) {
        this("", message, op, List.of(arguments), null);
    }

    private NonFiniteException(
            String context, String reason, @Nullable Op op, List<Value> arguments, @Nullable Derivative derivative) {
        super(context + reason);
        this.reason = reason;
        this.op = op;
        this.arguments = arguments;
        this.derivative = derivative;
    }

    /** The same refusal in other words, of one who knows more about what was asked. */
    public NonFiniteException inWords(String message) {
        return from(new NonFiniteException("", message, op, arguments, derivative));
    }

    /** The same refusal, with what was being differentiated when it came up: the outermost, of sweeps in sweeps. */
    NonFiniteException differentiating(Derivative outer) {
        return from(new NonFiniteException(outer.words(), reason, op, arguments, outer));
    }

    private NonFiniteException from(NonFiniteException same) {
        same.setStackTrace(getStackTrace());
        return same;
    }

    /** The operation whose result was not finite; none if a leaf was not, or a step. */
    public Optional<Op> op() {
        return Optional.ofNullable(op);
    }

    /** What that operation was applied to. */
    public List<Value> arguments() {
        return arguments;
    }

    /** What was being differentiated, if anything. */
    public Optional<Derivative> derivative() {
        return Optional.ofNullable(derivative);
    }
}
