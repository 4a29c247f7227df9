package chainrule.op;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.diff.Gradients;
import chainrule.loss.SeparableLoss;
import chainrule.shape.Axis;
import chainrule.shape.ShapeException;
import chainrule.tape.DomainException;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Op;
import chainrule.tape.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Value, gradient and second derivatives of an operation on single numbers at the ends of their range, next to poles
 * and where formulas take turns, beside {@linkplain OpReferences its definition} to fifty digits. What is too large for
 * a double must be refused, and nothing else.
 */
final class OpEnds {

    private static final BigDecimal LARGEST = new BigDecimal(Double.MAX_VALUE).add(new BigDecimal(Math.ulp(Double.MAX_VALUE) / 2));

    /** All that is left where everything cancels. */
    private static final BigDecimal NOTHING = new BigDecimal("1e-800");

    /** Digits that are tried until two in turn agree. */
    private static final int[] DIGITS = {60, 120, 420, 900, 1800};

    private static final String[] PARTS = {"value", "∂a", "∂b", "∂aa", "∂ab", "∂bb"};

    private static final int[][] BY = {{}, {0}, {1}, {0, 0}, {0, 1}, {1, 1}};

    private OpEnds() {}

    static void check(Op op) {
        boolean two = op.arity() == 2;
        List<String> wrong = new ArrayList<>();
        for (double a : two ? few() : many()) {
            if (op.domain(0).contains(a)) {
                for (double b : two ? few() : new double[] {1}) {
                    if (!two || op.domain(1).contains(b)) {
                        check(op, two ? new double[] {a, b} : new double[] {a}, wrong);
                    }
                }
            }
        }
        assertThat(wrong).as("%s at the ends", op).isEmpty();
    }

    private static double[] many() {
        double[] turns = {
            0.1, 0.25, 0.35, 0.5, 0.7, 1, 1.5, Math.PI / 2, 2, Math.PI, 3, 5.5, 6, 8, 8.5, 9, 9.5, 18.5, 19.1, 22, 27, 30, 36.7, 37.4, 38.4,
            38.6, 40, 44, 54, 55, 100, 354.8, 355, 372, 373, 700, 708.3, 709.7, 709.79, 710, 710.4, 710.5, 740, 744.4, 745.1, 745.2, 746, 800, 1e5
        };
        DoubleStream around = Arrays.stream(turns).flatMap(x -> DoubleStream.of(x, Math.nextUp(x), Math.nextDown(x)));
        DoubleStream sizes = IntStream.rangeClosed(-1074, 1023).filter(k -> k % 31 == 0).mapToDouble(k -> Math.scalb(1.3, k));
        DoubleStream ends = DoubleStream.of(0, Double.MIN_VALUE, 1e-320, Math.nextDown(Double.MIN_NORMAL), Double.MIN_NORMAL,
                1e-162, 1e-154, 1e-108, 1e-103, 1e-77, 1e-17, 1e-9, 1e-8, 1e-6, 1e-5, 1e-3, 0.01, 1e8, 1e9, 1e16, 1e17, 1e77, 1e100, 1e102, 1e103,
                1e150, 1.3e154, 1.4e154, 1e155, 1e200, 1e300, 1e308, Math.nextDown(Double.MAX_VALUE), Double.MAX_VALUE);
        return signed(DoubleStream.concat(around, DoubleStream.concat(sizes, ends)));
    }

    private static double[] few() {
        return signed(DoubleStream.of(0, Double.MIN_VALUE, 1e-320, Double.MIN_NORMAL, 1e-200, 1e-154, 1e-17, 1e-3, 0.3, 1,
                Math.nextUp(1.0), 2, 3.7, 40, 710, 1e17, 1e154, 1e200, Double.MAX_VALUE));
    }

    private static double[] signed(DoubleStream sizes) {
        return sizes.flatMap(x -> DoubleStream.of(x, -x)).toArray();
    }

    private static void check(Op op, double[] at, List<String> wrong) {
        BigDecimal[] exact = new BigDecimal[PARTS.length];
        boolean mayRefuse = op instanceof SeparableLoss && Double.isInfinite(at[0] - at[1]);
        for (int k = 0; k < PARTS.length; k++) {
            if (!Arrays.stream(BY[k]).allMatch(i -> i < at.length && op.differentiable(i))) {
                continue;
            }
            try {
                exact[k] = exact(op, at, 0, k);
            } catch (Jet.Convention e) {
                continue;
            }
            // What the tape must pass through may be too large as well.
            mayRefuse |= exact[k] == null;
            String where = PARTS[k] + " at " + Arrays.toString(at);
            try {
                double got = part(op, at, BY[k]);
                if (exact[k] == null) {
                    wrong.add(where + " is too large for a double; got " + got);
                } else if (!isRight(op, at, k, got, exact)) {
                    wrong.add(where + " is " + exact[k].round(new MathContext(17)) + "; got " + got);
                }
            } catch (NonFiniteException | DomainException e) {
                if (!mayRefuse) {
                    wrong.add(where + " is " + exact[k].round(new MathContext(17)) + ", refused: " + e.getMessage());
                    mayRefuse = true;
                }
            }
        }
    }

