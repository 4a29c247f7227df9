package chainrule.train;

/**
 * Ends a run when the validation loss has not become smaller for more than {@code patience} epochs in a row. Smaller
 * means by more than {@code progress}. However the run ends, it leaves the model as it was after the epoch with the
 * smallest validation loss of all, by however little: the one that {@link History#best} names.
 *
 * @param patience how many epochs without progress are borne, zero or more
 * @param progress by how much the best loss must be undercut, zero or greater
 */
public record EarlyStopping(int patience, double progress) {

    /** @throws IllegalArgumentException if a setting is out of range */
    public EarlyStopping {
        if (patience < 0 || !(progress >= 0 && progress < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("early stopping needs a patience of zero epochs or more and a finite progress, zero or greater; got "
                    + patience + " and " + progress);
        }
    }

    /** Any smaller loss is progress. */
    public EarlyStopping(int patience) {
        this(patience, 0);
    }
}
