package chainrule.shape;

/** Two sizes do not fit. The message names the operation, both shapes and what to do. */
public final class ShapeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** @param message expected, got, and the next step, in the words of the caller */
    public ShapeException(String message) {
        super(message);
    }
}
