package chainrule.diff;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.tape.Adjoints;
import chainrule.tape.Sweep;
import chainrule.tape.Tape;
import chainrule.tape.Value;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Forward and reverse sweeps are transposes of each other, {@code ⟨ȳ, J ẋ⟩ = ⟨Jᵀ ȳ, ẋ⟩}, on random graphs:
 *
 * <pre>{@code |⟨ȳ, J ẋ⟩ − ⟨Jᵀ ȳ, ẋ⟩| ≤ 1e-13 · Σ_v |v̄|·|v̇|}</pre>
 *
 * <p>where {@code v} runs over the values of the graph, the leaves (with {@code |Jᵀ ȳ|·|ẋ|}) and the result (with
 * {@code |ȳ|·|J ẋ|}) among them, and {@code |a|·|b|} is the inner product of absolute values. A rounding error that is
 * small beside {@code v̇} or {@code v̄} changes the one or the other side by as small a part of {@code |v̄|·|v̇|}, so the
 * sum is what rounding can do, also where a graph makes nothing of large terms, as {@code x − x} does.
 * {@code -Dchainrule.graphs=100000} tries that many.
 */
class AdjointIdentityTest {

    private static final double TOLERANCE = 1e-13;

    private static final int GRAPHS = Integer.getInteger("chainrule.graphs", 2000);

    @Test
    void theSweepsAreTransposesOfEachOther() {
        double worst = 0;
        long values = 0;
        long uses = 0;
        for (int seed = 0; seed < GRAPHS; seed++) {
            Pair pair = Pair.of(seed);
            double size = pair.sizeAtTheEnds();
            if (!(pair.difference() <= TOLERANCE * size)) {
                // The ends are a part of the sum, and for all but a few graphs enough of it.
                size = pair.size();
            }
            assertThat(pair.difference()).as("graph of seed %d", seed).isLessThanOrEqualTo(TOLERANCE * size);
            worst = Math.max(worst, pair.difference() == 0 ? 0 : pair.difference() / size);
            values += Tape.of(pair.result).size();
            uses += Tape.of(pair.result).stream().mapToLong(v -> v.inputs().size()).sum();
        }
        assertThat(values).as("values on the tapes").isGreaterThan(10L * GRAPHS);
        assertThat(uses).as("uses of values").isGreaterThan(values);
        System.out.printf(
                Locale.ROOT, "%d random graphs, %d values: the sweeps differ by %.1e of their terms at most%n", GRAPHS, values, worst);
    }

    /** One graph with a direction at each end, and both products: {@code ⟨ȳ, J ẋ⟩} and {@code ⟨Jᵀ ȳ, ẋ⟩}. */
    private static final class Pair {

        private final Value result;
        private final Map<Value, Value> tangents = new IdentityHashMap<>();
        private final Adjoints adjoints;
        private final double[] left;
        private final double[] right = new double[2];

        static Pair of(long seed) {
            RandomGraphs random = new RandomGraphs(seed);
            return new Pair(random.next(), random);
        }

        private Pair(RandomGraphs.Graph graph, RandomGraphs random) {
            result = graph.result();
            graph.leaves().forEach(x -> tangents.put(x, random.leaf(x.shape())));
            Value yBar = random.leaf(result.shape());
            adjoints = Sweep.back(result, yBar, graph.leaves().toArray(Value[]::new));
            left = dot(yBar, Sweep.forward(result, tangents));
            for (Value x : graph.leaves()) {
                double[] part = adjoints.get(x) != null ? dot(adjoints.get(x), tangents.get(x)) : new double[2];
                right[0] += part[0];
                right[1] += part[1];
            }
        }

        double difference() {
            return Math.abs(left[0] - right[0]);
        }

        double sizeAtTheEnds() {
            return left[1] + right[1];
        }

        double size() {
            double size = 0;
            for (Value v : Tape.of(result)) {
                if (adjoints.get(v) != null) {
                    size += dot(adjoints.get(v), Sweep.forward(v, tangents))[1];
                }
            }
            return size;
        }
    }

    /** The sum of the products, and of their sizes. */
    private static double[] dot(Value a, Value b) {
        double[] x = a.matrix().data;
        double[] y = b.matrix().data;
        double[] sums = new double[2];
        for (int k = 0; k < a.shape().size(); k++) {
            sums[0] += x[k] * y[k];
            sums[1] += Math.abs(x[k] * y[k]);
        }
        return sums;
    }
}
