package chainrule.bench.workload;

import chainrule.linalg.SeededRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;

/**
 * One matrix product {@code m×k} by {@code k×n}, in GFLOP/s.
 *
 * @param turned which of the two factors lie in memory transposed, A, B or none
 */
public record Product(int m, int k, int n, Turned turned) implements Workload {

    /** Which factor lies in memory transposed. */
    public enum Turned { NONE, A, B }

    static Product named(String name) {
        List<String> parts = List.of(name.split(":"));
        int[] sizes = Arrays.stream(parts.get(1).split("x")).mapToInt(Integer::parseInt).toArray();
        Set<String> turns = Set.copyOf(parts.subList(2, parts.size()));
        if (sizes.length != 3 || Arrays.stream(sizes).anyMatch(size -> size < 1) || !Set.of("tA", "tB").containsAll(turns)) {
            throw new NumberFormatException();
        }
        if (turns.size() == 2) {
            throw new UnsupportedOperationException("nobody here multiplies two matrices that are both transposed");
        }
        return new Product(sizes[0], sizes[1], sizes[2], turns.isEmpty() ? Turned.NONE : turns.contains("tA") ? Turned.A : Turned.B);
    }

    /** The two factors as they lie in memory. */
    public record Factors(DMatrixRMaj a, DMatrixRMaj b) {}

    /** The same random numbers each time, uniform in {@code [0, 1)}. */
    public Factors factors() {
        SeededRandom random = new SeededRandom(1);
        return new Factors(factor(random, m, k, Turned.A), factor(random, k, n, Turned.B));
    }

    private DMatrixRMaj factor(SeededRandom random, int rows, int columns, Turned when) {
        return turned == when ? Start.uniform(random, columns, rows, 0, 1) : Start.uniform(random, rows, columns, 0, 1);
    }

    @Override
    public Map<String, Supplier<?>> calls(Contender contender) {
        return Map.of("GFLOP/s", contender.product(this));
    }

    @Override
    public double score(double seconds) {
        return 2.0 * m * k * n / seconds / 1e9;
    }
}
