package chainrule.notebook;

/** A display on the page that can be replaced where it stands, as long as its cell runs. */
public interface LiveDisplay {

    /** Shows {@code next} in place of what stood there; after the cell has ended nothing happens. */
    void replace(Display next);

    /**
     * Shows {@code last} in place of what stood there, for good. An interrupted cell does not end before this is called
     * (or some seconds have passed), so that what is saved is how the work ended.
     */
    void finish(Display last);

    /** Whether its cell still runs. */
    boolean isLive();
}
