package chainrule.optim;

import chainrule.linalg.Functions;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Shortens all gradients together where they are longer than the limit, {@code g ← g · limit / (‖g‖ + 1e-6)}, where
 * {@code ‖g‖} is the Euclidean norm of all entries of all parameters. The direction stays.
 *
 * @param limit greater than zero
 */
public record ClipByNorm(double limit) implements GradientClipping {

    /** @throws IllegalArgumentException if the limit is out of range or not a number */
    public ClipByNorm {
        Setting.positive("the limit of the norm", limit);
    }

    @Override
    public void clip(List<DMatrixRMaj> gradients) {
        double largest = 0;
        for (DMatrixRMaj g : gradients) {
            for (int k = 0; k < g.getNumElements(); k++) {
                largest = Math.max(largest, Math.abs(g.data[k]));
            }
        }
        if (largest == 0) {
            return;
        }
        // Measured in units of the largest entry: squares neither overflow nor vanish.
        double squares = 0;
        for (DMatrixRMaj g : gradients) {
            for (int k = 0; k < g.getNumElements(); k++) {
                double x = g.data[k] / largest;
                squares += x * x;
            }
        }
        double norm = largest * Math.sqrt(squares);
        if (norm <= limit) {
            // The 1e-6 would shorten what is within the limit, and to nothing where both are small.
            return;
        }
        double factor = norm < Double.POSITIVE_INFINITY ? limit / (norm + 1e-6) : limit / largest / Math.sqrt(squares);
        if (factor < 1) {
            gradients.forEach(g -> Functions.map(x -> factor * x, g, g));
        }
    }
}
