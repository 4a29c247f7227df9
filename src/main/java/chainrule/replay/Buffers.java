package chainrule.replay;

import chainrule.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** Arrays for results that are needed for a while only. */
final class Buffers {

    /** An array may be larger than what it is used for, by so much. */
    private static final int WASTE = 2;

    private final List<double[]> free = new ArrayList<>();
    private long allocated;

    /** A matrix on the smallest free array that is large enough and not much larger, or on a new one. */
    DMatrixRMaj take(Shape shape) {
        int best = -1;
        for (int i = 0; i < free.size(); i++) {
            int length = free.get(i).length;
            boolean fits = length >= shape.size() && length <= (long) WASTE * shape.size();
            if (fits && (best < 0 || length < free.get(best).length)) {
                best = i;
            }
        }
        if (best >= 0) {
            return over(free.remove(best), shape);
        }
        allocated += shape.size();
        return over(new double[shape.size()], shape);
    }

    static DMatrixRMaj over(double[] array, Shape shape) {
        return DMatrixRMaj.wrap(shape.rows(), shape.columns(), array);
    }

    void give(DMatrixRMaj matrix) {
        free.add(matrix.data);
    }

    /** How many numbers all arrays hold. */
    long allocated() {
        return allocated;
    }
}
