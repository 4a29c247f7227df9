package chainrule.explain;

import chainrule.shape.Shape;
import java.util.List;

/**
 * The health of gradients, one row per parameter.
 *
 * @param loss the loss the gradients belong to
 * @param rows in the order the parameters were asked for
 */
public record GradientTable(double loss, List<Row> rows) {

    /** A verdict on one gradient. */
    public enum Health {
        /** Nothing to worry about. */
        OK("✓", "ok"),
        /** All entries are zero: nothing will be learned here. */
        ZERO("○", "all zero"),
        /** So small beside the parameter that nothing moves. */
        VANISHING("↓", "vanishing"),
        /** So large beside the parameter that a step would destroy it. */
        EXPLODING("↑", "exploding");

        private final String mark;
        private final String words;

        Health(String mark, String words) {
            this.mark = mark;
            this.words = words;
        }

        /** One glyph. */
        public String mark() {
            return mark;
        }

        /** The same in words. */
        public String words() {
            return words;
        }
    }

    /**
     * One parameter.
     *
     * @param layer        the part of the name before the last dot, or empty
     * @param name         the rest of the name
     * @param shape        the size of both
     * @param valueNorm    ‖value‖, the root of the sum of squares
     * @param gradientNorm ‖gradient‖
     * @param ratio        ‖gradient‖ / ‖value‖; NaN if the parameter is zero
     * @param min          the smallest entry of the gradient
     * @param max          the largest entry of the gradient
     * @param zeros        the share of entries of the gradient that are exactly zero, 0 … 1
     * @param health       the verdict
     */
    public record Row(
            String layer,
            String name,
            Shape shape,
            double valueNorm,
            double gradientNorm,
            double ratio,
            double min,
            double max,
            double zeros,
            Health health) {}
}
