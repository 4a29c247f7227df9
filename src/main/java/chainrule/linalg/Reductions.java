package chainrule.linalg;

import chainrule.shape.Axis;
import chainrule.shape.Shape;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/** Sums and the like, always from the first entry to the last, so that the bits do not depend on how they are run. */
public final class Reductions {

    private Reductions() {}

    /**
     * {@code y = Σ x} along an axis.
     *
     * @param x    Not modified.
     * @param y    of the shape {@link Axis#reduce} tells. Modified: overwritten.
     */
    public static void sum(DMatrixRMaj x, Axis axis, DMatrixRMaj y) {
        fold(x, axis, 0, Double::sum, y);
    }

    /**
     * The largest entry along an axis; {@code -∞} of nothing.
     *
     * @param x    Not modified.
     * @param y    of the shape {@link Axis#reduce} tells. Modified: overwritten.
     */
    public static void max(DMatrixRMaj x, Axis axis, DMatrixRMaj y) {
        fold(x, axis, Double.NEGATIVE_INFINITY, Math::max, y);
    }

    /**
     * The smallest entry along an axis; {@code ∞} of nothing.
     *
     * @param x    Not modified.
     * @param y    of the shape {@link Axis#reduce} tells. Modified: overwritten.
     */
    public static void min(DMatrixRMaj x, Axis axis, DMatrixRMaj y) {
        fold(x, axis, Double.POSITIVE_INFINITY, Math::min, y);
    }

    /** {@code y = f(… f(f(start, x₁), x₂) …)} along an axis. */
    static void fold(DMatrixRMaj x, Axis axis, double start, PairFunction f, DMatrixRMaj y) {
        PairLoop loop = PairLoop.of(f, x.getNumElements());
        if (axis == Axis.ROWS) {
            loop.foldRows(f, start, x.numRows, x.numCols, x.data, y.data);
        } else if (axis == Axis.ALL || x.numCols == 1) {
            loop.foldRows(f, start, 1, x.getNumElements(), x.data, y.data);
        } else {
            Arrays.fill(y.data, 0, x.numCols, start);
            for (int i = 0; i < x.numRows; i++) {
                loop.mapRow(f, x.numCols, y.data, 0, x.data, i * x.numCols, y.data, 0);
            }
        }
    }

    /**
     * {@code lse = max + ln(1 + Σ' e^(x − max))} along an axis, where the sum leaves the largest entry out: no overflow,
     * and what the others add to a dominating one is not lost.
     *
     * @param x   Not modified.
     * @param lse of the shape {@link Axis#reduce} tells. Modified: overwritten.
     */
    public static void logSumExp(DMatrixRMaj x, Axis axis, DMatrixRMaj lse) {
        try (Scratch scratch = Scratch.open()) {
            DMatrixRMaj max = scratch.like(lse);
            max(x, axis, max);
            DMatrixRMaj e = scratch.like(x);
            shiftedExp(x, max, axis, e);
            logOfSum(e, axis, lse, scratch);
            Functions.map(Double::sum, max, lse, lse);
        }
    }

    /**
     * {@code y = e^(x − max) / Σ e^(x − max)} along an axis.
     *
     * @param x Not modified.
     * @param y of the same shape. Modified: overwritten.
     */
    public static void softmax(DMatrixRMaj x, Axis axis, DMatrixRMaj y) {
        try (Scratch scratch = Scratch.open()) {
            DMatrixRMaj total = reduced(x, axis, scratch);
            max(x, axis, total);
            shiftedExp(x, total, axis, y);
            sum(y, axis, total);
            combine(y, total, axis, (e, sum) -> e / sum, y);
        }
    }

    /**
     * {@code y = (x − max) − ln Σ e^(x − max)} along an axis.
     *
     * @param x Not modified.
     * @param y of the same shape. Modified: overwritten.
     */
    public static void logSoftmax(DMatrixRMaj x, Axis axis, DMatrixRMaj y) {
        try (Scratch scratch = Scratch.open()) {
            DMatrixRMaj max = reduced(x, axis, scratch);
            max(x, axis, max);
            DMatrixRMaj total = reduced(x, axis, scratch);
            shiftedExp(x, max, axis, y);
            logOfSum(y, axis, total, scratch);
            // The shift is taken off first: at large scores x − lse would lose what the difference still has.
            combine(x, max, axis, (v, m) -> v - m, y);
            combine(y, total, axis, (v, log) -> v - log, y);
        }
    }

