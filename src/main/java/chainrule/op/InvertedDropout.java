package chainrule.op;

import chainrule.linalg.Functions;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Notation;
import chainrule.tape.Op;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * Keeps what a mask keeps and makes up for the rest, {@code y = x ⊙ mask / (1 − p)}; {@code x̄ = ȳ ⊙ mask / (1 − p)}.
 * With a mask that is 0 with probability {@code p} and else 1, the mean of {@code y} is {@code x}. The mask has no
 * derivative.
 *
 * @param p the probability to drop an entry, at least 0 and less than 1
 */
public record InvertedDropout(double p) implements Op {

    /** @throws IllegalArgumentException if the probability is out of range: nothing would be left to make up with */
    public InvertedDropout {
        if (!(p >= 0 && p < 1)) {
            throw new IllegalArgumentException("dropout needs a probability of at least 0 and less than 1; got " + p);
        }
    }

    /** {@code x ⊙ mask / (1 − p)}. */
    public static Value invertedDropout(Value x, Value mask, double p) {
        return new InvertedDropout(p).on(x, mask);
    }

    @Override
    public int arity() {
        return 2;
    }

    @Override
    public Shape shape(Shape... x) {
        if (!x[0].equals(x[1])) {
            throw new ShapeException(name(), "a mask in the shape of the values", x);
        }
        return x[0];
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        Functions.map((v, keep) -> v * keep / (1 - p), x[0], x[1], y);
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        return on(yBar, x[1]);
    }

    @Override
    public Value jvp(int argument, Value[] x, Value y, Value xDot) {
        return on(xDot, x[1]);
    }

    @Override
    public boolean differentiable(int argument) {
        return argument == 0;
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.product(Notation.product(x[0], "⊙", x[1]), "/", Notation.number(1 - p));
    }

    @Override
    public long flops(Shape... x) {
        return 2L * x[0].size();
    }
}
