package chainrule.explain;

import chainrule.diff.Gradients;
import chainrule.op.OfScores;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Tape;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * The health of gradients: one row per parameter, and one per function that may let no gradient through. A verdict is
 * given where it can be, in this order; sizes are roots of sums of squares, and that of a parameter is that of the largest
 * of its layer:
 *
 * <ul>
 *   <li>all zero: the loss does not depend on it, or nothing comes back, and through what;
 *   <li>symmetric: all rows and all rows of the gradient are equal;
 *   <li>exploding: the gradient is more than 100 times the parameter;
 *   <li>step too large: more than a tenth of the parameter, where a rate or the steps are known;
 *   <li>vanishing: the gradient times the parameter is below 1e−10 of the loss; or, beside its parameter, it is below
 *       1e−4 of the largest such ratio of the table;
 *   <li>at a minimum: all gradients are as small as that, and all around the loss is higher;
 *   <li>dead or saturated: see {@link Units};
 *   <li>not judged: too few samples to tell, or all gradients are zero and the loss is not higher all around.
 * </ul>
 *
 * <pre>{@code
 * GradientTable table = GradientTable.of(gradients(loss, w, b)).atRate(0.1);
 * }</pre>
 *
 * @param loss  the loss the gradients belong to
 * @param rows  in the order the parameters were asked for
 * @param units the functions between the parameters and the loss, in order of computation
 * @param notes what else is likely a mistake
 */
public record GradientTable(double loss, List<Row> rows, List<Units> units, List<String> notes) {

    /**
     * One parameter.
     *
     * @param layer        the part of the name before the last dot, or empty
     * @param name         the rest of the name
     * @param shape        the size of both
     * @param valueNorm    ‖value‖, the root of the sum of squares
     * @param gradientNorm ‖gradient‖
     * @param updateNorm   ‖step‖, if that is known
     * @param gradient     how its entries spread
     * @param health       the verdict
     * @param reason       why, in words; empty where nothing is wrong
     */
    public record Row(
            String layer,
            String name,
            Shape shape,
            double valueNorm,
            double gradientNorm,
            OptionalDouble updateNorm,
            Histogram gradient,
            Health health,
            String reason) {

        /** ‖gradient‖ / ‖value‖; NaN if the parameter is zero. */
        public double ratio() {
            return beside(gradientNorm, valueNorm);
        }

        /** ‖step‖ / ‖value‖; NaN if the parameter is zero, or the step is not known. */
        public double updateRatio() {
            return beside(updateNorm.orElse(Double.NaN), valueNorm);
        }

        private Row moved(double norm) {
            return new Row(layer, name, shape, valueNorm, gradientNorm, OptionalDouble.of(norm), gradient, health, reason);
        }

        Row judged(Health verdict, String why) {
            return new Row(layer, name, shape, valueNorm, gradientNorm, updateNorm, gradient, verdict, why);
        }
    }

    /** Immutable copies. */
    public GradientTable {
        rows = List.copyOf(rows);
        units = List.copyOf(units);
        notes = List.copyOf(notes);
    }

    /** Without notes. */
    public GradientTable(double loss, List<Row> rows, List<Units> units) {
        this(loss, rows, units, List.of());
    }

    /** One row per parameter that the gradients were asked for. */
    public static GradientTable of(Gradients gradients) {
        return of(gradients, Map.of());
    }

    /** The same, with names for values that have none of their own. */
    public static GradientTable of(Gradients gradients, Map<Value, String> names) {
        GivenNames given = new GivenNames(names);
        List<Row> measured = gradients.parameters().stream().map(p -> measured(p, gradients.of(p), given)).toList();
        List<Units> units = Units.of(gradients, given);
        return new GradientTable(gradients.loss().asScalar(), GradientVerdicts.on(gradients, measured, units), units,
                OfScores.mistaken(Tape.of(gradients.loss())).stream().toList());
    }

    /**
     * The same with the steps that plain gradient descent would make, {@code η ∇}.
     *
     * @param rate {@code η}
     */
    public GradientTable atRate(double rate) {
        return withSteps(rows.stream().map(row -> rate * row.gradientNorm()).toList());
    }

    /**
     * The same with the steps that were made, by whatever rule.
     *
     * @param before the parameters in the order of the rows: {@code gradients.parameters()}
     * @param after  what became of them
     * @throws ShapeException if a parameter became one of another shape
     */
    public GradientTable moved(List<Value> before, List<Value> after) {
        if (before.size() != rows.size() || after.size() != rows.size()) {
            throw new IllegalArgumentException("the steps of " + rows.size() + " parameters need as many values before and after; got "
                    + before.size() + " and " + after.size());
        }
        return withSteps(IntStream.range(0, rows.size()).mapToObj(i -> distance(before.get(i), after.get(i))).toList());
    }

    private GradientTable withSteps(List<Double> norms) {
        List<Row> moved = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            moved.add(rows.get(i).moved(norms.get(i)));
        }
        return new GradientTable(loss, GradientVerdicts.withSteps(loss, moved), units, notes);
    }

    private static double distance(Value before, Value after) {
        if (!before.shape().equals(after.shape())) {
            throw new ShapeException("a step", "a parameter before and after it in one shape", before.shape(), after.shape())
                    .named(List.of(before.name(), after.name()));
        }
        DMatrixRMaj step = after.matrix();
        DMatrixRMaj from = before.matrix();
        for (int k = 0; k < step.getNumElements(); k++) {
            step.data[k] -= from.data[k];
        }
        return NormOps_DDRM.normF(step);
    }

    private static Row measured(Value parameter, Value slope, GivenNames names) {
        String name = names.of(parameter);
        int dot = name.lastIndexOf('.');
        DMatrixRMaj gradient = slope.matrix();
        return new Row(
                dot < 0 ? "" : name.substring(0, dot),
                name.substring(dot + 1),
                parameter.shape(),
                NormOps_DDRM.normF(parameter.matrix()),
                NormOps_DDRM.normF(gradient),
                OptionalDouble.empty(),
                Histogram.of(gradient),
                Health.OK,
                "");
    }

    /** A size beside another, which may be zero. */
    static double beside(double size, double other) {
        return other == 0 ? Double.NaN : size / other;
    }
}
