package chainrule.bench.workload;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The product of a Hessian and a vector, for the 9,610 parameters of a tanh network with cross-entropy. */
public record HessianVector() implements Workload {

    /** Inputs, hidden units, classes. */
    public static final List<Integer> SIZES = List.of(64, 128, 10);

    /** Samples. */
    public static final int BATCH = 32;

    @Override
    public Map<String, Supplier<?>> calls(Contender contender) {
        return contender.hessianVector(this);
    }
}
