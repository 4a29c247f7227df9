package chainrule.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The two directions in which a path moved most, seen from its end: the principal components of its points' differences
 * from the last. Computed from the points' inner products, so that many parameters cost no more than few.
 *
 * @param first  of unit length
 * @param second of unit length, at a right angle to the first; empty if the path is straight
 * @param share  of the path's squared movement in the first direction, and in the second
 */
record PathPlane(double[] first, Optional<double[]> second, double firstShare, double secondShare) {

    private static final double STRAIGHT = 1e-12;

    /** Of a path of at least two points; empty if it never moved. */
    static Optional<PathPlane> of(List<double[]> points) {
        double[] end = points.get(points.size() - 1);
        List<double[]> moves = points.stream().limit(points.size() - 1).map(point -> FlatValues.plus(point, -1, end)).toList();
        int n = moves.size();
        DMatrixRMaj inner = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double product = FlatValues.dot(moves.get(i), moves.get(j));
                inner.set(i, j, product);
                inner.set(j, i, product);
            }
        }
        double all = IntStream.range(0, n).mapToDouble(i -> inner.get(i, i)).sum();
        if (!(all > 0) || all == Double.POSITIVE_INFINITY) {
            return Optional.empty();
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
        if (!eigen.decompose(inner)) {
            return Optional.empty();
        }
        List<Integer> order = new ArrayList<>(IntStream.range(0, n).boxed().toList());
        order.sort((i, j) -> Double.compare(eigen.getEigenvalue(j).real, eigen.getEigenvalue(i).real));
        double largest = eigen.getEigenvalue(order.get(0)).real;
        double next = n > 1 ? Math.max(0, eigen.getEigenvalue(order.get(1)).real) : 0;
        double[] first = direction(moves, eigen.getEigenVector(order.get(0)));
        Optional<double[]> second = next <= STRAIGHT * largest ? Optional.empty()
                : Optional.of(upright(direction(moves, eigen.getEigenVector(order.get(1))), first));
        return Optional.of(new PathPlane(first, second, largest / all, next / all));
    }

    private static double[] direction(List<double[]> moves, DMatrixRMaj weights) {
        double[] sum = new double[moves.get(0).length];
        for (int i = 0; i < moves.size(); i++) {
            sum = FlatValues.plus(sum, weights.data[i], moves.get(i));
        }
        // Its start lies to the left or above, whatever sign the components came with.
        return unit(FlatValues.dot(sum, moves.get(0)) > 0 ? FlatValues.times(-1, sum) : sum);
    }

    static double[] unit(double[] x) {
        return FlatValues.times(1 / Math.sqrt(FlatValues.dot(x, x)), x);
    }

    /** At a right angle to another direction of unit length, of unit length itself. */
    static double[] upright(double[] x, double[] other) {
        return unit(FlatValues.plus(x, -FlatValues.dot(x, other), other));
    }
}
