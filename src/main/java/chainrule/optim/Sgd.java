package chainrule.optim;

import chainrule.diff.Gradients;
import chainrule.linalg.Functions;
import chainrule.nn.Parameter;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/**
 * Stochastic gradient descent with momentum: {@code v ← μ v + ∇}, {@code w ← w − η v}; the first {@code v} is the
 * gradient. With {@code μ = 0} plain gradient descent, {@code w ← w − η ∇}.
 */
public final class Sgd implements Optimizer {

    private final double learningRate;
    private final double momentum;
    private final Map<Parameter, DMatrixRMaj> velocities = new IdentityHashMap<>();

    /** @param learningRate {@code η}, zero or greater */
    public Sgd(double learningRate) {
        this(learningRate, 0);
    }

    /**
     * @param learningRate {@code η}, zero or greater
     * @param momentum     {@code μ}, at least 0 and less than 1
     * @throws IllegalArgumentException if one is out of range or not a number
     */
    public Sgd(double learningRate, double momentum) {
        if (!(learningRate >= 0 && learningRate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a learning rate is a finite number, zero or greater; got " + learningRate);
        }
        if (!(momentum >= 0 && momentum < 1)) {
            throw new IllegalArgumentException("momentum is at least 0 and less than 1; got " + momentum);
        }
        this.learningRate = learningRate;
        this.momentum = momentum;
    }

    @Override
    public double learningRate() {
        return learningRate;
    }

    @Override
    public void step(List<Parameter> parameters, Gradients gradients) {
        // Everything is computed before anything moves: a step that cannot be done leaves nothing half done.
        List<Update> updates = new ArrayList<>();
        for (Parameter parameter : parameters) {
            DMatrixRMaj v = gradients.of(parameter.value()).matrix();
            DMatrixRMaj before = velocities.get(parameter);
            if (before != null) {
                Functions.map((old, slope) -> momentum * old + slope, before, v, v);
            }
            DMatrixRMaj w = parameter.value().matrix();
            Functions.map((value, velocity) -> value - learningRate * velocity, w, v, w);
            updates.add(new Update(parameter, v, Value.matrix(parameter.name(), w)));
        }
        for (Update update : updates) {
            velocities.put(update.parameter, update.velocity);
            update.parameter.set(update.value);
        }
    }

    @Override
    public String toString() {
        return "Sgd with learning rate " + learningRate + (momentum == 0 ? "" : ", momentum " + momentum);
    }

    private record Update(Parameter parameter, DMatrixRMaj velocity, Value value) {}
}
