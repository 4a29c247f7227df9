package chainrule.explain;

import chainrule.diff.Gradients;
import chainrule.explain.GradientTable.Row;
import chainrule.tape.Numbers;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * What is wrong with gradients, by their sizes beside the parameters, beside each other, and beside the loss. A parameter
 * is measured beside the largest one of its layer: a bias starts at zero and would forever look too small for its gradient.
 */
final class GradientVerdicts {

    /** Below this part of the largest healthy ratio of the table hardly anything moves here while the others learn. */
    private static final double VANISHING = 1e-4;

    /** If a change by the whole size of the parameter would change the loss by less than this part of it, nothing moves. */
    private static final double STILL = 1e-10;

    /** The square of the last digit of a probability. */
    private static final double ROUNDED = 0x1p-104;

    /** A step of about a thousandth of the value is usual; of a tenth, ten steps leave nothing of it. */
    private static final double LEAPING = 0.1;

    /** Above this ratio even a rate of a thousandth leaps. */
    private static final double EXPLODING = LEAPING / 1e-3;

    private final Map<String, Double> layers = new HashMap<>();
    private final double healthiest;
    private final double loss;

    private GradientVerdicts(double loss, List<Row> rows) {
        this.loss = Math.abs(loss);
        rows.forEach(row -> layers.merge(row.layer(), row.valueNorm(), Math::max));
        healthiest = rows.stream().mapToDouble(this::ratio).filter(ratio -> ratio <= EXPLODING).max().orElse(0);
    }

