package chainrule.notebook.view;

import chainrule.tape.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

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

    /** How many there are: in full up to ten million, {@code 1,234,567}; then {@code 12.35 M}, {@code 1.2 G}. */
    static String count(double number) {
        if (Math.abs(number) < 1e7 && number == Math.rint(number)) {
            return String.format(Locale.ROOT, "%,d", (long) number);
        }
        return unit(number, 4, 1e6, "M", "G", "T", "P", "E");
    }

    /** {@code 85 ns}, {@code 1.23 µs}, {@code 45.6 ms}. */
    static String duration(double nanos) {
        return unit(nanos, 3, 1, "ns", "µs", "ms", "s");
    }

    /** In the largest unit that leaves one or more, each a thousand times the one before; the first is {@code first}. */
    private static String unit(double number, int digits, double first, String... units) {
        if (!Double.isFinite(number)) {
            return Numbers.format(number);
        }
        BigDecimal size = new BigDecimal(number).divide(new BigDecimal(first), MathContext.DECIMAL64);
        int unit = 0;
        while (unit < units.length - 1 && size.round(new MathContext(digits)).abs().compareTo(BigDecimal.valueOf(1000)) >= 0) {
            size = size.movePointLeft(3);
            unit++;
        }
        return of(size.doubleValue(), 0, digits) + " " + units[unit];
    }

    /** A place in a picture: at most one digit after the point. */
    static String place(double value) {
        long tenths = Math.round(value * 10);
        String sign = tenths < 0 ? "-" : "";
        long size = Math.abs(tenths);
        return size % 10 == 0 ? sign + size / 10 : sign + size / 10 + "." + size % 10;
    }
}
