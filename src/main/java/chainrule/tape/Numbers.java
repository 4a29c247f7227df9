package chainrule.tape;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/** The one way numbers are written for people: four significant digits, the same in every locale. */
public final class Numbers {

    /** Matrices with more entries than this show their range only. */
    private static final int MOST_ENTRIES = 6;

    private static final int MOST_PRINTED = 64;

    private static final MathContext SIGNIFICANT = new MathContext(4, RoundingMode.HALF_EVEN);

    private Numbers() {}

    /** {@code 2}, {@code −1.5}, {@code 0.1235}, {@code 1.235e−7}; whole numbers below 100,000 in full. */
    public static String format(double x) {
        if (x == 0) {
            return "0";
        }
        if (!Double.isFinite(x)) {
            return Double.isNaN(x) ? "NaN" : x > 0 ? "∞" : "−∞";
        }
        BigDecimal exact = new BigDecimal(x);
        int exponent = exact.precision() - exact.scale() - 1;
        String digits;
        if (exponent >= 5 || exponent < -4) {
            BigDecimal rounded = exact.round(SIGNIFICANT);
            exponent = rounded.precision() - rounded.scale() - 1;
            digits = plain(rounded.movePointLeft(exponent)) + "e" + exponent;
        } else {
            digits = plain(exact.setScale(Math.max(0, SIGNIFICANT.getPrecision() - 1 - exponent), SIGNIFICANT.getRoundingMode()));
        }
        return digits.replace('-', '−');
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    /** The entries if few, {@code [1, 2; 3, 4]} with rows apart by semicolons; else the range, {@code 0.1 … 0.9}. */
    public static String format(DMatrixRMaj x) {
        return x.getNumElements() > MOST_ENTRIES ? range(x) : entries(x);
    }

    /** In plain characters, for a terminal: the entries of matrices up to 8×8 or so; else the shape and the range. */
    static String print(DMatrixRMaj x) {
        String text = x.getNumElements() > MOST_PRINTED
                ? x.numRows + "×" + x.numCols + " from " + range(x).replace("…", "to")
                : entries(x);
        return text.replace('−', '-');
    }

    private static String entries(DMatrixRMaj x) {
        if (x.getNumElements() == 1) {
            return format(x.data[0]);
        }
        return IntStream.range(0, x.numRows)
                .mapToObj(i -> IntStream.range(0, x.numCols)
                        .mapToObj(j -> format(x.get(i, j)))
                        .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; ", "[", "]"));
    }

    /** The smallest and the largest entry, {@code 0.1 … 0.9}; {@code NaN} if there is one. */
    public static String range(DMatrixRMaj x) {
        if (x.getNumElements() == 0) {
            return "empty";
        }
        double min = IntStream.range(0, x.getNumElements()).mapToDouble(k -> x.data[k]).min().orElseThrow();
        double max = IntStream.range(0, x.getNumElements()).mapToDouble(k -> x.data[k]).max().orElseThrow();
        return min == max || Double.isNaN(min) ? format(min) : format(min) + " … " + format(max);
    }
}