    /**
     * {@code 1/k} at each of the {@code k} largest entries along an axis, 0 elsewhere.
     *
     * @param x Not modified.
     * @param y of the same shape. Modified: overwritten.
     */
    public static void maxShares(DMatrixRMaj x, Axis axis, DMatrixRMaj y) {
        try (Scratch scratch = Scratch.open()) {
            DMatrixRMaj total = reduced(x, axis, scratch);
            max(x, axis, total);
            combine(x, total, axis, (v, max) -> v == max ? 1 : 0, y);
            sum(y, axis, total);
            combine(y, total, axis, (one, count) -> one / count, y);
        }
    }

    /**
     * {@code yₖ = x₁ + … + xₖ} along an axis; all entries count row by row.
     *
     * @param x Not modified.
     * @param y of the same shape. Modified: overwritten.
     */
    public static void totalsFromFirst(DMatrixRMaj x, Axis axis, DMatrixRMaj y) {
        try (Scratch scratch = Scratch.open()) {
            DMatrixRMaj total = reduced(x, axis, scratch);
            total.zero();
            for (int k = 0; k < x.getNumElements(); k++) {
                int to = index(axis, k / x.numCols, k % x.numCols);
                total.data[to] += x.data[k];
                y.data[k] = total.data[to];
            }
        }
    }

    /**
     * {@code yₖ = xₙ + … + xₖ} along an axis; all entries count row by row.
     *
     * @param x Not modified.
     * @param y of the same shape. Modified: overwritten.
     */
    public static void totalsFromLast(DMatrixRMaj x, Axis axis, DMatrixRMaj y) {
        try (Scratch scratch = Scratch.open()) {
            DMatrixRMaj total = reduced(x, axis, scratch);
            total.zero();
            for (int k = x.getNumElements() - 1; k >= 0; k--) {
                int to = index(axis, k / x.numCols, k % x.numCols);
                total.data[to] += x.data[k];
                y.data[k] = total.data[to];
            }
        }
    }

    private static void shiftedExp(DMatrixRMaj x, DMatrixRMaj max, Axis axis, DMatrixRMaj y) {
        combine(x, max, axis, (v, m) -> v - m, y);
        Functions.exp(y, y);
    }

    /**
     * {@code log = ln Σ e}, by what is beside a one.
     *
     * @param e the largest along the axis is 1. Modified: the first that is is left out.
     */
    private static void logOfSum(DMatrixRMaj e, Axis axis, DMatrixRMaj log, Scratch scratch) {
        DMatrixRMaj seen = scratch.like(log);
        seen.zero();
        for (int k = 0; k < e.getNumElements(); k++) {
            int result = axis == Axis.ALL ? 0 : axis == Axis.COLUMNS ? k % e.numCols : k / e.numCols;
            if (e.data[k] == 1 && seen.data[result] == 0) {
                seen.data[result] = 1;
                e.data[k] = 0;
            }
        }
        sum(e, axis, log);
        Functions.map(Functions::log1p, log, log);
    }

    /** For one number per result of the axis. */
    static DMatrixRMaj reduced(DMatrixRMaj x, Axis axis, Scratch scratch) {
        Shape shape = axis.reduce(new Shape(x.numRows, x.numCols));
        return scratch.matrix(shape.rows(), shape.columns());
    }

    /**
     * {@code y = f(x, r)}, where {@code r} holds one number per result of the axis.
     *
     * @param x Not modified, unless it is {@code y}.
     * @param r of the shape {@link Axis#reduce} tells. Not modified.
     * @param y of the shape of {@code x}. Modified: overwritten.
     */
    public static void combine(DMatrixRMaj x, DMatrixRMaj r, Axis axis, PairFunction f, DMatrixRMaj y) {
        PairLoop loop = PairLoop.of(f, x.getNumElements());
        for (int i = 0; i < x.numRows; i++) {
            int row = i * x.numCols;
            if (axis == Axis.COLUMNS) {
                loop.mapRow(f, x.numCols, x.data, row, r.data, 0, y.data, row);
            } else {
                loop.mapWith(f, row, row + x.numCols, x.data, r.data[index(axis, i, 0)], y.data);
            }
        }
    }

    /** Where the entry {@code (i, j)} goes in the result of a reduction along the axis. */
    static int index(Axis axis, int i, int j) {
        return switch (axis) {
            case ALL -> 0;
            case ROWS -> i;
            case COLUMNS -> j;
        };
    }
}
