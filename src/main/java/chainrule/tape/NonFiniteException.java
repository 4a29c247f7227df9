package chainrule.tape;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A NaN or an infinity where only finite numbers make sense. The message tells the operation, the place and why. */
public final class NonFiniteException extends ArithmeticException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Op op;
    private final transient List<Value> arguments;

    /** @param message what was not finite, where, and what to do */
    public NonFiniteException(String message) {
        super(message);
        op = null;
        arguments = List.of();
    }

    NonFiniteException(String message, Op op, Value... arguments) {
        super(message);
        this.op = op;
        this.arguments = List.of(arguments);
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
