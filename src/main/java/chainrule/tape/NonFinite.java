package chainrule.tape;

import org.ejml.data.DMatrixRMaj;

/** Says why a result is not finite, in terms of what the operation was given. */
final class NonFinite {

    private NonFinite() {}

    static NonFiniteException in(Op op, Value[] x, DMatrixRMaj y, int k) {
        StringBuilder message = new StringBuilder(op.name())
                .append(" gives ")
                .append(y.data[k])
                .append(place(y, k));
        for (int i = 0; i < x.length; i++) {
            DMatrixRMaj a = x[i].primal();
            String name = x[i].name().isEmpty() ? "argument " + (i + 1) : x[i].name();
            message.append(i == 0 ? ": " : ", ").append(name);
            if (a.numRows == y.numRows && a.numCols == y.numCols) {
                message.append(" is ").append(a.data[k]).append(" there");
            } else {
                message.append(" (").append(x[i].shape()).append(") is ").append(Numbers.range(a));
            }
        }
        return new NonFiniteException(message.append("; ").append(advice(op, x, y.data[k])).toString(), op, x);
    }

    private static String advice(Op op, Value[] x, double y) {
        for (int i = 0; i < x.length; i++) {
            if (op.domain(i).firstOutside(x[i].primal()) >= 0) {
                return "it needs " + op.domain(i) + (x.length == 1 ? "" : " in argument " + (i + 1));
            }
        }
        return Double.isNaN(y)
                ? "not a number comes of 0/0, ∞ − ∞ or 0·∞ on the way, as where the spread or the length of entries that are all"
                        + " equal is divided by: leave such entries out, or keep the divisor from zero with an eps"
                : "the result is too large for a double: scale the values down";
    }

    static String place(DMatrixRMaj x, int k) {
        return x.getNumElements() == 1 ? "" : " at row " + k / x.numCols + ", column " + k % x.numCols;
    }
}
