package chainrule.notebook.data;

/** Data that cannot be used as it is. The message tells the file, row and column, and what to do. */
public final class DataException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, where, and what to do */
    public DataException(String message) {
        super(message);
    }
}
