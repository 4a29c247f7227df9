package chainrule.explain;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * How a function bends at a point, by the eigenvalues of its Hessian: up where they are positive, down where negative.
 *
 * @param gradient    the norm of the gradient there, {@code ‖g‖}
 * @param eigenvalues from the smallest to the largest
 */
public record Curvature(double gradient, List<Double> eigenvalues) {

    /** Eigenvalues of larger matrices are not computed. */
    static final int MOST = 64;

    /** An eigenvalue so much smaller than the largest is taken for zero. */
    private static final double NEXT_TO_NOTHING = 1e-10;

    /** A gradient so small is taken for zero. */
    private static final double STATIONARY = 1e-6;

    /** An immutable copy. */
    public Curvature {
        eigenvalues = List.copyOf(eigenvalues);
    }

    /** Of a Hessian that is not larger than {@value #MOST}; of what rounding left unequal the mean is taken. */
    static Curvature of(DMatrixRMaj hessian, double gradient) {
        DMatrixRMaj symmetric = CommonOps_DDRM.transpose(hessian, null);
        CommonOps_DDRM.addEquals(symmetric, hessian);
        CommonOps_DDRM.scale(0.5, symmetric);
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(symmetric.numRows, false, true);
        if (!eigen.decompose(symmetric)) {
            throw new IllegalStateException("the eigenvalues were not found");
        }
        double[] values = IntStream.range(0, symmetric.numRows).mapToDouble(k -> eigen.getEigenvalue(k).real).toArray();
        Arrays.sort(values);
        return new Curvature(gradient, Arrays.stream(values).boxed().toList());
    }

    /** In how many directions it bends up. */
    public int up() {
        return (int) eigenvalues.stream().filter(value -> value > 0 && !isZero(value)).count();
    }

    /** In how many directions it bends down. */
    public int down() {
        return (int) eigenvalues.stream().filter(value -> value < 0 && !isZero(value)).count();
    }

    /** In how many directions it does not bend. */
    public int flat() {
        return eigenvalues.size() - up() - down();
    }

    /** Whether an eigenvalue is zero, as far as rounding can tell. */
    public boolean isZero(double eigenvalue) {
        return Math.abs(eigenvalue) <= NEXT_TO_NOTHING * eigenvalues.stream().mapToDouble(Math::abs).max().orElse(0);
    }

    /** Largest by smallest size of the eigenvalues, where it bends to one side in every direction. */
    public OptionalDouble condition() {
        boolean oneSide = !eigenvalues.isEmpty() && (up() == eigenvalues.size() || down() == eigenvalues.size());
        double first = oneSide ? Math.abs(eigenvalues.get(0)) : 0;
        double last = oneSide ? Math.abs(eigenvalues.get(eigenvalues.size() - 1)) : 0;
        return oneSide ? OptionalDouble.of(Math.max(first, last) / Math.min(first, last)) : OptionalDouble.empty();
    }

    /** Whether the gradient is zero, as far as rounding lets it. */
    public boolean stationary() {
        return gradient <= STATIONARY;
    }

    /** What kind of point this is, in a word: {@code minimum}, {@code saddle}, {@code slope} … */
    public String kind() {
        if (!stationary()) {
            return "slope";
        }
        return up() > 0 && down() > 0 ? "saddle" : flat() > 0 ? "flat" : up() > 0 ? "minimum" : "maximum";
    }
}
