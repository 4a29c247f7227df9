package chainrule.bench.workload;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A multilayer perceptron with ReLU between its layers, trained by gradient descent.
 *
 * @param sizes  features, then the outputs of each layer
 * @param batch  samples
 * @param goal   what is made small
 */
public record Mlp(List<Integer> sizes, int batch, Goal goal) implements Workload {

    /** What is made small. */
    public enum Goal {
        /** Softmax and cross-entropy, the mean over the samples. */
        CE,
        /** The mean of {@code max(0, 1 − y s)} for labels ±1, plus {@link #PENALTY} times the sum of all squared parameters. */
        SVM
    }

    /** Of gradient descent. */
    public static final double LEARNING_RATE = 1e-3;

    /** What a squared parameter costs. */
    public static final double PENALTY = 1e-4;

    private static final Map<String, Mlp> NAMED = Map.of(
            "mlp-a", new Mlp(List.of(784, 128, 10), 64, Goal.CE),
            "mlp-b", new Mlp(List.of(784, 512, 256, 10), 256, Goal.CE),
            "mlp-c", new Mlp(List.of(2, 16, 16, 1), 100, Goal.SVM),
            "mlp-d", new Mlp(Collections.nCopies(21, 64), 32, Goal.CE));

    /** @throws IllegalArgumentException if there is nothing to compute, or the goal does not fit the outputs */
    public Mlp {
        sizes = List.copyOf(sizes);
        if (sizes.size() < 2 || sizes.stream().anyMatch(size -> size < 1) || batch < 1) {
            throw new IllegalArgumentException("a network needs at least one layer, and sizes and a batch of 1 or more; got sizes "
                    + sizes + " and batch " + batch);
        }
        int outputs = sizes.get(sizes.size() - 1);
        if (goal == Goal.SVM ? outputs != 1 : outputs < 2) {
            throw new IllegalArgumentException("svm takes one output and ce at least two; got " + goal + " of " + outputs);
        }
    }

    static Mlp named(String name) {
        Mlp known = NAMED.get(name);
        if (known != null) {
            return known;
        }
        String[] parts = name.split(":");
        if (parts.length != 4 || !parts[0].equals("mlp") || !List.of("ce", "svm").contains(parts[3])) {
            throw new NumberFormatException();
        }
        List<Integer> sizes = Arrays.stream(parts[1].split("-")).map(Integer::valueOf).toList();
        return new Mlp(sizes, Integer.parseInt(parts[2]), parts[3].equals("ce") ? Goal.CE : Goal.SVM);
    }

    /** How many layers have parameters. */
    public int layers() {
        return sizes.size() - 1;
    }

    @Override
    public Map<String, Supplier<?>> calls(Contender contender) {
        Network network = contender.network(this);
        Map<String, Supplier<?>> calls = new LinkedHashMap<>();
        calls.put("step", network::step);
        calls.put("fwd", network::loss);
        calls.put("grad", network::gradient);
        return calls;
    }
}
