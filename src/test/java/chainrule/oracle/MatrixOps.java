package chainrule.oracle;

import chainrule.op.Add;
import chainrule.op.CumulativeSum;
import chainrule.op.Determinant;
import chainrule.op.Inverse;
import chainrule.op.LogSoftmax;
import chainrule.op.LogSumExp;
import chainrule.op.Matmul;
import chainrule.op.MatmulTransposeB;
import chainrule.op.Max;
import chainrule.op.Mean;
import chainrule.op.Min;
import chainrule.op.Norm;
import chainrule.op.Product;
import chainrule.op.Softmax;
import chainrule.op.Solve;
import chainrule.op.Sum;
import chainrule.op.Trace;
import chainrule.op.Transpose;
import chainrule.op.Variance;
import chainrule.oracle.OracleOp.Arguments;
import chainrule.shape.Axis;
import java.util.Map;

/** Products, shapes, reductions, and layers that normalise. */
final class MatrixOps {

    static final Map<String, OracleOp> MEANING = Map.ofEntries(
            Map.entry("matmul", a -> Matmul.matmul(a.x(0), a.x(1))),
            Map.entry("affine_col", a -> Add.add(Matmul.matmul(a.x(0), a.x(1)), a.x(2))),
            Map.entry("linear", a -> Add.add(MatmulTransposeB.matmulTransposeB(a.x(0), a.x(1)), a.x(2))),
            Map.entry("transpose", a -> Transpose.transpose(a.x(0))),
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
