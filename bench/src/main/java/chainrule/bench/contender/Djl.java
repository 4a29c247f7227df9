package chainrule.bench.contender;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import chainrule.bench.workload.Chain;
import chainrule.bench.workload.Contender;
import chainrule.bench.workload.Mlp;
import chainrule.bench.workload.Network;
import chainrule.bench.workload.Product;
import java.util.List;
import java.util.function.Supplier;

/** PyTorch seen from Java: the Deep Java Library with its PyTorch engine, and that engine's gradients. */
public final class Djl implements Contender {

    private static final String ENGINE = "PyTorch";

    @Override
    public String name() {
        return "djl";
    }

    @Override
    public void useThreads(int count) {
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(count));
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        // All it needs is on the class path; it shall neither fetch anything else nor tell that it runs.
        System.setProperty("ai.djl.offline", "true");
        if (!Engine.hasEngine(ENGINE)) {
            throw new IllegalStateException("DJL has no PyTorch engine on this class path: ./chainrule bench --system djl brings it");
        }
    }

    @Override
    public Network network(Mlp mlp) {
        return new DjlNetwork(mlp, engine());
    }

    @Override
    public Supplier<?> product(Product size) {
        NDManager manager = engine().newBaseManager();
        Shape shapeOfA = size.turned() == Product.Turned.A ? new Shape(size.k(), size.m()) : new Shape(size.m(), size.k());
        Shape shapeOfB = size.turned() == Product.Turned.B ? new Shape(size.n(), size.k()) : new Shape(size.k(), size.n());
        NDArray a = manager.randomUniform(0, 1, shapeOfA, DataType.FLOAT64);
        NDArray b = manager.randomUniform(0, 1, shapeOfB, DataType.FLOAT64);
        NDArray left = size.turned() == Product.Turned.A ? a.transpose() : a;
        NDArray right = size.turned() == Product.Turned.B ? b.transpose() : b;
        return () -> {
            NDArray c = left.matMul(right);
            c.close();
            return c;
        };
    }

    @Override
    public Supplier<?> chain(Chain chain) {
        Engine engine = engine();
        NDManager manager = engine.newBaseManager();
        NDArray x = manager.create(Chain.X);
        NDArray w = manager.create(Chain.W);
        NDArray b = manager.create(Chain.B);
        List<NDArray> leaves = List.of(x, w, b);
        leaves.forEach(leaf -> leaf.setRequiresGradient(true));
        return () -> {
            try (NDManager call = manager.newSubManager(); GradientCollector collector = engine.newGradientCollector()) {
                leaves.forEach(leaf -> leaf.tempAttach(call)); // what is made on the way is given back with it
                NDArray v = x;
                for (int k = 0; k < chain.operations(); k += 2) {
                    v = v.mul(w).add(b);
                }
                collector.backward(v);
                leaves.forEach(DjlNetwork::forget);
            }
            return leaves;
        };
    }

    private static Engine engine() {
        return Engine.getEngine(ENGINE);
    }
}
