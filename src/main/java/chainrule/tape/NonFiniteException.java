package chainrule.tape;

/** A NaN or an infinity where only finite numbers make sense. The message tells the operation, the place and why. */
public final class NonFiniteException extends ArithmeticException {

    private static final long serialVersionUID = 1L;

    /** @param message what was not finite, where, and what to do */
    public NonFiniteException(String message) {
        super(message);
    }
}
