package chainrule.train;

/** A training step that could not be done. The model stands as the last completed step left it. */
public final class TrainingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient History history;

    /**
     * @param message where it happened and why
     * @param cause   what the step met
     * @param history the epochs finished before
     */
    public TrainingException(String message, Throwable cause, History history) {
        super(message, cause);
        this.history = history;
    }

    /** The epochs finished before. */
    public History history() {
        return history;
    }
}
