package chainrule.tape;

import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * The sum of contributions where a value is used more than once: {@code y = x₁ + x₂ + … + xₙ}, {@code x̄ᵢ = ȳ}. The
 * sweeps record it; it is one node however often the value is used.
 *
 * @param arity how many contributions
 */
public record Accumulate(int arity) implements Op {

    @Override
    public Shape shape(Shape... x) {
        if (Arrays.stream(x).distinct().count() != 1) {
            throw new ShapeException(name(), "equal shapes", x);
        }
        return x[0];
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        for (int k = 0; k < y.getNumElements(); k++) {
            double sum = x[0].data[k];
            for (int i = 1; i < x.length; i++) {
                sum += x[i].data[k];
            }
            y.data[k] = sum;
        }
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        return yBar;
    }

    @Override
    public Value jvp(int argument, Value[] x, Value y, Value xDot) {
        return xDot;
    }

    @Override
    public Notation notation(Notation... x) {
        Notation sum = x[0];
        for (int i = 1; i < x.length; i++) {
            sum = Notation.sum(sum, "+", x[i]);
        }
        return sum;
    }

    @Override
    public long flops(Shape... x) {
        return (x.length - 1L) * x[0].size();
    }
}
