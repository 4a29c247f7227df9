package chainrule.optim;

import chainrule.diff.Gradients;
import chainrule.nn.Parameter;
import chainrule.tape.Value;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/** An optimiser that is fed with clipped gradients. */
record ClippedOptimizer(Optimizer inner, GradientClipping clipping) implements Optimizer {

    @Override
    public double learningRate() {
        return inner.learningRate();
    }

    @Override
    public void step(List<Parameter> parameters, Gradients gradients, double rate) {
        List<DMatrixRMaj> slopes = parameters.stream().map(p -> gradients.of(p.value()).matrix()).toList();
        clipping.clip(slopes);
        Map<Value, Value> clipped = new IdentityHashMap<>();
        for (int i = 0; i < slopes.size(); i++) {
            Value w = parameters.get(i).value();
            clipped.put(w, Value.matrix(gradients.of(w).name(), slopes.get(i)));
        }
        inner.step(parameters, gradients.replaced(clipped), rate);
    }

    @Override
    public void epochEnded(double loss) {
        inner.epochEnded(loss);
    }
}
