package chainrule.linalg;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Determinants of what is left without a row and a column. */
public final class Minors {

    private Minors() {}

    /**
     * {@code cᵢⱼ = (−1)^(i+j)} times the determinant of {@code A} without row {@code i} and column {@code j}: from the
     * inverse where there is one, else one by one, which takes {@code n²} times as long as a determinant.
     *
     * @param a {@code n×n}. Not modified.
     * @param c {@code n×n}. Modified: overwritten.
     */
    public static void cofactors(DMatrixRMaj a, DMatrixRMaj c) {
        int n = a.numRows;
        LuFactors factors = new LuFactors(a);
        if (factors.dependentColumn() < 0) {
            DMatrixRMaj inverse = a.createLike();
            factors.solve(CommonOps_DDRM.identity(n), inverse);
            Products.transpose(inverse, c);
            double determinant = factors.determinant();
            Functions.map(v -> determinant * v, c, c);
            return;
        }
        DMatrixRMaj rest = new DMatrixRMaj(n - 1, n - 1);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                without(a, i, j, rest);
                double minor = new LuFactors(rest).determinant();
                c.data[i * n + j] = (i + j) % 2 == 0 ? minor : -minor;
            }
        }
    }

    private static void without(DMatrixRMaj a, int row, int column, DMatrixRMaj rest) {
        for (int i = 0; i < rest.numRows; i++) {
            for (int j = 0; j < rest.numCols; j++) {
                rest.data[i * rest.numCols + j] = a.get(i < row ? i : i + 1, j < column ? j : j + 1);
            }
        }
    }
}
