package chainrule.loss;

import static chainrule.op.Broadcast.broadcast;
import static chainrule.op.ClippedNorm.clippedNorm;
import static chainrule.op.Divide.divide;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Negate.negate;
import static chainrule.op.Rejection.rejection;

import chainrule.shape.Shape;
import chainrule.tape.Notation;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * How far the direction of a prediction is from that of the target, {@code 1 − a·t / (‖a‖ ‖t‖)} per sample: 0 for the
 * same direction, 1 for a right angle, 2 for opposite ones. A vector shorter than {@code ε} is divided by {@code ε}.
 * With the unit vectors {@code u} and {@code v}, {@code ā = −(v − (u·v) u) ȳ/‖a‖}: only what stands across {@code a}
 * turns it.
 *
 * @param least {@code ε > 0}
 */
public record CosineDistance(double least) implements Loss {

    /** @throws IllegalArgumentException if the least length is not a positive number */
    public CosineDistance {
        if (!(least > 0 && Double.isFinite(least))) {
            throw new IllegalArgumentException("cosineDistance needs a least length (eps) > 0 to divide by; got " + least);
        }
    }

    /** With {@code ε = 10⁻⁸}. */
    public CosineDistance() {
        this(1e-8);
    }

    /** The mean over the samples. */
    public static Value cosineDistance(Value prediction, Value target) {
        return new CosineDistance().of(prediction, target);
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        double[] u = new double[x[0].numRows];
        double[] v = new double[x[0].numRows];
        for (int j = 0; j < y.numCols; j++) {
            boolean directions = unit(x[0], j, u) & unit(x[1], j, v);
            double product = 0;
            double apart = 0;
            for (int i = 0; i < u.length; i++) {
                product = Math.fma(u[i], v[i], product);
                apart = Math.fma(u[i] - v[i], u[i] - v[i], apart);
            }
            // ½ ‖u − v‖² is the same for unit vectors, and keeps its digits where they nearly agree.
            y.data[j] = directions ? 0.5 * apart : 1 - product;
        }
    }

    /**
     * Divides a column by its length, or by ε if that is more.
     *
     * @param unit Modified: overwritten.
     * @return whether its length was enough
     */
    private boolean unit(DMatrixRMaj x, int j, double[] unit) {
        double largest = 0;
        for (int i = 0; i < unit.length; i++) {
            largest = Math.max(largest, Math.abs(x.get(i, j)));
        }
        double square = 0;
        for (int i = 0; i < unit.length && largest > 0; i++) {
            // Scaled first: a square may overflow, or the length itself.
            unit[i] = x.get(i, j) / largest;
            square = Math.fma(unit[i], unit[i], square);
        }
        double root = Math.sqrt(square);
        boolean enough = largest * root > least;
        for (int i = 0; i < unit.length; i++) {
            unit[i] = enough ? unit[i] / root : x.get(i, j) / least;
        }
        return enough;
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        Value self = x[argument];
        Value other = x[1 - argument];
        Value across = divide(rejection(least, other, self), broadcast(clippedNorm(least, other), self.shape()));
        return negate(multiply(divide(across, broadcast(clippedNorm(least, self), self.shape())), broadcast(yBar, self.shape())));
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("cosine distance", x);
    }

    @Override
    public long flops(Shape... x) {
        return 14L * x[0].size();
    }
}