    private static boolean isRight(Op op, double[] at, int k, double got, BigDecimal[] exact) {
        double allowed = allowed(op, at, k, exact);
        return isWithin(allowed, got, exact[k])
                || k + at.length > 1 && isWithin(allowed + cancelled(op, at, k), got, exact[k])
                || op instanceof SeparableLoss && isRightBeside(op, at, k, got);
    }

    /** A loss looks at the difference of two numbers, which is rounded: it may be right for numbers beside them. */
    private static boolean isRightBeside(Op op, double[] at, int k, double got) {
        double step = Math.ulp(Math.max(Math.abs(at[0]), Math.abs(at[1])));
        return IntStream.of(-1, 1).mapToObj(side -> exact(op, at, side * step, k))
                .anyMatch(beside -> beside != null && isWithin(1e-14 * Math.abs(beside.doubleValue()), got, beside));
    }

    private static boolean isWithin(double allowed, double got, BigDecimal exact) {
        return Double.isFinite(got) && new BigDecimal(got).subtract(exact).abs().doubleValue() <= allowed;
    }

    /**
     * Two units in the last place for the value of one number, else 1e-14 of it. What is made of numbers below the normal
     * ones has no more digits than they.
     */
    private static double allowed(Op op, double[] at, int k, BigDecimal[] exact) {
        double size = Math.abs(exact[k].doubleValue());
        if (k == 0 && op.arity() == 1) {
            return 2 * Math.ulp(size);
        }
        double relative = 1e-14;
        for (int lower = 0; lower < k; lower++) {
            double of = exact[lower] == null ? 0 : exact[lower].doubleValue();
            relative = of == 0 ? relative : Math.max(relative, 4 * Math.ulp(of) / Math.abs(of));
        }
        return Math.max(relative * size, 32 * Double.MIN_VALUE * (1 + Math.min(1000, Math.abs(at[0]))));
    }

    /** Where contributions cancel, they are as good as half a unit, or half of the number, away. */
    private static double cancelled(Op op, double[] at, int k) {
        double most = 0;
        for (double side : new double[] {-0.5, 0.5}) {
            double step = op.arity() == 1 ? side : side * at[0];
            if (op.domain(0).contains(at[0] + step)) {
                BigDecimal beside = exact(op, at, step, k);
                most = beside == null ? most : Math.max(most, Math.abs(beside.doubleValue()));
            }
        }
        return (op.arity() == 1 ? 1e-15 : 1e-14) * most;
    }

    /** By pullbacks of pullbacks. */
    private static double part(Op op, double[] at, int... by) {
        Value[] x = IntStream.range(0, at.length).mapToObj(i -> Value.scalar("x" + i, at[i])).toArray(Value[]::new);
        Value y = op.on(op instanceof SeparableLoss ? withAnother(op, x) : x);
        for (int i : by) {
            y = Gradients.gradients(y, x[i]).of(x[i]);
        }
        return y.asScalar();
    }

    /** Some losses want two classes: another that does not count. */
    private static Value[] withAnother(Op op, Value[] x) {
        try {
            op.shape(x[0].shape(), x[1].shape());
            return x;
        } catch (ShapeException e) {
            double any = op.domain(0).contains(0.5) ? 0.5 : -0.5;
            return new Value[] {
                Concatenate.concatenate(Axis.COLUMNS, x[0], Value.scalar(any)), Concatenate.concatenate(Axis.COLUMNS, x[1], Value.scalar(0))
            };
        }
    }

    /** To fifty digits, or null where there is no number or none that a double can be. */
    private static @Nullable BigDecimal exact(Op op, double[] at, double beside, int part) {
        BigDecimal a = new BigDecimal(at[0]).add(new BigDecimal(beside));
        BigDecimal b = new BigDecimal(at.length > 1 ? at[1] : 1);
        BigDecimal before = null;
        for (int digits : DIGITS) {
            BigDecimal now;
            try {
                now = OpReferences.of(op).of(argument(0, a, part, digits), argument(1, b, part, digits)).part(part);
            } catch (Jet.NoNumber e) {
                return null;
            }
            boolean agree = before != null && now.subtract(before).abs().compareTo(now.abs().scaleByPowerOfTen(-50)) <= 0;
            if (agree && (now.signum() != 0 || digits > 400)) {
                return now.abs().compareTo(LARGEST) < 0 ? now : null;
            }
            before = now;
        }
        if (before.abs().compareTo(NOTHING) < 0) {
            return BigDecimal.ZERO;
        }
        throw new AssertionError("the definition needs more digits for " + PARTS[part] + " at " + Arrays.toString(at));
    }

    private static Jet argument(int which, BigDecimal x, int part, int digits) {
        return part == 0 ? Jet.constant(x, digits) : Jet.argument(which, x, digits);
    }
}
