package chainrule.loss;

import static chainrule.op.Broadcast.broadcast;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Softmax.softmax;
import static chainrule.op.Subtract.subtract;
import static chainrule.op.Sum.sum;

import chainrule.op.Softmax;
import chainrule.linalg.Reductions;
import chainrule.linalg.Scratch;
import chainrule.shape.Axis;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Notation;
import chainrule.tape.OnColumns;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * By how much probabilities from scores miss the targets, {@code e = (Σ t) p − t} with {@code p = softmax(s)}, per
 * sample; {@code s̄ = (Σ t) p ⊙ (ē − Σ p ⊙ ē)}, {@code t̄ = (Σ p ⊙ ē) − ē}. Evaluated as
 * {@code pᵢ Σⱼ tⱼ − tᵢ Σⱼ pⱼ} over the others {@code j ≠ i}: where a prediction is nearly certain and right,
 * {@code p − 1} would keep no digit.
 */
public record SoftmaxError() implements OnColumns {

    /** {@code (Σ t) softmax(s) − t} per column. */
    public static Value softmaxError(Value scores, Value targets) {
        return new SoftmaxError().on(scores, targets);
    }

    @Override
    public int arity() {
        return 2;
    }

    @Override
    public Shape shape(Shape... x) {
        if (!x[0].equals(x[1]) || x[0].rows() == 0) {
            throw new ShapeException(name(), "scores and targets of one shape, a sample a column", x);
        }
        return x[0];
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        try (Scratch scratch = Scratch.open()) {
            Peaks peaks = Peaks.of(x[0], scratch);
            DMatrixRMaj targets = scratch.matrix(1, y.numCols);
            Reductions.sum(x[1], Axis.COLUMNS, targets);
            double[] t = x[1].data;
            double[] rest = peaks.rest().data;
            for (int i = 0; i < y.numRows; i++) {
                for (int j = 0; j < y.numCols; j++) {
                    int k = i * y.numCols + j;
                    double e = peaks.e().data[k];
                    y.data[k] = (e * (targets.data[j] - t[k]) - t[k] * (1 + rest[j] - e)) / (1 + rest[j]);
                }
            }
            for (int j = 0; j < y.numCols; j++) {
                int k = peaks.row(j) * y.numCols + j;
                y.data[k] = (targets.data[j] - t[k] - t[k] * rest[j]) / (1 + rest[j]);
            }
        }
    }

    @Override
    public Value vjp(int argument, Value[] x, Value y, Value yBar) {
        Value p = softmax(x[0]);
        if (argument == 1) {
            return subtract(broadcast(sum(multiply(p, yBar), Axis.COLUMNS), y.shape()), yBar);
        }
        Value total = broadcast(sum(x[1], Axis.COLUMNS), y.shape());
        return new Softmax(Axis.COLUMNS).vjp(0, x, p, multiply(total, yBar));
    }

    @Override
    public Value jvp(int argument, Value[] x, Value y, Value xDot) {
        // By the scores the Jacobian is symmetric.
        return argument == 0
                ? vjp(0, x, y, xDot)
                : subtract(multiply(softmax(x[0]), broadcast(sum(xDot, Axis.COLUMNS), y.shape())), xDot);
    }

    @Override
    public boolean byColumn(int argument) {
        return true;
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call(name(), x);
    }

    @Override
    public Notation notation(Shape[] shapes, Notation... x) {
        Notation p = Notation.call(Axis.COLUMNS.mark("softmax"), x[0]);
        Notation total = Notation.call(Axis.COLUMNS.mark("Σ"), x[1]);
        Notation totals = Notation.repeated(total, Axis.COLUMNS.reduce(shapes[1]), shapes[1]);
        return Notation.sum(Notation.product(p, "⊙", totals), "−", x[1]);
    }

    @Override
    public long flops(Shape... x) {
        return 9L * x[0].size();
    }
}
