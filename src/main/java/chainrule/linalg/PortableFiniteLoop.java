package chainrule.linalg;

/** A finite number times zero is zero, any other is NaN, and NaN stays in a sum. */
final class PortableFiniteLoop implements FiniteLoop {

    @Override
    public boolean areFinite(int from, int until, double[] x) {
        // Eight sums need not wait for each other; their order does not matter.
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        double e = 0;
        double f = 0;
        double g = 0;
        double h = 0;
        int whole = until - (until - from) % 8;
        for (int k = from; k < whole; k += 8) {
            a += x[k] * 0;
            b += x[k + 1] * 0;
            c += x[k + 2] * 0;
            d += x[k + 3] * 0;
            e += x[k + 4] * 0;
            f += x[k + 5] * 0;
            g += x[k + 6] * 0;
            h += x[k + 7] * 0;
        }
        for (int k = whole; k < until; k++) {
            a += x[k] * 0;
        }
        return a + b + c + d + e + f + g + h == 0;
    }
}
