package chainrule.notebook.view;

import chainrule.explain.HeatMap;
import java.util.List;

/**
 * The colours of numbers around zero: green above, purple below, deeper for larger, after the colour-blind-safe scheme
 * PRGn of Brewer. In how many steps, {@link HeatMap#STEPS} says.
 */
final class Diverging {

    private static final List<String> ABOVE = List.of("#d9f0d3", "#a6dba0", "#5aae61", "#1b7837");
    private static final List<String> BELOW = List.of("#e7d4e8", "#c2a5cf", "#9970ab", "#762a83");
    private static final String BLACK = "#000000";
    private static final String WHITE = "#ffffff";

    private Diverging() {}

    /** The surface of a level, {@code −STEPS … STEPS}; what is not finite has none of these colours. */
    static String surface(int level) {
        return level == 0 || level == HeatMap.NOT_FINITE ? Palette.CARD : level > 0 ? ABOVE.get(level - 1) : BELOW.get(-level - 1);
    }

    /** Ink that reads on it. */
    static String ink(int level) {
        return level == HeatMap.NOT_FINITE ? Palette.BACKWARD : Math.abs(level) == HeatMap.STEPS ? WHITE : BLACK;
    }
}
