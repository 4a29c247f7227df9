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

    /** Below this ratio of gradient to value a step moves nothing that matters. */
    private static final double VANISHING = 1e-7;

    /** Above this ratio an ordinary step throws the value away. */
    private static final double EXPLODING = 1e3;

    /** One row per parameter that the gradients were asked for. */
    public static GradientTable of(Gradients gradients) {
        return of(gradients, Map.of());
    }

    /** The same, with names for values that have none of their own. */
    public static GradientTable of(Gradients gradients, Map<Value, String> names) {
        return new GradientTable(
                gradients.loss().asScalar(),
                gradients.parameters().stream().map(p -> row(p, gradients.of(p).matrix(), names)).toList());
    }

    private static Row row(Value parameter, DMatrixRMaj gradient, Map<Value, String> names) {
        String name = parameter.name().isEmpty() ? names.getOrDefault(parameter, "") : parameter.name();
        int dot = name.lastIndexOf('.');
        double valueNorm = NormOps_DDRM.normF(parameter.matrix());
        double gradientNorm = NormOps_DDRM.normF(gradient);
        double ratio = valueNorm == 0 ? Double.NaN : gradientNorm / valueNorm;
        DoubleSummaryStatistics entries =
                Arrays.stream(gradient.data, 0, gradient.getNumElements()).summaryStatistics();
        long zeros = Arrays.stream(gradient.data, 0, gradient.getNumElements()).filter(x -> x == 0).count();
        return new Row(
                dot < 0 ? "" : name.substring(0, dot),
                name.substring(dot + 1),
                parameter.shape(),
                valueNorm,
                gradientNorm,
                ratio,
                entries.getMin(),
                entries.getMax(),
                (double) zeros / gradient.getNumElements(),
                health(gradientNorm, ratio));
    }

    private static Health health(double gradientNorm, double ratio) {
        if (gradientNorm == 0) {
            return Health.ZERO;
        }
        return ratio < VANISHING ? Health.VANISHING : ratio > EXPLODING ? Health.EXPLODING : Health.OK;
    }
}
