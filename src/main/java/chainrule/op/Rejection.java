package chainrule.op;

import static chainrule.op.Add.add;
import static chainrule.op.Broadcast.broadcast;
import static chainrule.op.ClippedNorm.clippedNorm;
import static chainrule.op.Divide.divide;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Negate.negate;
import static chainrule.op.Step.step;
import static chainrule.op.Subtract.subtract;
import static chainrule.op.Sum.sum;

import chainrule.linalg.Norms;
import chainrule.linalg.Scratch;
import chainrule.shape.Axis;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Notation;
import chainrule.tape.Op;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * What is left of {@code a} without its part along {@code b}, column by column: {@code y = a − (a·u) u} with
 * {@code u = b/‖b‖}, and {@code a} itself where {@code ‖b‖ ≤ ε} tells no direction; {@code ā} is the rejection of
 * {@code ȳ}, {@code b̄ = −((ȳ·u) y + (a·u) ā)/‖b‖}.
 *
 * @param least {@code ε > 0}
 */
public record Rejection(double least) implements Op {

    /** @throws IllegalArgumentException if the least length is not a positive number */
    public Rejection {
        ClippedNorm.requireLeast("rejection", least);
    }

    /** {@code a − (a·u) u} with {@code u = b/‖b‖} for each column. */
    public static Value rejection(double least, Value a, Value b) {
        return new Rejection(least).on(a, b);
    }

    @Override
    public int arity() {
        return 2;
    }

    @Override
    public Shape shape(Shape... x) {
        if (!x[0].equals(x[1])) {
            throw new ShapeException(name(), "equal shapes", x);
        }
        return x[0];
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        y.setTo(x[0]);
        try (Scratch scratch = Scratch.open()) {
            DMatrixRMaj norm = scratch.matrix(1, y.numCols);
            Norms.norm(x[1], Axis.COLUMNS, 2, norm);
            for (int j = 0; j < y.numCols; j++) {
                // Once leaves a remainder of rounding; twice is enough, also for columns that are nearly parallel.
                for (int pass = 0; pass < 2 && norm.data[j] > least; pass++) {
                    takeAway(x[1], j, y);
                }
            }
        }
    }

    private static void takeAway(DMatrixRMaj b, int j, DMatrixRMaj y) {
        double largest = 0;
        for (int i = 0; i < b.numRows; i++) {
            largest = Math.max(largest, Math.abs(b.get(i, j)));
        }
        double product = 0;
        double square = 0;
        for (int i = 0; i < b.numRows; i++) {
            double part = b.get(i, j) / largest;
            product = Math.fma(y.get(i, j), part, product);
            square = Math.fma(part, part, square);
        }
        double along = product / square;
        for (int i = 0; i < b.numRows; i++) {
            y.set(i, j, Math.fma(-along, b.get(i, j) / largest, y.get(i, j)));
        }
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        Value left = rejection(least, yBar, x[1]);
        if (argument == 0) {
            return left;
        }
        Value norm = clippedNorm(least, x[1]);
        Value unit = divide(x[1], broadcast(norm, y.shape()));
        Value longer = step(subtract(norm, Value.constant(Shape.SCALAR, least)));
        Value pulled = multiply(dot(yBar, unit), y);
        Value turned = multiply(dot(x[0], unit), left);
        return negate(multiply(add(pulled, turned), broadcast(divide(longer, norm), y.shape())));
    }

    private static Value dot(Value a, Value b) {
        return broadcast(sum(multiply(a, b), Axis.COLUMNS), a.shape());
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("rejection", x);
    }

    @Override
    public long flops(Shape... x) {
        return 14L * x[0].size();
    }
}
