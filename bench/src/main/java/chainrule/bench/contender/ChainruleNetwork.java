package chainrule.bench.contender;

import static chainrule.loss.SquaredPenalty.squaredPenalty;

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
import chainrule.train.Dataset;
import chainrule.train.TrainingStep;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** A model of layers, a loss and an optimiser, in steps as the trainer makes them. */
public final class ChainruleNetwork implements Network {

    private final Layer model;
    private final Loss loss;
    private final TrainingStep step;
    private final Dataset batch;

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
        Value inputs = Value.matrix("X", start.inputs());
        Optimizer optimizer = new Sgd(Mlp.LEARNING_RATE);
        if (mlp.goal() == Mlp.Goal.SVM) {
            loss = new Hinge(1);
            step = new TrainingStep(model, loss, w -> squaredPenalty(2 * Mlp.PENALTY, w), optimizer);
            batch = new Dataset(inputs, Value.matrix("y", start.signs()));
        } else {
            loss = new SoftmaxCrossEntropy();
            step = new TrainingStep(model, loss, optimizer);
            batch = new Dataset(inputs, OneHot.oneHot(mlp.sizes().get(mlp.layers()), start.labels()));
        }
    }

    /** The gradients of the loss on a tape, with everything on the way to them; without the penalty. */
    public Gradients onTheTape() {
        Value cost = loss.of(model.applyTraining(batch.inputs()), batch.targets());
        return Gradients.gradients(cost, model.parameters().stream().map(Parameter::value).toList());
    }

    @Override
    public double loss() {
        return step.loss(batch);
    }

    @Override
    public Object gradient() {
        return step.gradients(batch);
    }

    @Override
    public Object step() {
        return step.on(batch);
    }
}
