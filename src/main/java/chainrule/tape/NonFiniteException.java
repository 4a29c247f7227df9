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

    /** @param message what was not finite, where, and what to do */
    public NonFiniteException(String message) {
        super(message);
        reason = message;
        op = null;
        arguments = List.of();
    }

    NonFiniteException(String message, Op op, Value... arguments) {
        super(message);
        reason = message;
        this.op = op;
        this.arguments = List.of(arguments);
    }

    private NonFiniteException(String context, String reason, NonFiniteException refusal) {
        super(context + reason);
        this.reason = reason;
        op = refusal.op;
        arguments = refusal.arguments;
        setStackTrace(refusal.getStackTrace());
    }

    /** The same refusal in other words, of one who knows more about what was asked. */
    public NonFiniteException inWords(String message) {
        return new NonFiniteException("", message, this);
    }

    /** The same refusal, with what was being differentiated when it came up: the outermost, of sweeps in sweeps. */
    NonFiniteException differentiating(Op differentiated, Value by) {
        String name = by.name().isEmpty() ? "" : " by " + by.name();
        return new NonFiniteException("in the derivative of " + differentiated.name() + name + ", ", reason, this);
    }

    /** The operation whose result was not finite; none if a leaf was not, or a step. */
    public Optional<Op> op() {
        return Optional.ofNullable(op);
    }

    /** What that operation was applied to. */
    public List<Value> arguments() {
        return arguments;
    }
}
