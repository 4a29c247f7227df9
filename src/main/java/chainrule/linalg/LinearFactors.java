package chainrule.linalg;

/**
 * The product of factors {@code x₁ + Σ εₐ vₐ₁}, {@code x₂ + Σ εₐ vₐ₂}, …, with {@code εₐ² = 0}: its coefficients are the
 * derivatives of a product. Coefficients are kept at size one, with a power of two beside them, so that nothing
 * overflows on the way to a result that does not.
 */
final class LinearFactors {

    private final double[] coefficients;
    private long exponent;

    /** The empty product, 1. A set of directions is a number with one bit each. */
    LinearFactors(int directions) {
        coefficients = new double[1 << directions];
        coefficients[0] = 1;
    }

    private LinearFactors(double[] coefficients, long exponent) {
        this.coefficients = coefficients;
        this.exponent = exponent;
    }

    /** The product with one more factor, {@code x + Σ εₐ vₐ}. */
    LinearFactors times(double x, double[] v) {
        double size = Math.abs(x);
        for (double direction : v) {
            size = Math.max(size, Math.abs(direction));
        }
        int e = Functions.exponent(size);
        double[] product = new double[coefficients.length];
        double largest = 0;
        for (int set = 0; set < product.length; set++) {
            double sum = coefficients[set] * StrictMath.scalb(x, -e);
            for (int a = 0; a < v.length; a++) {
                if ((set >> a & 1) == 1) {
                    sum = Math.fma(coefficients[set ^ 1 << a], StrictMath.scalb(v[a], -e), sum);
                }
            }
            product[set] = sum;
            largest = Math.max(largest, Math.abs(sum));
        }
        int down = Functions.exponent(largest);
        for (int set = 0; set < product.length; set++) {
            product[set] = StrictMath.scalb(product[set], -down);
        }
        return new LinearFactors(product, exponent + e + down);
    }

    /** The coefficient of all directions in the product with another. */
    double all(LinearFactors other) {
        double sum = 0;
        int last = coefficients.length - 1;
        for (int set = 0; set <= last; set++) {
            sum = Math.fma(coefficients[set], other.coefficients[last ^ set], sum);
        }
        return StrictMath.scalb(sum, (int) Math.max(-5000, Math.min(5000, exponent + other.exponent)));
    }
}
