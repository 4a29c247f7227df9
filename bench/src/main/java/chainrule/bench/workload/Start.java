package chainrule.bench.workload;

import chainrule.linalg.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * The numbers that work begins with, the same for every contender. A sample is a column.
 *
 * @param inputs  uniform in {@code [0, 1)}
 * @param labels  the class of each sample
 * @param weights of each layer, {@code out×in}, uniform in {@code ±0.7 √(6/in)}; biases begin at zero
 */
public record Start(DMatrixRMaj inputs, int[] labels, List<DMatrixRMaj> weights) {

    /** For a network of these sizes; the last one counts the classes, of which ±1 has two. */
    public static Start of(List<Integer> sizes, int batch) {
        SeededRandom random = new SeededRandom(0);
        DMatrixRMaj inputs = uniform(random, sizes.get(0), batch, 0, 1);
        int classes = Math.max(2, sizes.get(sizes.size() - 1));
        int[] labels = new int[batch];
        for (int j = 0; j < batch; j++) {
            labels[j] = random.nextInt(classes);
        }
        List<DMatrixRMaj> weights = new ArrayList<>();
        for (int layer = 0; layer + 1 < sizes.size(); layer++) {
            double bound = 0.7 * Math.sqrt(6.0 / sizes.get(layer));
            weights.add(uniform(random, sizes.get(layer + 1), sizes.get(layer), -bound, bound));
        }
        return new Start(inputs, labels, weights);
    }

    /** The same for a named network. */
    public static Start of(Mlp mlp) {
        return of(mlp.sizes(), mlp.batch());
    }

    /** A matrix of random numbers. */
    public static DMatrixRMaj uniform(SeededRandom random, int rows, int columns, double low, double high) {
        DMatrixRMaj m = new DMatrixRMaj(rows, columns);
        for (int k = 0; k < m.getNumElements(); k++) {
            m.data[k] = random.nextDouble(low, high);
        }
        return m;
    }

    /** The labels as −1 and 1, {@code 1×B}. */
    public DMatrixRMaj signs() {
        DMatrixRMaj signs = new DMatrixRMaj(1, labels.length);
        for (int j = 0; j < labels.length; j++) {
            signs.data[j] = labels[j] * 2 - 1;
        }
        return signs;
    }
}
