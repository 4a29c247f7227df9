package chainrule.loss;

import static chainrule.op.Broadcast.broadcast;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Step.step;
import static chainrule.op.Subtract.subtract;
import static chainrule.op.Sum.sum;

import chainrule.shape.Axis;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Domain;
import chainrule.tape.Notation;
import chainrule.tape.Op;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * By how much each wrong class comes too near to the right one: {@code vᵢ = max(0, m − s_y + sᵢ)} for {@code i ≠ y}, and
 * {@code v_y = 0}, of scores and one-hot labels. With {@code g = v̄ ⊙ H(v)} the pullback has two parts,
 * {@code s̄ᵢ = gᵢ} for the wrong classes and {@code s̄_y = −Σ g} for the right one.
 *
 * @param margin {@code m}
 */
public record Violations(double margin) implements Op {

    /** @throws IllegalArgumentException if the margin is NaN or infinite */
    public Violations {
        requireMargin("violations", margin);
    }

    static void requireMargin(String who, double margin) {
        if (!Double.isFinite(margin)) {
            throw new IllegalArgumentException(who + " needs a finite margin; got " + margin);
        }
    }

    /** {@code max(0, m − s_y + sᵢ)} for {@code i ≠ y}, else 0. */
    public static Value violations(double margin, Value scores, Value labels) {
        return new Violations(margin).on(scores, labels);
    }

    @Override
    public int arity() {
        return 2;
    }

    @Override
    public Shape shape(Shape... x) {
        if (!x[0].equals(x[1]) || x[0].rows() == 0) {
            throw new ShapeException(name(), "scores and labels of one shape, a sample a column", x);
        }
        return x[0];
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        DMatrixRMaj s = x[0];
        for (int j = 0; j < s.numCols; j++) {
            double right = 0;
            for (int i = 0; i < s.numRows; i++) {
                right += x[1].get(i, j) * s.get(i, j);
            }
            for (int i = 0; i < s.numRows; i++) {
                // The difference first: a margin added to a large score would be lost.
                y.set(i, j, x[1].get(i, j) == 1 ? 0 : Math.max(0, s.get(i, j) - right + margin));
            }
        }
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        return toScores(multiply(step(y), yBar), x[1]);
    }

    /** {@code s̄ = g − t ⊙ Σ g} per sample, of its one-hot label {@code t} and a {@code g} that is 0 where {@code v} is. */
    static Value toScores(Value g, Value labels) {
        return subtract(g, multiply(labels, broadcast(sum(g, Axis.COLUMNS), g.shape())));
    }

    @Override
    public Value jvp(int argument, Value[] x, Value y, Value xDot) {
        Value right = broadcast(sum(multiply(x[1], xDot), Axis.COLUMNS), y.shape());
        return multiply(step(y), subtract(xDot, right));
    }

    @Override
    public boolean differentiable(int argument) {
        return argument == 0;
    }

    @Override
    public Domain domain(int argument) {
        return argument == 0 ? Domain.REALS : Domain.ONE_HOT;
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("violations", x[0], x[1], Notation.number(margin));
    }

    @Override
    public long flops(Shape... x) {
        return 5L * x[0].size();
    }
}
