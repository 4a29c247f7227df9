package chainrule.linalg;

import chainrule.shape.Axis;
import chainrule.shape.Shape;
import org.ejml.data.DMatrixRMaj;

/**
 * Mean, spread, and what is left of numbers without them. Everything is computed from the distances to the mean: the
 * difference of mean squares would lose all digits of numbers that lie close together far from zero.
 */
public final class Moments {

    private Moments() {}

    /**
     * {@code y = (1/n) Σ x} along an axis; finite even where the sum is not.
     *
     * @param x Not modified.
     * @param y of the shape {@link Axis#reduce} tells. Modified: overwritten.
     */
    public static void mean(DMatrixRMaj x, Axis axis, DMatrixRMaj y) {
        double n = count(x, axis);
        Reductions.sum(x, axis, y);
        Functions.map(sum -> sum / n, y, y);
        if (Functions.firstNonFinite(y) >= 0) {
            int shift = Functions.exponent(n) + 1;
            try (Scratch scratch = Scratch.open()) {
                DMatrixRMaj small = scratch.like(y);
                Reductions.fold(x, axis, 0, (sum, v) -> sum + StrictMath.scalb(v, -shift), small);
                Functions.map((mean, sum) -> Double.isFinite(mean) ? mean : StrictMath.scalb(sum / n, shift), y, small, y);
            }
        }
    }

    /**
     * {@code y = x − mean} along an axis.
     *
     * @param x Not modified.
     * @param y of the same shape. Modified: overwritten.
     */
    public static void center(DMatrixRMaj x, Axis axis, DMatrixRMaj y) {
        try (Scratch scratch = Scratch.open()) {
            DMatrixRMaj mean = Reductions.reduced(x, axis, scratch);
            mean(x, axis, mean);
            Reductions.combine(x, mean, axis, (v, m) -> v - m, y);
            // Far from zero the mean is rounded to a multiple of a large unit; what that left in is the mean of the rest.
            mean(y, axis, mean);
            Reductions.combine(y, mean, axis, (v, m) -> v - m, y);
        }
    }

    /**
     * {@code y = Σ (x − mean)² / divisor} along an axis.
     *
     * @param x Not modified.
     * @param y of the shape {@link Axis#reduce} tells. Modified: overwritten.
     */
    public static void variance(DMatrixRMaj x, Axis axis, double divisor, DMatrixRMaj y) {
        try (Scratch scratch = Scratch.open()) {
            DMatrixRMaj centered = scratch.like(x);
            center(x, axis, centered);
            Reductions.fold(centered, axis, 0, (sum, v) -> Math.fma(v, v, sum), y);
            Functions.map(sum -> sum / divisor, y, y);
        }
    }

    /**
     * {@code y = √(variance + eps)} along an axis, of size {@code |x|} all the way: no square overflows or vanishes.
     *
     * @param x   Not modified.
     * @param eps zero or more
     * @param y   of the shape {@link Axis#reduce} tells. Modified: overwritten.
     */
    public static void deviation(DMatrixRMaj x, Axis axis, double eps, DMatrixRMaj y) {
        try (Scratch scratch = Scratch.open()) {
            DMatrixRMaj centered = scratch.like(x);
            center(x, axis, centered);
            DMatrixRMaj size = scratch.like(y);
            Reductions.fold(centered, axis, Math.sqrt(eps), (m, v) -> Math.max(m, Math.abs(v)), size);
            Functions.map(m -> StrictMath.scalb(1.0, Functions.exponent(m)), size, size);
            Reductions.combine(centered, size, axis, (v, s) -> v / s, centered);
            Reductions.fold(centered, axis, 0, (sum, v) -> Math.fma(v, v, sum), y);
            double n = count(x, axis);
            Functions.map((sum, s) -> s * Math.sqrt(sum / n + eps / s / s), y, size, y);
        }
    }

    /**
     * {@code y = (x − mean) / √(variance + eps)} along an axis.
     *
     * @param x   Not modified.
     * @param eps zero or more
     * @param y   of the same shape. Modified: overwritten.
     */
    public static void standardize(DMatrixRMaj x, Axis axis, double eps, DMatrixRMaj y) {
        try (Scratch scratch = Scratch.open()) {
            DMatrixRMaj deviation = Reductions.reduced(x, axis, scratch);
            deviation(x, axis, eps, deviation);
            center(x, axis, y);
            Reductions.combine(y, deviation, axis, (v, s) -> v / s, y);
        }
    }

    private static int count(DMatrixRMaj x, Axis axis) {
        return axis.count(new Shape(x.numRows, x.numCols));
    }
}
