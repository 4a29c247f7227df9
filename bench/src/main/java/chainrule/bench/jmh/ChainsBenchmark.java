package chainrule.bench.jmh;

import chainrule.linalg.Functions;
import chainrule.linalg.PairFunction;
import chainrule.linalg.Reductions;
import chainrule.linalg.SeededRandom;
import chainrule.op.Add;
import chainrule.op.Multiply;
import chainrule.op.Relu;
import chainrule.op.Step;
import chainrule.shape.Axis;
import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** What a layer does entry by entry, an operation after the other as a program does it, or both in one loop. */
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ChainsBenchmark extends Timed {

    private static final PairFunction SLOPE = (z, yBar) -> new Step().apply(z) * yBar;
    private static final PairFunction ACTIVATION = (z, bias) -> new Relu().apply(z + bias);

    /** Of mlp-c, of a band of mlp-d, of mlp-b. */
    @Param({"16x100", "64x16", "512x256"})
    private String shape = "";

    private DMatrixRMaj z = new DMatrixRMaj(0, 0);
    private DMatrixRMaj yBar = z;
    private DMatrixRMaj bias = z;
    private DMatrixRMaj result = z;

    /** Makes the numbers, half of them negative. */
    @Setup
    public void prepare() {
        String[] sizes = shape.split("x");
        z = random(Integer.parseInt(sizes[0]), Integer.parseInt(sizes[1]));
        yBar = random(z.numRows, z.numCols);
        bias = random(z.numRows, 1);
        result = z.createLike();
    }

    private static DMatrixRMaj random(int rows, int columns) {
        SeededRandom random = new SeededRandom(rows);
        DMatrixRMaj x = new DMatrixRMaj(rows, columns);
        for (int k = 0; k < x.data.length; k++) {
            x.data[k] = random.nextDouble() - 0.5;
        }
        return x;
    }

    /** Relu of a sum with the bias. */
    @Benchmark
    public Object forwardApart() {
        Reductions.combine(z, bias, Axis.ROWS, new Add(), result);
        Functions.map(new Relu(), result, result);
        return result;
    }

    /** The same in one loop. */
    @Benchmark
    public Object forwardInOne() {
        Reductions.combine(z, bias, Axis.ROWS, ACTIVATION, result);
        return result;
    }

    /** The adjoint before the relu. */
    @Benchmark
    public Object backwardApart() {
        Functions.map(new Step(), z, result);
        Functions.map(new Multiply(), yBar, result, result);
        return result;
    }

    /** The same in one loop. */
    @Benchmark
    public Object backwardInOne() {
        Functions.map(SLOPE, z, yBar, result);
        return result;
    }
}
