package chainrule.nn;

/** A model file that cannot be read into a model, or not be written. The message tells the file and why. */
public final class ModelFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message which file, what is wrong with it, and what to do */
    public ModelFileException(String message) {
        super(message);
    }

    /**
     * The same with what the system said.
     *
     * @param message which file, what is wrong with it, and what to do
     * @param cause   what the system said
     */
    public ModelFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