    /** The rows, judged beside each other and by what lies between them and the loss. */
    static List<Row> on(Gradients gradients, List<Row> rows, List<Units> units) {
        GradientVerdicts verdicts = new GradientVerdicts(gradients.loss().asScalar(), rows);
        List<Value> parameters = gradients.parameters();
        List<Integer> used = IntStream.range(0, rows.size()).filter(i -> gradients.adjoint(parameters.get(i)).isPresent()).boxed().toList();
        Optional<Units> culprit = units.stream().filter(Units::passesNothing).findFirst()
                .or(() -> units.stream().filter(unit -> unit.health() == Health.SATURATED).findFirst());
        boolean allStill = !used.isEmpty() && used.stream().allMatch(i -> verdicts.isStill(rows.get(i)));
        boolean allZero = used.stream().allMatch(i -> rows.get(i).gradientNorm() == 0);
        boolean stopped = culprit.isPresent() && !(allZero && !Units.stopGradients(gradients));
        // A loss of zero may be at its minimum although a flat function stops the gradient; a larger one is stuck.
        Optional<Stationary> rest = Optional.of(allStill && (!stopped || verdicts.loss == 0)).filter(still -> still)
                .map(still -> Stationary.of(gradients)).filter(point -> !stopped || point.health() == Health.MINIMUM);
        boolean done = rest.filter(point -> point.health() == Health.MINIMUM).isPresent();
        List<Row> judged = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            Optional<Row> zero = rows.stream().filter(other -> other != row && other.valueNorm() == 0 && other.shape().columns() > 1).findFirst();
            if (!used.contains(i)) {
                judged.add(row.judged(Health.ZERO, "the loss does not change with it: it is not used"));
            } else if (!(done && verdicts.loss == 0) && isSymmetric(i, rows, gradients)) {
                judged.add(row.judged(Health.SYMMETRIC, "its " + row.shape().rows() + " rows are equal and get equal gradients, so its units"
                        + " stay copies of each other: start with weights that differ"));
            } else if (rest.isPresent() && (done || zero.isEmpty())) {
                judged.add(row.judged(rest.get().health(), rest.get().words()));
            } else if (row.gradientNorm() == 0) {
                judged.add(row.judged(Health.ZERO, "no gradient comes back to it" + culprit.filter(unit -> stopped).map(unit -> ": " + unit.called()
                                + " lets nothing through").or(() -> zero.map(other -> ": " + called(other) + " is all zero, and multiplies with it"))
                        .orElse(" through what follows it")));
            } else {
                judged.add(verdicts.judged(row, culprit));
            }
        }
        return judged;
    }

    /** The rows again, now that the steps are known: what was well may leap. */
    static List<Row> withSteps(double loss, List<Row> rows) {
        GradientVerdicts verdicts = new GradientVerdicts(loss, rows);
        return rows.stream().map(row -> row.health() == Health.OK || row.health() == Health.LEAPING
                ? verdicts.judged(row, Optional.empty()) : row).toList();
    }

    private Row judged(Row row, Optional<Units> culprit) {
        double ratio = ratio(row);
        double step = GradientTable.beside(row.updateNorm().orElse(0), size(row));
        if (ratio > EXPLODING) {
            return row.judged(Health.EXPLODING, "its gradient is " + Numbers.format(ratio)
                    + " times as large as the parameter; above " + Numbers.format(EXPLODING)
                    + " an ordinary step destroys it: clip the gradients, or start with smaller weights");
        }
        if (step > LEAPING) {
            return row.judged(Health.LEAPING, "a step changes it by " + Numbers.format(100 * step)
                    + "% of its size, where about 0.1% is usual and more than " + Numbers.format(100 * LEAPING)
                    + "% forgets: take a smaller learning rate");
        }
        String behind = culprit.map(unit -> "; " + unit.called() + " is flat behind it").orElse("; look for flat functions behind it");
        if (isStill(row)) {
            return row.judged(Health.VANISHING, "its gradient is " + Numbers.format(row.gradientNorm())
                    + ": changed by its whole size it would change the loss by less than " + Numbers.format(STILL)
                    + " of it" + behind);
        }
        if (ratio < VANISHING * healthiest) {
            return row.judged(Health.VANISHING, "beside the parameter its gradient is " + Numbers.format(ratio)
                    + ", elsewhere up to " + Numbers.format(healthiest) + ", more than " + Numbers.format(1 / VANISHING)
                    + " times as much: it stands still while the others learn" + behind);
        }
        return row.judged(Health.OK, "");
    }

    /** A loss of exactly zero has nothing to lose; beside it only what rounding leaves of a square is small. */
    private boolean isStill(Row row) {
        double size = size(row) == 0 ? 1 : size(row);
        return row.gradientNorm() == 0 || row.gradientNorm() * size < (loss == 0 ? ROUNDED : STILL * loss);
    }

    private static boolean isSymmetric(int at, List<Row> rows, Gradients gradients) {
        Row row = rows.get(at);
        boolean ofUnits = row.shape().columns() > 1 || !row.layer().isEmpty() && rows.stream().anyMatch(other -> other != row
                && other.layer().equals(row.layer()) && other.shape().rows() == row.shape().rows());
        return ofUnits && copies(at, gradients) && (row.shape().columns() > 1
                || IntStream.range(0, rows.size()).filter(i -> rows.get(i).layer().equals(row.layer())).allMatch(i -> copies(i, gradients)));
    }

    private static boolean copies(int at, Gradients gradients) {
        Value parameter = gradients.parameters().get(at);
        return rowsAreEqual(parameter.matrix()) && rowsAreEqual(gradients.of(parameter).matrix());
    }

    private static boolean rowsAreEqual(DMatrixRMaj x) {
        return x.numRows > 1 && IntStream.range(x.numCols, x.getNumElements()).allMatch(k -> x.data[k] == x.data[k % x.numCols]);
    }

    private static String called(Row row) {
        return row.layer().isEmpty() ? row.name() : row.layer() + "." + row.name();
    }

    private double ratio(Row row) {
        return GradientTable.beside(row.gradientNorm(), size(row));
    }

    private double size(Row row) {
        return row.layer().isEmpty() ? row.valueNorm() : layers.get(row.layer());
    }
}
