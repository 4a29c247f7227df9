package chainrule.explain;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * A matrix seen from afar: few cells, each the mean of the entries it stands for, in steps between the largest and its
 * negative.
 *
 * @param rows    of cells
 * @param columns of cells
 * @param levels  row by row, {@code −STEPS … STEPS}; 0 where the mean is 0, {@link #NOT_FINITE} where an entry is NaN or infinite
 */
public record HeatMap(int rows, int columns, List<Integer> levels) {

    /** How many steps there are on each side of zero. */
    public static final int STEPS = 4;

    /** The level of a cell that stands for an entry that is NaN or infinite: it has no colour among the others. */
    public static final int NOT_FINITE = STEPS + 1;

    private static final int MOST_ROWS = 8;
    private static final int MOST_COLUMNS = 14;

    /** A picture of {@code x}, which has at least one entry. */
    static HeatMap of(DMatrixRMaj x) {
        int rows = Math.min(MOST_ROWS, x.numRows);
        int columns = Math.min(MOST_COLUMNS, x.numCols);
        double[] means = new double[rows * columns];
        double largest = 0;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double mean = mean(x, first(i, rows, x.numRows), first(i + 1, rows, x.numRows),
                        first(j, columns, x.numCols), first(j + 1, columns, x.numCols));
                means[i * columns + j] = mean;
                largest = Double.isFinite(mean) ? Math.max(largest, Math.abs(mean)) : largest;
            }
        }
        List<Integer> levels = new ArrayList<>();
        for (double mean : means) {
            levels.add(level(mean, largest));
        }
        return new HeatMap(rows, columns, List.copyOf(levels));
    }

    /** Whether an entry is NaN or infinite. */
    public boolean hasNotFinite() {
        return levels.contains(NOT_FINITE);
    }

    /** Of {@code size} entries in {@code cells} cells, the first one of that cell. */
    private static int first(int cell, int cells, int size) {
        return (int) ((long) cell * size / cells);
    }

    private static double mean(DMatrixRMaj x, int top, int bottom, int left, int right) {
        int count = (bottom - top) * (right - left);
        double mean = 0;
        for (int i = top; i < bottom; i++) {
            for (int j = left; j < right; j++) {
                mean += x.get(i, j) / count; // divided first: a sum of large numbers would overflow
            }
        }
        return mean;
    }

    /** The step of a number beside the largest. */
    static int level(double mean, double largest) {
        if (!Double.isFinite(mean)) {
            return NOT_FINITE;
        }
        if (mean == 0 || largest == 0) {
            return 0;
        }
        int size = Math.max(1, (int) Math.rint(Math.abs(mean) / largest * STEPS));
        return mean > 0 ? size : -size;
    }
}
