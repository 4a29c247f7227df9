package chainrule.diff;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static final int GRAPHS = Integer.getInteger("chainrule.graphs", 2000);

    @Test
    void theSweepsAreTransposesOfEachOther() {
        RandomGraphs graphs = new RandomGraphs(20);
        double worst = 0;
        long values = 0;
        long reused = 0;
        for (int i = 0; i < GRAPHS; i++) {
            RandomGraphs.Graph graph = graphs.next();
            Value result = graph.result();
            Map<Value, Value> tangents = new IdentityHashMap<>();
            graph.leaves().forEach(x -> tangents.put(x, graphs.leaf(x.shape())));
            Value yBar = graphs.leaf(result.shape());
            Map<Value, Value> adjoints = Sweep.back(result, yBar, graph.leaves().toArray(Value[]::new));
            double[] left = dot(yBar, Sweep.forward(result, tangents));
            double[] right = {0, 0};
            for (Value x : graph.leaves()) {
                if (adjoints.containsKey(x)) {
                    double[] part = dot(adjoints.get(x), tangents.get(x));
                    right[0] += part[0];
                    right[1] += part[1];
                }
            }
            // What is compared are sums of products of both signs: an error is measured by the size of the products.
            double size = Math.max(left[1], right[1]);
            double error = size == 0 ? 0 : Math.abs(left[0] - right[0]) / size;
            assertThat(error).as("graph %d", i).isLessThan(1e-13);
            worst = Math.max(worst, error);
            values += Tape.of(result).size();
            reused += Tape.of(result).stream().mapToLong(v -> v.inputs().size()).sum() - Tape.of(result).size();
        }
        assertThat(values).as("values on the tapes").isGreaterThan(10L * GRAPHS);
        assertThat(reused).as("uses beyond the first").isPositive();
        System.out.printf(Locale.ROOT, "%d random graphs, %d values: worst relative difference of the two sweeps %.1e%n", GRAPHS, values, worst);
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
