package chainrule.oracle;

import static chainrule.op.Transpose.transpose;

import chainrule.nn.BatchNormalization;
import chainrule.nn.Dense;
import chainrule.nn.LayerNormalization;
import chainrule.op.CumulativeSum;
import chainrule.op.Determinant;
import chainrule.op.Inverse;
import chainrule.op.InvertedDropout;
import chainrule.op.LogSoftmax;
import chainrule.op.LogSumExp;
import chainrule.op.Matmul;
import chainrule.op.Max;
import chainrule.op.Mean;
import chainrule.op.Min;
import chainrule.op.Norm;
import chainrule.op.Product;
import chainrule.op.Softmax;
import chainrule.op.Solve;
import chainrule.op.Sum;
import chainrule.op.Trace;
import chainrule.op.Variance;
import chainrule.oracle.OracleOp.Arguments;
import chainrule.shape.Axis;
import chainrule.tape.Value;
import java.util.Map;

/** Products, shapes, reductions, and layers that normalise. */
final class MatrixOps {

    static final Map<String, OracleOp> MEANING = Map.ofEntries(
            Map.entry("matmul", a -> Matmul.matmul(a.x(0), a.x(1))),
            Map.entry("affine_col", a -> Dense.linear(a.x(0), a.x(1), a.x(2))),
            Map.entry("linear", a -> transpose(Dense.linear(a.x(1), turned(a.x(0)), turned(a.x(2))))),
            Map.entry("dropout", a -> InvertedDropout.invertedDropout(a.x(0), a.x(1), a.number("p"))),
            Map.entry("layer_norm", a -> transpose(LayerNormalization.normalize(
                    turned(a.x(0)), turned(a.x(1)), turned(a.x(2)), a.number("eps")))),
            Map.entry("batch_norm_train", a -> transpose(BatchNormalization.normalize(
                    turned(a.x(0)), turned(a.x(1)), turned(a.x(2)), a.number("eps")))),
            Map.entry("batch_norm_eval", a -> transpose(BatchNormalization.normalize(
                    turned(a.x(0)), turned(a.x(1)), turned(a.x(2)), turned(a.x(3)), turned(a.x(4)), a.number("eps")))),
            Map.entry("transpose", a -> transpose(a.x(0))),
            Map.entry("sum", a -> Sum.sum(a.x(0), axis(a))),
            Map.entry("mean", a -> Mean.mean(a.x(0), axis(a))),
            Map.entry("max_reduce", a -> Max.max(a.x(0), axis(a))),
            Map.entry("min_reduce", a -> Min.min(a.x(0), axis(a))),
            Map.entry("prod", a -> Product.product(a.x(0), axis(a))),
            Map.entry("var", a -> Variance.variance(a.x(0), axis(a), (int) a.number("ddof", 0))),
            Map.entry("norm", a -> Norm.norm(a.x(0), axis(a), a.number("p", 2))),
            Map.entry("cumsum", a -> CumulativeSum.cumulativeSum(a.x(0), axis(a))),
            Map.entry("trace", a -> Trace.trace(a.x(0))),
            Map.entry("det", a -> Determinant.determinant(a.x(0))),
            Map.entry("inv", a -> Inverse.inverse(a.x(0))),
            Map.entry("solve", a -> Solve.solve(a.x(0), a.x(1))),
            Map.entry("logsumexp", a -> LogSumExp.logSumExp(a.x(0), axis(a))),
            Map.entry("softmax", a -> Softmax.softmax(a.x(0), axis(a))),
            Map.entry("log_softmax", a -> LogSoftmax.logSoftmax(a.x(0), axis(a))));

    private MatrixOps() {}

    /** Rows of the files as our columns, under their name. */
    private static Value turned(Value x) {
        return transpose(x).named(x.name());
    }

    /** {@code 0} goes down the columns, {@code 1} along the rows. */
    static Axis axis(Arguments a) {
        return switch (a.text("axis", "all")) {
            case "all" -> Axis.ALL;
            case "0" -> Axis.COLUMNS;
            case "1" -> Axis.ROWS;
            default -> throw new IllegalArgumentException(
                    a.op() + " has no axis " + a.text("axis", "") + ": a matrix has rows and columns");
        };
    }
}
