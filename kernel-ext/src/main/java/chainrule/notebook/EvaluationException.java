package chainrule.notebook;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An expression of the user's that could not be evaluated; the message says why in one line. */
public final class EvaluationException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What went wrong, from the user's side. */
    public enum Fault {
        /** It names something that is not there; the message is that name. */
        UNKNOWN_NAME,
        /** It is not Java. */
        DOES_NOT_COMPILE,
        /** It compiled, ran, and threw. */
        THREW
    }

    private final Fault fault;
    private final @Nullable String hint;

    /**
     * Says what went wrong.
     *
     * @param fault   the kind
     * @param message one line: the unknown name, or the compiler's or the exception's words
     * @param cause   what the kernel threw
     */
    public EvaluationException(Fault fault, String message, @Nullable Throwable cause) {
        this(fault, message, Optional.empty(), cause);
    }

    /** The same with what was meant, if that can be told. */
    public EvaluationException(Fault fault, String message, Optional<String> hint, @Nullable Throwable cause) {
        super(message, cause);
        this.fault = fault;
        this.hint = hint.orElse(null);
    }

    /** What to write instead, if that can be told. */
    public Optional<String> hint() {
        return Optional.ofNullable(hint);
    }

    /** The kind of fault. */
    public Fault fault() {
        return fault;
    }

    /** The words in one line; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
