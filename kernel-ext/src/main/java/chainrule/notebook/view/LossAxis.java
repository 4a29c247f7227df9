package chainrule.notebook.view;

/** How the losses are laid out from low to high. */
public enum LossAxis {
    /** Evenly; by powers of ten where they span three and more. */
    AS_NEEDED,
    /** By powers of ten; what is not greater than zero is marked below its foot. */
    LOGARITHMIC
}
