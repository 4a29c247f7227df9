package chainrule.linalg;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * A square matrix taken apart by elimination with partial pivoting, {@code P A = L U}. Rows and columns are first
 * brought to size one by powers of two, which is exact: whether a matrix is singular then does not depend on the units
 * it is written in (a fixed threshold would call {@code 10⁻²⁰ I} singular).
 */
public final class LuFactors {

    private static final double EPSILON = 0x1p-52;

    private final int n;
    private final double[] lu;
    private final int[] order;
    private final int[] rowExponents;
    private final int[] columnExponents;
    private boolean odd;
    private int dependentColumn = -1;

    /** @param a {@code n×n}. Not modified. */
    public LuFactors(DMatrixRMaj a) {
        n = a.numRows;
        lu = Arrays.copyOf(a.data, n * n);
        order = new int[n];
        rowExponents = new int[n];
        columnExponents = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        scaleRows();
        scaleColumns();
        eliminate();
    }

    /**
     * The factors of a matrix that can be inverted.
     *
     * @param a         {@code n×n}. Not modified.
     * @param operation who asks, for the message
     * @throws SingularException if it cannot
     */
    public static LuFactors regular(DMatrixRMaj a, String operation) {
        LuFactors factors = new LuFactors(a);
        if (factors.dependentColumn >= 0) {
            throw new SingularException(operation, factors.n, factors.dependentColumn);
        }
        return factors;
    }

    /** The first column that depends on those before it, or −1 if the matrix can be inverted. */
    public int dependentColumn() {
        return dependentColumn;
    }

    /** {@code det A}; no product on the way to it overflows. */
    public double determinant() {
        double mantissa = odd ? -1 : 1;
        long exponent = 0;
        for (int k = 0; k < n; k++) {
            mantissa *= lu[k * n + k];
            int e = Functions.exponent(mantissa);
            mantissa = StrictMath.scalb(mantissa, -e);
            exponent += (long) e + rowExponents[k] + columnExponents[k];
        }
        return StrictMath.scalb(mantissa, (int) Math.max(-5000, Math.min(5000, exponent)));
    }

    /**
     * {@code X = A⁻¹ B}, if there is no {@link #dependentColumn}.
     *
     * @param b {@code n×m}. Not modified.
     * @param x {@code n×m}, another matrix. Modified: overwritten.
     */
    public void solve(DMatrixRMaj b, DMatrixRMaj x) {
        int m = b.numCols;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < m; j++) {
                x.data[i * m + j] = StrictMath.scalb(b.data[order[i] * m + j], -rowExponents[order[i]]);
            }
        }
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                addRow(-lu[i * n + k], x, k, i);
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                addRow(-lu[i * n + k], x, k, i);
            }
            for (int j = 0; j < m; j++) {
                x.data[i * m + j] /= lu[i * n + i];
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < m; j++) {
                x.data[i * m + j] = StrictMath.scalb(x.data[i * m + j], -columnExponents[i]);
            }
        }
    }

    private static void addRow(double factor, DMatrixRMaj x, int from, int to) {
        for (int j = 0; j < x.numCols; j++) {
            x.data[to * x.numCols + j] = Math.fma(factor, x.data[from * x.numCols + j], x.data[to * x.numCols + j]);
        }
    }

    private void scaleRows() {
        for (int i = 0; i < n; i++) {
            double largest = 0;
            for (int j = 0; j < n; j++) {
                largest = Math.max(largest, Math.abs(lu[i * n + j]));
            }
            rowExponents[i] = Functions.exponent(largest);
            for (int j = 0; j < n; j++) {
                lu[i * n + j] = StrictMath.scalb(lu[i * n + j], -rowExponents[i]);
            }
        }
    }

    private void scaleColumns() {
        for (int j = 0; j < n; j++) {
            double largest = 0;
            for (int i = 0; i < n; i++) {
                largest = Math.max(largest, Math.abs(lu[i * n + j]));
            }
            columnExponents[j] = Functions.exponent(largest);
            for (int i = 0; i < n; i++) {
                lu[i * n + j] = StrictMath.scalb(lu[i * n + j], -columnExponents[j]);
            }
        }
    }

    private void eliminate() {
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k + 1; i < n; i++) {
                if (Math.abs(lu[i * n + k]) > Math.abs(lu[pivot * n + k])) {
                    pivot = i;
                }
            }
            if (pivot != k) {
                swap(k, pivot);
            }
            double head = lu[k * n + k];
            if (Math.abs(head) <= n * EPSILON && dependentColumn < 0) {
                dependentColumn = k;
            }
            for (int i = k + 1; i < n && head != 0; i++) {
                double factor = lu[i * n + k] / head;
                lu[i * n + k] = factor;
                for (int j = k + 1; j < n; j++) {
                    lu[i * n + j] = Math.fma(-factor, lu[k * n + j], lu[i * n + j]);
                }
            }
        }
    }

    private void swap(int a, int b) {
        for (int j = 0; j < n; j++) {
            double t = lu[a * n + j];
            lu[a * n + j] = lu[b * n + j];
            lu[b * n + j] = t;
        }
        int t = order[a];
        order[a] = order[b];
        order[b] = t;
        odd = !odd;
    }
}
