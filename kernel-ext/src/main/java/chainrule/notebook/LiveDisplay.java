package chainrule.notebook;

/** A display on the page that can be replaced where it stands, as long as its cell runs. */
@FunctionalInterface
public interface LiveDisplay {

    /** Shows {@code next} in place of what stood there; after the cell has ended nothing happens. */
    void replace(Display next);
}
