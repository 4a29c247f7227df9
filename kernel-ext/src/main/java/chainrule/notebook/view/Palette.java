package chainrule.notebook.view;

/**
 * The colours of every view, after the colour-blind-safe palette of Okabe and Ito: tints for surfaces, shades for ink.
 * Ink on any surface here has a contrast of 4.5 to 1 or more. No colour speaks alone: a shape, a dash or a word says
 * the same.
 */
final class Palette {

    /** The card that every view lies on. */
    static final String CARD = "#ffffff";

    /** Thin lines: the card's edge, rules of a table, grid lines. */
    static final String RULE = "#d5d9de";

    /** What is read. */
    static final String INK = "#1b1f24";

    /** What explains what is read. */
    static final String MUTED = "#566069";

    /** Lines between values. */
    static final String LINE = "#7b858f";

    /** Sky blue: what comes in. */
    static final String INPUT_SURFACE = "#e9f4fb";

    static final String INPUT_EDGE = "#4a90b8";

    /** Neutral: what is computed. */
    static final String OPERATION_SURFACE = "#f7f7f5";

    static final String OPERATION_EDGE = "#9aa2ab";

    /** Orange: what comes out. */
    static final String RESULT_SURFACE = "#fdf3e1";

    static final String RESULT_EDGE = "#b87a00";

    /** Blue: going forward, local derivatives, training. */
    static final String FORWARD = "#00598f";

    /** Vermillion: coming back, adjoints, validation. */
    static final String BACKWARD = "#a84300";

    /** Head rows, and bands of a table. */
    static final String BAND = "#f4f6f8";

    private Palette() {}
}
