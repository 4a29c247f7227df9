package chainrule.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * A matrix to look at: all its entries while they are few, else the means of blocks of them.
 *
 * @param rows    what each row of cells is called
 * @param columns what each column of cells is called
 * @param numbers row by row
 * @param largest the largest size among them
 * @param leftOut what cannot be seen here; empty if nothing
 */
public record MatrixCells(List<String> rows, List<String> columns, List<Double> numbers, double largest, String leftOut) {

    /** How many rows, and how many columns, of cells. */
    public static final int MOST = 32;

    /** Immutable copies. */
    public MatrixCells {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        numbers = List.copyOf(numbers);
    }

    /** Entries in blocks: as many as there is room for, as even as can be. */
    record Blocks(int size) {

        int count() {
            return Math.min(MOST, size);
        }

        /** The first entry of a block; of the block after the last, the size. */
        int first(int block) {
            return (int) ((long) block * size / Math.max(1, count()));
        }

        int length(int block) {
            return first(block + 1) - first(block);
        }
    }

    /** Of a matrix that is there. */
    static MatrixCells of(DMatrixRMaj x, Coordinates rows, Coordinates columns) {
        Blocks down = new Blocks(x.numRows);
        return ofRows(i -> meanRow(x, down.first(i), down.first(i + 1)), rows, columns);
    }

    /** Of a matrix of which only the mean of each block of rows is there. */
    static MatrixCells ofRows(IntFunction<double[]> blockOfRows, Coordinates rows, Coordinates columns) {
        Blocks down = new Blocks(rows.size());
        Blocks across = new Blocks(columns.size());
        List<Double> numbers = new ArrayList<>();
        for (int i = 0; i < down.count(); i++) {
            double[] mean = blockOfRows.apply(i);
            for (int j = 0; j < across.count(); j++) {
                double sum = 0;
                for (int k = across.first(j); k < across.first(j + 1); k++) {
                    sum += mean[k] / across.length(j); // divided first: a sum of large numbers would overflow
                }
                numbers.add(sum);
            }
        }
        double largest = numbers.stream().mapToDouble(Math::abs).filter(Double::isFinite).max().orElse(0);
        return new MatrixCells(labels(down, rows), labels(across, columns), numbers, largest, leftOut(down, across));
    }

    private static double[] meanRow(DMatrixRMaj x, int from, int to) {
        double[] mean = new double[x.numCols];
        for (int i = from; i < to; i++) {
            for (int j = 0; j < x.numCols; j++) {
                mean[j] += x.get(i, j) / (to - from);
            }
        }
        return mean;
    }

    private static List<String> labels(Blocks blocks, Coordinates names) {
        return IntStream.range(0, blocks.count())
                .mapToObj(b -> names.label(blocks.first(b))
                        + (blocks.length(b) == 1 ? "" : " … " + names.label(blocks.first(b + 1) - 1)))
                .toList();
    }

    private static String leftOut(Blocks down, Blocks across) {
        return down.size <= MOST && across.size <= MOST ? "" : "Of " + down.size + "×" + across.size + " entries "
                + down.count() + "×" + across.count() + " cells are shown, each the mean of a block: entries of both signs cancel in it.";
    }

    /** One cell. */
    public double get(int row, int column) {
        return numbers.get(row * columns.size() + column);
    }

    /** The step of a cell's colour, {@code −STEPS … STEPS} of {@link HeatMap}. */
    public int level(int row, int column) {
        return HeatMap.level(get(row, column), largest);
    }
}
