package chainrule.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/** Where the zeros of a matrix lie, in words. */
final class Structure {

    private static final double WORTH_SAYING = 0.2;
    private static final int MOST_NAMED = 6;

    private final DMatrixRMaj x;
    private final int below;
    private final int above;
    private final int zeros;

    private Structure(DMatrixRMaj x) {
        this.x = x;
        int lowest = -1;
        int highest = -1;
        int none = 0;
        for (int i = 0; i < x.numRows; i++) {
            for (int j = 0; j < x.numCols; j++) {
                if (x.get(i, j) == 0) {
                    none++;
                } else {
                    lowest = Math.max(lowest, i - j);
                    highest = Math.max(highest, j - i);
                }
            }
        }
        below = lowest;
        above = highest;
        zeros = none;
    }

    /** A sentence for each thing to see; none for a matrix without zeros. */
    static List<String> words(DMatrixRMaj x, Coordinates rows, Coordinates columns) {
        Structure structure = new Structure(x);
        if (x.getNumElements() == 0) {
            return List.of("There is nothing in it: one of the sizes is zero.");
        }
        if (structure.zeros == x.getNumElements()) {
            return List.of("Zero everywhere.");
        }
        List<String> words = new ArrayList<>();
        structure.shape().ifPresent(words::add);
        structure.empty(words, "row", rows, i -> IntStream.range(0, x.numCols).allMatch(j -> x.get(i, j) == 0), x.numRows);
        structure.empty(words, "column", columns, j -> IntStream.range(0, x.numRows).allMatch(i -> x.get(i, j) == 0), x.numCols);
        if (words.isEmpty() && structure.zeros >= WORTH_SAYING * x.getNumElements()) {
            words.add(structure.zeros + " of " + x.getNumElements() + " entries " + (structure.zeros == 1 ? "is" : "are") + " zero.");
        }
        return words;
    }

    private Optional<String> shape() {
        if (x.numRows != x.numCols || x.numRows < 2) {
            return Optional.empty();
        }
        if (below <= 0 && above <= 0) {
            boolean same = IntStream.range(0, x.numRows).allMatch(i -> x.get(i, i) == x.get(0, 0));
            return Optional.of(!same ? "Diagonal: entry by entry."
                    : x.get(0, 0) == 1 ? "The identity." : "A multiple of the identity.");
        }
        if (below <= 0 || above <= 0) {
            return Optional.of(above <= 0 ? "Lower triangular: nothing above the diagonal."
                    : "Upper triangular: nothing below the diagonal.");
        }
        return Math.max(below, above) * 3 <= x.numRows
                ? Optional.of("Banded: nothing farther than " + below + " below and " + above + " above the diagonal.")
                : Optional.empty();
    }

    private void empty(List<String> words, String what, Coordinates names, IntPredicate isZero, int count) {
        int[] found = IntStream.range(0, count).filter(isZero).toArray();
        if (found.length > 0) {
            String some = IntStream.of(found).limit(MOST_NAMED).mapToObj(names::label).collect(Collectors.joining(", "));
            words.add("All zero in " + (found.length == 1 ? what + " " : found.length + " " + what + "s: ") + some
                    + (found.length > MOST_NAMED ? ", …" : "") + ".");
        }
    }
}
