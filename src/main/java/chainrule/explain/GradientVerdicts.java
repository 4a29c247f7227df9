package chainrule.explain;

import chainrule.explain.GradientTable.Row;
import chainrule.tape.Numbers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is wrong with gradients, by their sizes beside the parameters. A parameter is measured beside the largest one of
 * its layer: a bias starts at zero and would forever look too small for its gradient.
 */
final class GradientVerdicts {

    /** Below this part of the largest healthy ratio of the table nothing moves here while the others learn. */
    private static final double VANISHING = 1e-5;

    /** Above this ratio an ordinary step, at a rate of a thousandth and more, throws the value away. */
    private static final double EXPLODING = 1e3;

    /** A step of about a thousandth of the value is usual; of a tenth, ten steps leave nothing of it. */
    private static final double LEAPING = 0.1;

    private final Map<String, Double> layers = new HashMap<>();
    private final double healthiest;

    private GradientVerdicts(List<Row> rows) {
        rows.forEach(row -> layers.merge(row.layer(), row.valueNorm(), Math::max));
        healthiest = rows.stream().mapToDouble(this::ratio).filter(ratio -> ratio <= EXPLODING).max().orElse(0);
    }

    /** The rows, judged beside each other. */
    static List<Row> on(List<Row> rows) {
        GradientVerdicts verdicts = new GradientVerdicts(rows);
        return rows.stream().map(verdicts::judged).toList();
    }

    private Row judged(Row row) {
        double ratio = ratio(row);
        double step = GradientTable.beside(row.updateNorm().orElse(0), size(row));
        if (row.gradientNorm() == 0) {
            return row.judged(Health.ZERO,
                    "the loss does not change with it: it is not used, or no gradient comes back through what follows it");
        }
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
        if (ratio < VANISHING * healthiest) {
            return row.judged(Health.VANISHING, "beside the parameter its gradient is " + Numbers.format(ratio)
                    + ", elsewhere up to " + Numbers.format(healthiest)
                    + ": it stands still while the others learn; look for flat functions behind it");
        }
        return row.judged(Health.OK, "");
    }

    private double ratio(Row row) {
        return GradientTable.beside(row.gradientNorm(), size(row));
    }

    private double size(Row row) {
        return row.layer().isEmpty() ? row.valueNorm() : layers.get(row.layer());
    }
}
