package chainrule.bench.contender;

import static chainrule.diff.Gradients.gradients;
import static chainrule.loss.SoftmaxCrossEntropy.softmaxCrossEntropy;
import static chainrule.nn.Dense.linear;
import static chainrule.op.Add.add;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Tanh.tanh;

import chainrule.bench.workload.Chain;
import chainrule.bench.workload.Contender;
import chainrule.bench.workload.HessianVector;
import chainrule.bench.workload.Jacobian;
import chainrule.bench.workload.Maps;
import chainrule.bench.workload.Mlp;
import chainrule.bench.workload.Product;
import chainrule.bench.workload.Start;
import chainrule.diff.Diff;
import chainrule.diff.RecordedFunction;
import chainrule.diff.RecordedLoss;
import chainrule.linalg.Products;
import chainrule.linalg.SeededRandom;
import chainrule.loss.OneHot;
import chainrule.op.Exp;
import chainrule.op.Log;
import chainrule.op.Multiply;
import chainrule.op.Relu;
import chainrule.op.Sigmoid;
import chainrule.op.Sum;
import chainrule.op.Tanh;
import chainrule.shape.Axis;
import chainrule.shape.Shape;
import chainrule.tape.Op;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.ejml.data.DMatrixRMaj;

/** This library, used as its documentation shows. */
public final class Chainrule implements Contender {

    @Override
    public String name() {
        return "chainrule";
    }

    /** The library takes what the JVM has, so the JVM must have been started with as many. */
    @Override
    public void useThreads(int count) {
        int processors = Runtime.getRuntime().availableProcessors();
        if (processors != count) {
            throw new IllegalStateException("this Java has " + processors + " processors and shall use " + count
                    + ": start it by ./chainrule bench --threads " + count + ", or with -XX:ActiveProcessorCount=" + count);
        }
    }

    @Override
    public ChainruleNetwork network(Mlp mlp) {
        return new ChainruleNetwork(mlp);
    }

    @Override
    public Supplier<?> product(Product size) {
        Product.Factors factors = size.factors();
        DMatrixRMaj a = factors.a();
        DMatrixRMaj b = factors.b();
        DMatrixRMaj c = new DMatrixRMaj(size.m(), size.n());
        return () -> {
            switch (size.turned()) {
                case NONE -> Products.multiply(a, b, c);
                case A -> Products.multiplyTransposeA(a, b, c);
                case B -> Products.multiplyTransposeB(a, b, c);
            }
            return c;
        };
    }

    @Override
    public Supplier<?> chain(Chain chain) {
        Value x = Value.scalar("x", Chain.X);
        Value w = Value.scalar("w", Chain.W);
        Value b = Value.scalar("b", Chain.B);
        return () -> {
            Value v = x;
            for (int k = 0; k < chain.operations(); k += 2) {
                v = add(multiply(v, w), b);
            }
            return gradients(v, x, w, b);
        };
    }

    @Override
    public Supplier<?> jacobian(Jacobian jacobian) {
        Start start = Start.of(Jacobian.SIZES, 1);
        Value w1 = Value.matrix("W1", start.weights().get(0));
        Value b1 = Value.constant(new Shape(Jacobian.SIZES.get(1), 1), 0);
        Value w2 = Value.matrix("W2", start.weights().get(1));
        Value b2 = Value.constant(new Shape(Jacobian.SIZES.get(2), 1), 0);
        UnaryOperator<Value> f = x -> linear(w2, tanh(linear(w1, x, b1)), b2);
        Value x = Value.matrix("x", start.inputs());
        Diff.Mode mode = jacobian.direction() == Jacobian.Direction.FORWARD ? Diff.Mode.FORWARD : Diff.Mode.REVERSE;
        RecordedFunction recorded = new RecordedFunction(f);
        return () -> recorded.jacobian(x, mode);
    }

    @Override
    public Map<String, Supplier<?>> hessianVector(HessianVector product) {
        Start start = Start.of(HessianVector.SIZES, HessianVector.BATCH);
        Value inputs = Value.matrix("X", start.inputs());
        Value labels = OneHot.oneHot(HessianVector.SIZES.get(2), start.labels());
        RecordedLoss loss = new RecordedLoss(p ->
                softmaxCrossEntropy(linear(p.get(2), tanh(linear(p.get(0), inputs, p.get(1))), p.get(3)), labels));
        SeededRandom random = new SeededRandom(2);
        List<Value> parameters = new ArrayList<>();
        List<Value> vector = new ArrayList<>();
        for (DMatrixRMaj w : start.weights()) {
            parameters.add(Value.matrix("W", w));
            parameters.add(Value.constant(new Shape(w.numRows, 1), 0));
            vector.add(Value.matrix("V", Start.uniform(random, w.numRows, w.numCols, 0, 1)));
            vector.add(Value.matrix("v", Start.uniform(random, w.numRows, 1, 0, 1)));
        }
        Map<String, Supplier<?>> calls = new LinkedHashMap<>();
        calls.put("hvp-rr", () -> loss.hessianVector(parameters, vector, Diff.Mode.REVERSE));
        calls.put("hvp-fr", () -> loss.hessianVector(parameters, vector, Diff.Mode.FORWARD));
        calls.put("grad", () -> loss.gradients(parameters));
        return calls;
    }

    @Override
    public Map<String, Supplier<?>> maps(Maps maps) {
        SeededRandom random = new SeededRandom(3);
        DMatrixRMaj x = Start.uniform(random, 1, Maps.NUMBERS, -Maps.RANGE, Maps.RANGE);
        DMatrixRMaj positive = Start.uniform(random, 1, Maps.NUMBERS, 1, 1 + 2 * Maps.RANGE);
        Map<String, Supplier<?>> calls = new LinkedHashMap<>();
        calls.put("map-exp", map(new Exp(), x));
        calls.put("map-tanh", map(new Tanh(), x));
        calls.put("map-sigmoid", map(new Sigmoid(), x));
        calls.put("map-log", map(new Log(), positive));
        calls.put("map-relu", map(new Relu(), x));
        calls.put("map-mul", map(new Multiply(), x, positive));
        calls.put("map-sum", map(new Sum(Axis.ALL), x));
        return calls;
    }

    private static Supplier<?> map(Op op, DMatrixRMaj... x) {
        Shape[] shapes = new Shape[x.length];
        for (int i = 0; i < x.length; i++) {
            shapes[i] = new Shape(x[i].numRows, x[i].numCols);
        }
        Shape shape = op.shape(shapes);
        DMatrixRMaj y = new DMatrixRMaj(shape.rows(), shape.columns());
        return () -> {
            op.evaluate(x, y);
            return y;
        };
    }
}
