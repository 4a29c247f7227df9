package chainrule.optim;

import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** What is done to gradients that are too long, before a step is taken with them. */
@FunctionalInterface
public interface GradientClipping {

    /**
     * Shortens the gradients of all parameters.
     *
     * @param gradients all finite. Modified: clipped.
     */
    void clip(List<DMatrixRMaj> gradients);
}
