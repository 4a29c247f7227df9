package chainrule.bench.workload;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Work that every contender can be asked to do, told apart by a name that other harnesses know too. */
public sealed interface Workload permits Mlp, Product, Chain, Jacobian, HessianVector, Maps {

    /**
     * {@code mlp-a} … {@code mlp-d}, {@code mlp:784-128-10:64:ce}, {@code gemm:64x784x128:tA}, {@code chain-1000},
     * {@code jac-100}, {@code jac-100-fwd}, {@code hvp-10k} or {@code maps-100k}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static Workload named(String name) {
        try {
            if (name.startsWith("mlp")) {
                return Mlp.named(name);
            } else if (name.startsWith("gemm:")) {
                return Product.named(name);
            } else if (name.startsWith("chain-")) {
                return new Chain(Integer.parseInt(name.substring("chain-".length())));
            }
        } catch (NumberFormatException e) {
            throw unknown(name, e);
        }
        return switch (name) {
            case "jac-100" -> new Jacobian(Jacobian.Direction.REVERSE);
            case "jac-100-fwd" -> new Jacobian(Jacobian.Direction.FORWARD);
            case "hvp-10k" -> new HessianVector();
            case "maps-100k" -> new Maps();
            default -> throw unknown(name, null);
        };
    }

    private static IllegalArgumentException unknown(String name, @Nullable Exception cause) {
        return new IllegalArgumentException("there is no workload '" + name + "': there are mlp-a, mlp-b, mlp-c, mlp-d,"
                + " mlp:784-128-10:64:ce (sizes, batch, ce or svm), gemm:64x784x128 (with :tA or :tB), chain-1000,"
                + " jac-100, jac-100-fwd, hvp-10k and maps-100k", cause);
    }

    /** What can be timed, by metric; the calls share what they work on, which is made here. */
    Map<String, Supplier<?>> calls(Contender contender);

    /** The number to report for a call that took so many seconds: those, unless the metric says otherwise. */
    default double score(double seconds) {
        return seconds;
    }
}
