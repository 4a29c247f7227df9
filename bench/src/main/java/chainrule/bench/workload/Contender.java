package chainrule.bench.workload;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/**
 * Somebody who can do the workloads, each in the way its users would. A call returns what it computed, so that no
 * compiler can leave the work out. What a contender has no means for it refuses.
 */
public interface Contender {

    /** How it is called on the command line and in the results. */
    String name();

    /**
     * Makes it use so many threads, before anything else is asked of it.
     *
     * @throws IllegalStateException if it cannot
     */
    void useThreads(int count);

    /** A network with the parameters that {@link Start} gives it. */
    Network network(Mlp mlp);

    /** One matrix product. */
    default Supplier<?> product(Product product) {
        throw lacks("matrix products here");
    }

    /** {@code n} operations on scalars, recorded and swept back. */
    default Supplier<?> chain(Chain chain) {
        throw lacks("operations on scalars here");
    }

    /** The Jacobian of a small network. */
    default Supplier<?> jacobian(Jacobian jacobian) {
        throw lacks("Jacobians");
    }

    /** {@code hvp-rr} (reverse over reverse), {@code hvp-fr} (forward over reverse) and {@code grad}, as far as it has them. */
    default Map<String, Supplier<?>> hessianVector(HessianVector product) {
        throw lacks("Hessian-vector products");
    }

    /** Functions of every entry of a matrix, by metric. */
    default Map<String, Supplier<?>> maps(Maps maps) {
        throw lacks("functions of every entry here");
    }

    /** What to throw where it has no means for a workload. */
    default UnsupportedOperationException lacks(String what) {
        return new UnsupportedOperationException(name() + " has no " + what);
    }

    /**
     * The contender of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Contender named(String name) {
        List<Contender> all = all();
        return all.stream().filter(contender -> contender.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no system '" + name + "': there are "
                        + String.join(", ", all.stream().map(Contender::name).toList())));
    }

    /** All that are installed. */
    static List<Contender> all() {
        return ServiceLoader.load(Contender.class).stream().map(ServiceLoader.Provider::get).toList();
    }
}
