package chainrule.explain;

import chainrule.diff.Gradients;
import chainrule.shape.Shape;
import chainrule.tape.Value;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.NormOps_DDRM;

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
        /** So small beside those of the other parameters that nothing moves here while the others learn. */
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
            Health health) {

        /** The same with a verdict, which needs the other rows: the largest ratio among those that do not explode. */
        private Row judged(double healthiest) {
            Health verdict = gradientNorm == 0 ? Health.ZERO
                    : ratio > EXPLODING ? Health.EXPLODING
                    : ratio < VANISHING * healthiest ? Health.VANISHING
                    : Health.OK;
            return new Row(layer, name, shape, valueNorm, gradientNorm, ratio, min, max, zeros, verdict);
        }
    }

    /** Below this part of the largest healthy ratio of the table nothing moves here while the others learn. */
    private static final double VANISHING = 1e-5;

    /** Above this ratio an ordinary step throws the value away. */
    private static final double EXPLODING = 1e3;

    /** One row per parameter that the gradients were asked for. */
    public static GradientTable of(Gradients gradients) {
        return of(gradients, Map.of());
    }

    /** The same, with names for values that have none of their own. */
    public static GradientTable of(Gradients gradients, Map<Value, String> names) {
        List<Row> measured = gradients.parameters().stream().map(p -> measured(p, gradients.of(p), names)).toList();
        double healthiest = measured.stream().mapToDouble(Row::ratio).filter(ratio -> ratio <= EXPLODING).max().orElse(0);
        return new GradientTable(
                gradients.loss().asScalar(), measured.stream().map(row -> row.judged(healthiest)).toList());
    }

    private static Row measured(Value parameter, Value slope, Map<Value, String> names) {
        String name = parameter.name().isEmpty() ? names.getOrDefault(parameter, "") : parameter.name();
        int dot = name.lastIndexOf('.');
        DMatrixRMaj gradient = slope.matrix();
        double valueNorm = NormOps_DDRM.normF(parameter.matrix());
        double gradientNorm = NormOps_DDRM.normF(gradient);
        DoubleSummaryStatistics entries =
                Arrays.stream(gradient.data, 0, gradient.getNumElements()).summaryStatistics();
        long zeros = Arrays.stream(gradient.data, 0, gradient.getNumElements()).filter(x -> x == 0).count();
        return new Row(
                dot < 0 ? "" : name.substring(0, dot),
                name.substring(dot + 1),
                parameter.shape(),
                valueNorm,
                gradientNorm,
                valueNorm == 0 ? Double.NaN : gradientNorm / valueNorm,
                entries.getCount() == 0 ? 0 : entries.getMin(),
                entries.getCount() == 0 ? 0 : entries.getMax(),
                (double) zeros / Math.max(1, gradient.getNumElements()),
                Health.OK);
    }
}
