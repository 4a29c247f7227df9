package chainrule.nn;

import chainrule.linalg.SeededRandom;
import java.util.function.DoubleSupplier;
import org.ejml.data.DMatrixRMaj;

/**
 * How weights begin: random, because equal weights would stay equal, and scaled, because signals should neither grow
 * nor fade from layer to layer. One instance draws on from layer to layer; two of one seed give the same numbers, so give
 * each its own, and other ones to {@link Dropout}.
 */
@FunctionalInterface
public interface Initialization {

    /** A new weight matrix, {@code out×in}. */
    DMatrixRMaj weights(int out, int in);

    /** For rectifiers (He and others, 2015): normal with variance {@code 2/in}. */
    static Initialization he(long seed) {
        SeededRandom random = new SeededRandom(seed);
        return (out, in) -> {
            double deviation = Math.sqrt(2.0 / in);
            return fill(out, in, () -> deviation * random.nextGaussian());
        };
    }

    /** For tanh and sigmoid (Glorot and Bengio, 2010): uniform in {@code ±√(6/(in + out))}. */
    static Initialization glorot(long seed) {
        SeededRandom random = new SeededRandom(seed);
        return (out, in) -> {
            double bound = Math.sqrt(6.0 / (in + out));
            return fill(out, in, () -> random.nextDouble(-bound, bound));
        };
    }

    private static DMatrixRMaj fill(int rows, int columns, DoubleSupplier number) {
        DMatrixRMaj m = new DMatrixRMaj(rows, columns);
        for (int k = 0; k < m.getNumElements(); k++) {
            m.data[k] = number.getAsDouble();
        }
        return m;
    }
}
