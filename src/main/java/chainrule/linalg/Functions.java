package chainrule.linalg;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.ejml.data.DMatrixRMaj;

/**
 * Elementary functions with the same bits on every machine (on {@link StrictMath}, never {@link Math}'s
 * transcendentals), and their application to every entry.
 */
public final class Functions {

    private Functions() {}

    /** {@code σ(x) = 1 / (1 + e^(−x))}, with full relative accuracy in both tails. */
    public static double sigmoid(double x) {
        if (x >= 0) {
            return 1 / (1 + StrictMath.exp(-x));
        }
        double e = StrictMath.exp(x);
        return e / (1 + e);
    }

    /** {@code sech x = 2 / (eˣ + e^(−x))}, with full relative accuracy in both tails. */
    public static double sech(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        return 2 * e / Math.fma(e, e, 1);
    }

    /**
     * {@code y = f(x)}, entry by entry.
     *
     * @param x Not modified.
     * @param y of the same shape. Modified: overwritten.
     */
    public static void map(DoubleUnaryOperator f, DMatrixRMaj x, DMatrixRMaj y) {
        int n = x.getNumElements();
        for (int k = 0; k < n; k++) {
            y.data[k] = f.applyAsDouble(x.data[k]);
        }
    }

    /**
     * {@code y = f(a, b)}, entry by entry.
     *
     * @param a Not modified.
     * @param b of the same shape. Not modified.
     * @param y of the same shape. Modified: overwritten.
     */
    public static void map(DoubleBinaryOperator f, DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj y) {
        int n = a.getNumElements();
        for (int k = 0; k < n; k++) {
            y.data[k] = f.applyAsDouble(a.data[k], b.data[k]);
        }
    }

    /** The index of the first entry that is NaN or infinite, or −1. */
    public static int firstNonFinite(DMatrixRMaj x) {
        int n = x.getNumElements();
        double poison = 0;
        for (int k = 0; k < n; k++) {
            poison += x.data[k] * 0;
        }
        if (poison == 0) {
            return -1;
        }
        int k = 0;
        while (Double.isFinite(x.data[k])) {
            k++;
        }
        return k;
    }
}
