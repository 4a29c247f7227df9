package chainrule.notebook.view;

import java.util.Arrays;

/**
 * The vertical axis of a curve: linear, or logarithmic where its numbers span three decades and more. XChart counts
 * its ticks in decimals of ten places, so what it gets lies between a thousand and ten thousand, and the labels say the
 * true numbers.
 */
final class LossScale {

    private static final double DECADES = 3;
    private static final int LABEL_DIGITS = 6;

    private final double low;
    private final double high;
    /** Numbers are shown in units of ten to that power. */
    private final int unit;
    private final Kind kind;

    private enum Kind {
        LINEAR,
        /** A logarithmic one was asked for and would have nothing to show. */
        LINEAR_INSTEAD,
        LOGARITHMIC
    }

    private LossScale(double low, double high, int unit, Kind kind) {
        this.low = low;
        this.high = high;
        this.unit = unit;
        this.kind = kind;
    }

    /** An axis for finite numbers. */
    static LossScale of(double[] numbers, LossAxis axis) {
        double min = Arrays.stream(numbers).min().orElse(0);
        double max = Arrays.stream(numbers).max().orElse(1);
        double[] positive = Arrays.stream(numbers).filter(number -> number > 0).toArray();
        if (axis == LossAxis.LOGARITHMIC && positive.length > 0) {
            return logarithmic(Arrays.stream(positive).min().orElseThrow(), max);
        }
        return min > 0 && StrictMath.log10(max) - StrictMath.log10(min) >= DECADES
                ? logarithmic(min, max)
                : linear(min, max, axis == LossAxis.LOGARITHMIC && numbers.length > 0 ? Kind.LINEAR_INSTEAD : Kind.LINEAR);
    }

    private static LossScale logarithmic(double min, double max) {
        double low = Math.floor(StrictMath.log10(min));
        double high = Math.ceil(StrictMath.log10(max));
        return new LossScale(low, low == high ? high + 1 : high, 0, Kind.LOGARITHMIC);
    }

    private static LossScale linear(double min, double max, Kind kind) {
        double largest = Math.max(Math.abs(min), Math.abs(max));
        int unit = largest == 0 ? 0 : (int) Math.floor(StrictMath.log10(largest)) - 3;
        double low = scaled(min, unit);
        double high = scaled(max, unit);
        double size = largest == 0 ? 1 : scaled(largest, unit);
        double span = Math.max(high - low, low == high ? 0.2 * size : 1e-3 * size);
        // Uneven margins: XChart puts its ticks on the data where data and ends are evenly spaced.
        double below = low - 0.06 * span - (span - (high - low)) * 0.4;
        double above = high + 0.05 * span + (span - (high - low)) * 0.5;
        return new LossScale(low >= 0 && (low < 0.4 * high || below < 0) ? 0 : below, above, unit, kind);
    }

    double low() {
        return low;
    }

    double high() {
        return high;
    }

    /** The name of the axis. */
    String title(String what) {
        return switch (kind) {
            case LINEAR -> what;
            case LINEAR_INSTEAD -> what + " (linear: none is above zero)";
            case LOGARITHMIC -> what + " (logarithmic)";
        };
    }

    /** Whether the axis has the number: a logarithmic one has nothing at zero or below. */
    boolean has(double number) {
        return kind != Kind.LOGARITHMIC || number > 0;
    }

    /** Where a number lies on this axis; NaN if the axis does not have it: a gap in the curve. */
    double place(double number) {
        return !has(number) ? Double.NaN : kind != Kind.LOGARITHMIC ? scaled(number, unit) : StrictMath.log10(number);
    }

    /** Near the upper end. */
    double top() {
        return low + 0.97 * (high - low);
    }

    /** The number at a tick; a logarithmic axis names powers of ten only. */
    String label(double place) {
        if (kind != Kind.LOGARITHMIC) {
            return Numeral.of(place, unit, LABEL_DIGITS);
        }
        return place == Math.rint(place) ? Numeral.of(1, (int) place, LABEL_DIGITS) : " ";
    }

    /** {@code value / 10^unit} in two steps, because a power of ten may be out of range where the quotient is not. */
    private static double scaled(double value, int unit) {
        int half = unit / 2;
        return value / StrictMath.pow(10, half) / StrictMath.pow(10, unit - half);
    }
}
