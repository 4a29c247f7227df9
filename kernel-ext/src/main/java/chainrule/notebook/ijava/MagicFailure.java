package chainrule.notebook.ijava;

/**
 * What a magic has to say when it cannot do what was asked. An error, because IJava wraps any exception of a magic in
 * another one with a stack trace; and without a trace of its own, so that the cell shows the message and nothing else.
 */
final class MagicFailure extends Error {

    private static final long serialVersionUID = 1L;

    MagicFailure(String message) {
        super(message, null, false, false);
    }
}
