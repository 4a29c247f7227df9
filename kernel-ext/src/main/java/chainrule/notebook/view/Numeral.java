package chainrule.notebook.view;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as every view writes them: four significant digits, or all before the point; a point, no grouping.
 *
 * <p>Rounded exactly and not by {@code String.format}, whose last digit changed between JDK 17 and 19.
 */
final class Numeral {

    private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);

    private Numeral() {}

    /** {@code 0.1235}, {@code 12.5}, {@code 3}, {@code 1.2e-7}, {@code NaN}, {@code ∞}, {@code -∞}. */
    static String of(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "-∞";
        }
        if (value == 0) {
            return "0";
        }
        return written(new BigDecimal(value), DIGITS);
    }

    /** {@code value · 10^power} with that many significant digits at most; finite values only. */
    static String of(double value, int power, int digits) {
        return value == 0
                ? "0"
                : written(new BigDecimal(value).scaleByPowerOfTen(power), new MathContext(digits, RoundingMode.HALF_EVEN));
    }

    private static String written(BigDecimal exact, MathContext digits) {
        BigDecimal rounded = exact.round(digits).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= 4 && exponent < 7) {
            return exact.setScale(0, RoundingMode.HALF_EVEN).toPlainString();
        }
        if (exponent >= -4 && exponent < 4) {
            return rounded.toPlainString();
        }
        return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }

    /** A share of one in percent: {@code 12.5%}. */
    static String percent(double share) {
        return Double.isNaN(share) || Double.isInfinite(share)
                ? of(share)
                : new BigDecimal(share).movePointRight(2).setScale(1, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros().toPlainString() + "%";
    }

    /** A place in a picture: at most one digit after the point. */
    static String place(double value) {
        long tenths = Math.round(value * 10);
        String sign = tenths < 0 ? "-" : "";
        long size = Math.abs(tenths);
        return size % 10 == 0 ? sign + size / 10 : sign + size / 10 + "." + size % 10;
    }
}
