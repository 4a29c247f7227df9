package chainrule.notebook.magic;

/** Something asked for cannot be shown; the message is one line for the user, with what to write instead. */
public final class CannotShow extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says why, and what to do. */
    public CannotShow(String message) {
        super(message, null, false, false);
    }
}
