package chainrule.linalg;

import chainrule.shape.Axis;
import chainrule.shape.Shape;
import org.ejml.data.DMatrixRMaj;

/** Products of all entries along an axis, and their derivatives of any order, without a division: zeros are welcome. */
public final class ProductRule {

    private static final double[] NO_DIRECTIONS = {};

    private ProductRule() {}

    /**
     * {@code y = x₁ x₂ … xₙ} along an axis.
     *
     * @param x Not modified.
     * @param y of the shape {@link Axis#reduce} tells. Modified: overwritten.
     */
    public static void product(DMatrixRMaj x, Axis axis, DMatrixRMaj y) {
        int n = axis.count(new Shape(x.numRows, x.numCols));
        for (int k = 0; k < y.getNumElements(); k++) {
            LinearFactors product = new LinearFactors(0);
            for (int i = 0; i < n; i++) {
                product = product.times(x.data[place(x, axis, k, i)], NO_DIRECTIONS);
            }
            y.data[k] = product.all(new LinearFactors(0));
        }
    }

    /**
     * {@code yᵢ = ∂/∂xᵢ} of the product's derivative in all given directions: {@code Π xⱼ} over {@code j ≠ i} for none,
     * {@code Σₖ vₖ Π xⱼ} over {@code j ≠ i, k} for one, and so on.
     *
     * @param x the point, then the directions, all of one shape. Not modified.
     * @param y of the same shape. Modified: overwritten.
     */
    public static void derivative(DMatrixRMaj[] x, Axis axis, DMatrixRMaj y) {
        int directions = x.length - 1;
        Shape shape = new Shape(y.numRows, y.numCols);
        int n = axis.count(shape);
        for (int k = 0; k < axis.reduce(shape).size(); k++) {
            LinearFactors[] before = new LinearFactors[n + 1];
            before[0] = new LinearFactors(directions);
            for (int i = 0; i < n; i++) {
                before[i + 1] = times(before[i], x, place(y, axis, k, i));
            }
            LinearFactors after = new LinearFactors(directions);
            for (int i = n - 1; i >= 0; i--) {
                int at = place(y, axis, k, i);
                y.data[at] = before[i].all(after);
                after = times(after, x, at);
            }
        }
    }

    private static LinearFactors times(LinearFactors product, DMatrixRMaj[] x, int at) {
        double[] v = new double[x.length - 1];
        for (int a = 0; a < v.length; a++) {
            v[a] = x[a + 1].data[at];
        }
        return product.times(x[0].data[at], v);
    }

    /** Where the {@code i}-th entry of the {@code k}-th result's line stands. */
    private static int place(DMatrixRMaj x, Axis axis, int k, int i) {
        return switch (axis) {
            case ALL -> i;
            case ROWS -> k * x.numCols + i;
            case COLUMNS -> i * x.numCols + k;
        };
    }
}
