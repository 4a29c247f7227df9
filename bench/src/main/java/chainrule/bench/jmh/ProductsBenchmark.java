package chainrule.bench.jmh;

import chainrule.bench.workload.Product;
import java.util.Arrays;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Matrix products: the shapes of the networks' steps, squares, and thin ones. */
public class ProductsBenchmark extends Timed {

    /** m×k by k×n. */
    @Param({
        "128x784x64", "128x64x784", "10x128x64", "512x784x256", "512x256x784", "64x64x32", "16x16x100", "1x2x100",
        "64x64x64", "256x256x256", "1024x1024x1024", "1x1024x1024", "1024x1024x1", "1024x1x1024"
    })
    private String shape = "";

    @Param
    private Product.Turned turned = Product.Turned.NONE;

    private Supplier<?> call = () -> "";

    /** Makes the matrices. */
    @Setup
    public void prepare() {
        int[] sizes = Arrays.stream(shape.split("x")).mapToInt(Integer::parseInt).toArray();
        call = call(new Product(sizes[0], sizes[1], sizes[2], turned), "GFLOP/s");
    }

    /** One product. */
    @Benchmark
    public Object multiply() {
        return call.get();
    }
}
