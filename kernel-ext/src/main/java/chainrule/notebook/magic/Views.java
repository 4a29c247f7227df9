package chainrule.notebook.magic;

import java.util.List;

/**
 * Who shows things of certain types: a {@link Magic}, or what shows a cell's last value without one. A public class of
 * this package with a public constructor without arguments is found by scanning.
 */
public interface Views {

    /** The types it shows. */
    List<View<?>> views();
}
