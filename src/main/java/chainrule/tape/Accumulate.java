package chainrule.tape;

import chainrule.linalg.Functions;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import org.ejml.data.DMatrixRMaj;

/**
 * The sum of contributions where a value is used more than once: {@code y = x₁ + x₂ + … + xₙ}, {@code x̄ᵢ = ȳ}. The
 * sweeps record it; it is one node however often the value is used.
 *
 * @param arity how many contributions
 */
public record Accumulate(int arity) implements OnNumbers, OnColumns {

    /** @throws IllegalArgumentException if there is nothing to add */
    public Accumulate {
        if (arity < 1) {
            throw new IllegalArgumentException("accumulate needs at least one contribution; got none");
        }
    }

    @Override
    public Shape shape(Shape... x) {
        for (Shape shape : x) {
            if (!shape.equals(x[0])) {
                throw new ShapeException(name(), "equal shapes", x);
            }
        }
        return x[0];
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        y.setTo(x[0]);
        for (int i = 1; i < x.length; i++) {
            Functions.map(Double::sum, y, x[i], y);
        }
    }

    @Override
    public boolean inPlace(int argument) {
        return argument == 0;
    }

    @Override
    public boolean passesNonFinite(int argument) {
        return true;
    }

    @Override
    public double onNumbers(Value[] x) {
        double sum = x[0].asScalar();
        for (int i = 1; i < x.length; i++) {
            sum += x[i].asScalar();
        }
        return sum;
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
    public boolean byColumn(int argument) {
        return true;
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
