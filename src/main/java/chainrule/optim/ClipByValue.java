package chainrule.optim;

import chainrule.linalg.Functions;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Cuts every entry of every gradient to {@code [−limit, limit]}. The direction may change.
 *
 * @param limit greater than zero
 */
public record ClipByValue(double limit) implements GradientClipping {

    /** @throws IllegalArgumentException if the limit is out of range or not a number */
    public ClipByValue {
        Setting.positive("the limit of an entry", limit);
    }

    @Override
    public void clip(List<DMatrixRMaj> gradients) {
        gradients.forEach(g -> Functions.map(x -> Math.max(-limit, Math.min(limit, x)), g, g));
    }
}
