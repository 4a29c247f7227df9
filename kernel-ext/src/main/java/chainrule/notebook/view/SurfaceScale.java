package chainrule.notebook.view;

import chainrule.explain.Surface.Axis;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** One axis of a surface's picture: where a number lies, and which round numbers are named. */
record SurfaceScale(Axis axis, double start, double length) {

    private static final int ABOUT = 5;

    /** Where a number on the axis lies. */
    double place(double number) {
        return start + length * ((number / 2 - axis.low() / 2) / (axis.high() / 2 - axis.low() / 2));
    }

    /** Where a point of the grid lies, or a place between two. */
    double point(double k) {
        return start + length * k / (axis.steps() - 1);
    }

    /** Round numbers on the axis. */
    List<Double> ticks() {
        return ticks(axis.low(), axis.high(), ABOUT);
    }

    /** Round numbers between two, both included, at even steps: about so many. */
    static List<Double> ticks(double low, double high, int about) {
        List<Double> ticks = new ArrayList<>();
        double rough = (high / 2 - low / 2) / about * 2;
        if (!(rough > 0)) {
            return ticks; // two of the smallest numbers that there are: nothing lies between
        }
        int power = (int) Math.floor(StrictMath.log10(rough));
        BigDecimal unit = BigDecimal.ONE.scaleByPowerOfTen(power);
        double times = rough / unit.doubleValue();
        BigDecimal step = unit.multiply(new BigDecimal(times > 7 ? "10" : times > 3 ? "5" : times > 1.5 ? "2" : "1"));
        BigDecimal tick = new BigDecimal(low).divide(step, 0, RoundingMode.CEILING).multiply(step);
        while (tick.doubleValue() <= high) {
            ticks.add(tick.doubleValue());
            tick = tick.add(step);
        }
        return ticks;
    }
}
