package chainrule.tape;

/** A number where it makes no sense: a probability above one, a negative weight. The message tells which and where. */
public final class DomainException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** @param message who needs what, and the value that was given, with its place */
    public DomainException(String message) {
        super(message);
    }
}
