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
 * Forward and reverse sweeps are transposes of each other, {@code ⟨ȳ, J ẋ⟩ = ⟨Jᵀ ȳ, ẋ⟩}, on random graphs.
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
        int cancelling = 0;
        for (int seed = 0; seed < GRAPHS; seed++) {
            Pair pair = Pair.of(seed);
            double error = pair.difference() / pair.size();
            if (!(error < TOLERANCE) && pair.difference() > 0) {
                // Large terms cancelled within the graph, as in x + |x| for x < 0: they are what rounding is measured by.
                error = pair.difference() / pair.sizeOnTheWay();
                cancelling++;
            }
            if (pair.difference() > 0) {
                assertThat(error).as("graph of seed %d", seed).isLessThan(TOLERANCE);
                worst = Math.max(worst, error);
            }
            values += Tape.of(pair.result).size();
            uses += Tape.of(pair.result).stream().mapToLong(v -> v.inputs().size()).sum();
        }
        assertThat(values).as("values on the tapes").isGreaterThan(10L * GRAPHS);
        assertThat(uses).as("uses of values").isGreaterThan(values);
        assertThat(cancelling).as("graphs in which large terms cancel").isLessThanOrEqualTo(1 + GRAPHS / 10_000);
        System.out.printf(
                Locale.ROOT, "%d random graphs, %d values: the sweeps differ by %.1e at most; terms cancel in %d%n",
                GRAPHS, values, worst, cancelling);
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

        /** Both are sums of products of both signs: an error is measured by the size of the products. */
        double size() {
            return Math.max(left[1], right[1]);
        }

        /** The largest such size at any value on the way. */
        double sizeOnTheWay() {
            double size = size();
            for (Value v : Tape.of(result)) {
                if (adjoints.get(v) != null) {
                    size = Math.max(size, dot(adjoints.get(v), Sweep.forward(v, tangents))[1]);
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
