package chainrule.bench.contender;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import chainrule.bench.workload.Mlp;
import chainrule.bench.workload.Network;
import chainrule.bench.workload.Start;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** DJL's operations and losses on arrays that collect gradients, without its trainer's bookkeeping. A sample is a row. */
final class DjlNetwork implements Network {

    private final Mlp mlp;
    private final Engine engine;
    private final NDManager manager;
    private final NDArray inputs;
    private final NDArray targets;
    /** Weights {@code out×in} and biases in turn. */
    private final List<NDArray> parameters = new ArrayList<>();
    private final Loss crossEntropy = Loss.softmaxCrossEntropyLoss();

    DjlNetwork(Mlp mlp, Engine engine) {
        this.mlp = mlp;
        this.engine = engine;
        manager = engine.newBaseManager();
        Start start = Start.of(mlp);
        inputs = array(CommonOps_DDRM.transpose(start.inputs(), null));
        targets = mlp.goal() == Mlp.Goal.CE ? manager.create(start.labels()) : array(CommonOps_DDRM.transpose(start.signs(), null));
        for (DMatrixRMaj weights : start.weights()) {
            parameters.add(array(weights));
            parameters.add(manager.zeros(new Shape(weights.numRows), DataType.FLOAT64));
        }
        parameters.forEach(parameter -> parameter.setRequiresGradient(true));
    }

    private NDArray array(DMatrixRMaj m) {
        return manager.create(m.data, new Shape(m.numRows, m.numCols));
    }

    private NDArray cost() {
        NDArray x = inputs;
        for (int k = 0; k < mlp.layers(); k++) {
            x = Linear.linear(x, parameters.get(2 * k), parameters.get(2 * k + 1)).singletonOrThrow();
            x = k + 1 < mlp.layers() ? Activation.relu(x) : x;
        }
        if (mlp.goal() == Mlp.Goal.CE) {
            return crossEntropy.evaluate(new NDList(targets), new NDList(x));
        }
        NDArray cost = Activation.relu(targets.mul(x).neg().add(1)).mean();
        for (NDArray parameter : parameters) {
            cost = cost.add(parameter.mul(parameter).sum().mul(Mlp.PENALTY));
        }
        return cost;
    }

    /** Gives back the memory of what is made on the way. */
    private <T> T tidily(Supplier<T> work) {
        try (NDManager call = manager.newSubManager()) {
            inputs.tempAttach(call);
            targets.tempAttach(call);
            parameters.forEach(parameter -> parameter.tempAttach(call));
            return work.get();
        }
    }

    private void differentiate() {
        try (GradientCollector collector = engine.newGradientCollector()) {
            collector.backward(cost());
        }
    }

    @Override
    public double loss() {
        return tidily(() -> cost().getDouble());
    }

    @Override
    public Object gradient() {
        return tidily(() -> {
            differentiate();
            parameters.forEach(DjlNetwork::forget);
            return parameters;
        });
    }

    @Override
    public Object step() {
        return tidily(() -> {
            differentiate();
            for (NDArray parameter : parameters) {
                parameter.subi(parameter.getGradient().mul(Mlp.LEARNING_RATE));
                forget(parameter);
            }
            return parameters;
        });
    }

    /** PyTorch adds each gradient to the one before. */
    static void forget(NDArray leaf) {
        NDArray gradient = leaf.getGradient();
        gradient.subi(gradient);
    }
}
