package chainrule.optim;

import chainrule.nn.Parameter;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** An optimiser that is fed with clipped gradients. */
record ClippedOptimizer(Optimizer inner, GradientClipping clipping) implements Optimizer {

    @Override
    public double learningRate() {
        return inner.learningRate();
    }

    @Override
    public double learningRate(List<Parameter> parameters) {
        return inner.learningRate(parameters);
    }

    @Override
    public void step(List<Parameter> parameters, List<DMatrixRMaj> slopes, double rate) {
        List<DMatrixRMaj> clipped = slopes.stream().map(DMatrixRMaj::copy).toList();
        clipping.clip(clipped);
        inner.step(parameters, clipped, rate);
    }

    @Override
    public void epochEnded(double loss) {
        inner.epochEnded(loss);
    }

    @Override
    public void epochEnded(List<Parameter> parameters, double loss) {
        inner.epochEnded(parameters, loss);
    }

    @Override
    public String toString() {
        return inner + ", gradients clipped by " + clipping;
    }
}
