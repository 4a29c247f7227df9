package chainrule.bench.contender;

import static chainrule.loss.SquaredPenalty.squaredPenalty;
import static chainrule.op.Add.add;

import chainrule.bench.workload.Mlp;
import chainrule.bench.workload.Network;
import chainrule.bench.workload.Start;
import chainrule.diff.Gradients;
import chainrule.loss.Hinge;
import chainrule.loss.Loss;
import chainrule.loss.OneHot;
import chainrule.loss.SoftmaxCrossEntropy;
import chainrule.nn.Dense;
import chainrule.nn.Initialization;
import chainrule.nn.Layer;
import chainrule.nn.Parameter;
import chainrule.nn.Sequential;
import chainrule.op.Relu;
import chainrule.optim.Optimizer;
import chainrule.optim.Sgd;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * A model of layers, a loss and an optimiser. How a step is made, recorded anew or replayed, is decided in
 * {@link #gradient} and {@link #step} and nowhere else.
 */
public final class ChainruleNetwork implements Network {

    private final Layer model;
    private final Loss loss;
    private final Optimizer optimizer = new Sgd(Mlp.LEARNING_RATE);
    private final double penalty;
    private final Value inputs;
    private final Value targets;

    ChainruleNetwork(Mlp mlp) {
        Start start = Start.of(mlp);
        Iterator<DMatrixRMaj> weights = start.weights().iterator();
        Initialization given = (out, in) -> weights.next();
        List<Layer> layers = new ArrayList<>();
        for (int k = 0; k < mlp.layers(); k++) {
            if (k > 0) {
                layers.add(Relu::relu);
            }
            layers.add(new Dense("layer" + k, mlp.sizes().get(k), mlp.sizes().get(k + 1), given));
        }
        model = Sequential.of(layers.toArray(Layer[]::new));
        inputs = Value.matrix("X", start.inputs());
        boolean svm = mlp.goal() == Mlp.Goal.SVM;
        loss = svm ? new Hinge(1) : new SoftmaxCrossEntropy();
        penalty = svm ? Mlp.PENALTY : 0;
        targets = svm ? Value.matrix("y", start.signs()) : OneHot.oneHot(mlp.sizes().get(mlp.layers()), start.labels());
    }

    private Value cost(Value prediction) {
        Value cost = loss.of(prediction, targets);
        if (penalty > 0) {
            for (Parameter parameter : model.parameters()) {
                cost = add(cost, squaredPenalty(2 * penalty, parameter.value()));
            }
        }
        return cost;
    }

    @Override
    public double loss() {
        return cost(model.apply(inputs)).asScalar();
    }

    @Override
    public Gradients gradient() {
        Value cost = cost(model.applyTraining(inputs));
        return Gradients.gradients(cost, model.parameters().stream().map(Parameter::value).toList());
    }

    @Override
    public Object step() {
        optimizer.step(model.parameters(), gradient());
        return model;
    }
}
