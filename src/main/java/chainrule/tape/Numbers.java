package chainrule.tape;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/** The one way numbers are written for people: four significant digits, the same in every locale. */
public final class Numbers {

    /** Matrices with more entries than this show their range only. */
    private static final int MOST_ENTRIES = 6;

    private Numbers() {}

    /** {@code 2}, {@code −1.5}, {@code 0.1235}, {@code 1.235e-7}. */
    public static String format(double x) {
        if (x == 0) {
            return "0";
        }
        if (!Double.isFinite(x)) {
            return Double.isNaN(x) ? "NaN" : x > 0 ? "∞" : "−∞";
        }
        double size = Math.abs(x);
        if (size >= 1e5 || size < 1e-4) {
            return minus(shorten(String.format(Locale.ROOT, "%.3e", x)));
        }
        int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4;
        return minus(shorten(String.format(Locale.ROOT, "%." + decimals + "f", x)));
    }

    /** The entries if few, {@code [1, 2; 3, 4]} with rows apart by semicolons; else the range, {@code 0.1 … 0.9}. */
    public static String format(DMatrixRMaj x) {
        if (x.getNumElements() == 1) {
            return format(x.data[0]);
        }
        if (x.getNumElements() > MOST_ENTRIES) {
            return range(x);
        }
        return IntStream.range(0, x.numRows)
                .mapToObj(i -> IntStream.range(0, x.numCols)
                        .mapToObj(j -> format(x.get(i, j)))
                        .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; ", "[", "]"));
    }

    /** The smallest and the largest entry, {@code 0.1 … 0.9}. */
    public static String range(DMatrixRMaj x) {
        if (x.getNumElements() == 0) {
            return "empty";
        }
        double min = IntStream.range(0, x.getNumElements()).mapToDouble(k -> x.data[k]).min().orElseThrow();
        double max = IntStream.range(0, x.getNumElements()).mapToDouble(k -> x.data[k]).max().orElseThrow();
        return min == max ? format(min) : format(min) + " … " + format(max);
    }

    private static String shorten(String digits) {
        int e = digits.indexOf('e');
        String mantissa = e < 0 ? digits : digits.substring(0, e);
        if (mantissa.indexOf('.') >= 0) {
            mantissa = mantissa.replaceFirst("\\.?0+$", "");
        }
        return e < 0 ? mantissa : mantissa + "e" + Integer.parseInt(digits.substring(e + 1));
    }

    private static String minus(String digits) {
        return digits.replace('-', '−');
    }
}
