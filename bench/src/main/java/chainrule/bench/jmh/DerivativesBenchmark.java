package chainrule.bench.jmh;

import chainrule.bench.workload.Workload;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A Jacobian of 100×100 both ways, and a Hessian of 9,610 parameters times a vector both ways, beside the gradient. */
public class DerivativesBenchmark extends Timed {

    @Param({"jac-100 jacrev", "jac-100-fwd jacfwd", "hvp-10k hvp-rr", "hvp-10k hvp-fr", "hvp-10k grad"})
    private String derivative = "";

    private Supplier<?> call = () -> "";

    /** Makes the network. */
    @Setup
    public void prepare() {
        String[] names = derivative.split(" ");
        call = call(Workload.named(names[0]), names[1]);
    }

    /** All of it, from the forward pass on. */
    @Benchmark
    public Object run() {
        return call.get();
    }
}
