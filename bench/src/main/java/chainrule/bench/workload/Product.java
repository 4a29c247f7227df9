package chainrule.bench.workload;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

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

    @Override
    public Map<String, Supplier<?>> calls(Contender contender) {
        return Map.of("GFLOP/s", contender.product(this));
    }

    @Override
    public double score(double seconds) {
        return 2.0 * m * k * n / seconds / 1e9;
    }
}
