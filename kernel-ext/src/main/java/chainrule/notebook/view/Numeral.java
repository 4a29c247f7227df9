package chainrule.notebook.view;

import chainrule.tape.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers that stand in a place of their own: at a tick of an axis, as a share, as a position. All others are written by
 * {@link chainrule.tape.Numbers}.
 */
final class Numeral {

    private Numeral() {}

    /** {@code value · 10^power}, finite, with that many significant digits at most: {@code 0.6931}, {@code 1e−30}. */
    static String of(double value, int power, int digits) {
        if (value == 0) {
            return "0";
        }
        BigDecimal exact = new BigDecimal(value).scaleByPowerOfTen(power);
        BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN)).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        String plain = exponent >= -4 && exponent < 7
                ? rounded.toPlainString()
                : rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
        return plain.replace('-', '−');
    }

    /** A share of one in percent: {@code 12.5%}. */
    static String percent(double share) {
        return Double.isNaN(share) || Double.isInfinite(share)
                ? Numbers.format(share)
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
