package chainrule.linalg;

import chainrule.shape.Axis;
import org.ejml.data.DMatrixRMaj;

/** Lengths of vectors, from numbers brought to size one, so that no power of them overflows or vanishes. */
public final class Norms {

    private Norms() {}

    /**
     * {@code y = (Σ |x|ᵖ)^(1/p)} along an axis; the largest {@code |x|} for {@code p = ∞}.
     *
     * @param x Not modified.
     * @param p one or more
     * @param y of the shape {@link Axis#reduce} tells. Modified: overwritten.
     */
    public static void norm(DMatrixRMaj x, Axis axis, double p, DMatrixRMaj y) {
        if (p == 1) {
            Reductions.fold(x, axis, 0, (sum, v) -> sum + Math.abs(v), y);
            return;
        }
        try (Scratch scratch = Scratch.open()) {
            DMatrixRMaj size = scratch.like(y);
            Reductions.fold(x, axis, 0, (m, v) -> Math.max(m, Math.abs(v)), size);
            if (p == Double.POSITIVE_INFINITY) {
                y.setTo(size);
                return;
            }
            // A power of two divides exactly; for other powers than the square numbers up to 2 would overflow.
            Functions.map(m -> m == 0 ? 1 : p == 2 ? StrictMath.scalb(1.0, Functions.exponent(m)) : m, size, size);
            DMatrixRMaj part = scratch.like(x);
            Reductions.combine(x, size, axis, (v, s) -> Math.abs(v) / s, part);
            if (p == 2) {
                Reductions.fold(part, axis, 0, (sum, v) -> Math.fma(v, v, sum), y);
                Functions.map((sum, s) -> s * Math.sqrt(sum), y, size, y);
            } else {
                Reductions.fold(part, axis, 0, (sum, v) -> sum + StrictMath.pow(v, p), y);
                Functions.map((sum, s) -> s * StrictMath.pow(sum, 1 / p), y, size, y);
            }
        }
    }
}
