package chainrule.notebook.view;

import static chainrule.diff.Gradients.gradients;
import static chainrule.loss.HalfSquared.halfSquared;
import static chainrule.loss.MulticlassHinge.multiclassHinge;
import static chainrule.loss.SoftmaxCrossEntropy.softmaxCrossEntropy;
import static chainrule.op.Add.add;
import static chainrule.op.Divide.divide;
import static chainrule.op.Exp.exp;
import static chainrule.op.Matmul.matmul;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Power.power;
import static chainrule.op.Relu.relu;
import static chainrule.op.Scale.scale;
import static chainrule.op.Sigmoid.sigmoid;
import static chainrule.op.Square.square;
import static chainrule.op.Standardize.standardize;
import static chainrule.op.Subtract.subtract;
import static chainrule.op.Tanh.tanh;

import chainrule.diff.Gradients;
import chainrule.op.Elementwise;
import chainrule.shape.Axis;
import chainrule.tape.Notation;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/** Small computations to derive and to step through, for the views' tests. */
final class Derivations {

    private Derivations() {}

    /** {@code e = (a + b)(b + 1)}: {@code b} is used twice. */
    static Gradients classic() {
        Value a = Value.scalar("a", 2);
        Value b = Value.scalar("b", 1);
        Value c = add(a, b).named("c");
        Value d = add(b, Value.scalar(1)).named("d");
        return gradients(multiply(c, d).named("e"), a, b);
    }

    /** A neuron of two inputs with tanh written out, {@code o = (e²ⁿ − 1)/(e²ⁿ + 1)}: one value is used twice. */
    static Gradients neuron() {
        Value x1 = Value.scalar("x1", 2);
        Value x2 = Value.scalar("x2", 0);
        Value w1 = Value.scalar("w1", -3);
        Value w2 = Value.scalar("w2", 1);
        Value b = Value.scalar("b", 6.8813735870195432);
        Value n = add(add(multiply(x1, w1), multiply(x2, w2)), b).named("n");
        Value e = exp(scale(2, n)).named("e");
        Value o = divide(subtract(e, Value.scalar(1)), add(e, Value.scalar(1))).named("o");
        return gradients(o, x1, w1, x2, w2, b);
    }

    /** Two layers, softmax with cross-entropy, three samples. */
    static Gradients network() {
        Value x = Value.matrix("X", new double[][] {{1, 0.5, -1}, {0.3, 2, 0.1}});
        Value w1 = Value.matrix("W1", new double[][] {{0.1, -0.4}, {0.7, 0.2}, {-0.3, 0.5}});
        Value b1 = Value.column("b1", 0.1, 0.2, -0.1);
        Value w2 = Value.matrix("W2", new double[][] {{1, 0.2, -0.7}, {0.4, -0.9, 0.3}});
        Value b2 = Value.column("b2", 0, 0.1);
        Value z1 = add(matmul(w1, x), b1).named("z1");
        Value h = relu(z1).named("h");
        Value s = add(matmul(w2, h), b2).named("s");
        return gradients(softmaxCrossEntropy(s, 0, 1, 1).named("L"), w1, b1, w2, b2);
    }

    /** The loss of a support vector machine, on scores. */
    static Gradients margins() {
        Value w = Value.matrix("W", new double[][] {{0.2, -0.1}, {0.4, 0.3}, {-0.5, 0.6}});
        Value x = Value.matrix("X", new double[][] {{1, -2}, {0.5, 1}});
        return gradients(multiclassHinge(matmul(w, x).named("s"), 0, 2).named("L"), w);
    }

    /** Batch normalisation with its scale and shift, written out. */
    static Gradients normalised() {
        Value x = Value.matrix("X", new double[][] {{1, 2, 4}, {0.5, -1, 0.25}});
        Value gamma = Value.column("γ", 1.5, 0.8);
        Value beta = Value.column("β", 0.1, -0.2);
        Value t = Value.matrix("T", new double[][] {{0, 1, 1}, {0.5, -1, 0}});
        Value n = standardize(x, Axis.ROWS, 1e-5).named("n");
        Value y = tanh(add(multiply(gamma, n), beta)).named("y");
        return gradients(halfSquared(y, t).named("L"), gamma, beta, x);
    }

    /** A layer too large for its numbers, with dotted names. */
    static Gradients large() {
        Value x = Value.matrix("x", wave(64, 32));
        Value w = Value.matrix("hidden.W", wave(48, 64));
        Value b = Value.matrix("hidden.b", wave(48, 1));
        Value h = sigmoid(add(matmul(w, x), b)).named("h");
        return gradients(chainrule.op.Mean.mean(square(h)).named("loss"), w, b);
    }

    private static DMatrixRMaj wave(int rows, int columns) {
        DMatrixRMaj x = new DMatrixRMaj(rows, columns);
        for (int k = 0; k < x.getNumElements(); k++) {
            x.data[k] = (k * 37 % 101 - 50) / 400.0;
        }
        return x;
    }

    /** A chain of that many operations. */
    static Gradients chain(int length) {
        Value x = Value.scalar("x", 0.5);
        Value last = x;
        for (int at = 0; at < length; at++) {
            last = at % 3 == 0 ? tanh(last) : at % 3 == 1 ? add(last, x) : scale(0.9, last);
        }
        return gradients(last.named("y"), x);
    }

    /** A value used again and again. */
    static Gradients fan(int uses) {
        Value x = Value.scalar("x", 1.1);
        Value sum = power(x, 2);
        for (int at = 0; at < uses; at++) {
            sum = add(sum, scale(at + 1, x));
        }
        return gradients(sum.named("y"), x);
    }

    /** A circuit whose values are not called nicely. */
    static Gradients named(String... names) {
        Value last = Value.scalar(names[0], 1.5);
        Value first = last;
        for (String name : names) {
            last = tanh(multiply(last, Value.scalar(name, 0.7))).named(name);
        }
        return gradients(last, first);
    }

    /** A rule that is wrong by a factor, between two that are right. */
    static Gradients broken() {
        Value x = Value.scalar("x", 0.8);
        return gradients(scale(3, new WrongSine().on(square(x)).named("u")).named("y"), x);
    }

    /** At its kink. */
    static Gradients kinked() {
        Value x = Value.matrix("x", new double[][] {{0, 1}, {-2, 3}});
        return gradients(chainrule.op.Sum.sum(relu(x)).named("y"), x);
    }

    /** The sine with twice its derivative. */
    record WrongSine() implements Elementwise {

        @Override
        public double apply(double x) {
            return StrictMath.sin(x);
        }

        @Override
        public Value derivative(Value x, Value y) {
            return scale(2, chainrule.op.Cos.cos(x));
        }

        @Override
        public Notation notation(Notation... x) {
            return Notation.call("sin", x);
        }
    }
}
