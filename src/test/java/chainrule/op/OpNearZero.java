package chainrule.op;

import static chainrule.op.OpMeasures.replace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.diff.Diff;
import chainrule.linalg.SingularException;
import chainrule.tape.DomainException;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Op;
import chainrule.tape.Value;
import java.util.function.UnaryOperator;

/** Value, first and second derivative at and near zero beside those of their neighbours. */
final class OpNearZero {

    private static final double[] POINTS = {0, -0.0, 1e-9, -1e-9, 1e-6, -1e-6, 1e-3, -1e-3};

    private OpNearZero() {}

    /** @param x single numbers, each of which is put near zero in turn */
    static void check(Op op, Value[] x) {
        for (int i = 0; i < x.length; i++) {
            for (double point : op.differentiable(i) ? POINTS : new double[0]) {
                check(op, x, i, point, 1e-3);
                check(op, x, i, point, 1e-2);
            }
        }
    }

    private static void check(Op op, Value[] x, int i, double point, double h) {
        UnaryOperator<Value> f = t -> op.on(replace(x, i, t));
        for (int order = 0; order <= 2; order++) {
            double[] around = new double[4];
            double[] below = new double[4];
            double here;
            try {
                here = at(f, point, order);
                for (int k = 0; k < 4; k++) {
                    double t = point + new double[] {-2, -1, 1, 2}[k] * h;
                    around[k] = at(f, t, order);
                    below[k] = order == 0 ? 0 : at(f, t, order - 1);
                }
            } catch (NonFiniteException | DomainException | SingularException e) {
                return;
            }
            double expected = order == 0 ? (around[1] + around[2]) / 2 : (below[2] - below[1]) / (2 * h);
            double left = order == 0 ? 2 * around[1] - around[0] : (below[1] - below[0]) / h;
            double right = order == 0 ? 2 * around[2] - around[3] : (below[3] - below[2]) / h;
            double size = 1 + Math.abs(expected);
            double kink = order == 0 ? 1e-3 * size : 5e-3 * size;
            if (Math.abs(left - right) <= kink && Math.abs(left - expected) <= kink) {
                assertThat(here).as("derivative of order %s by argument %s at %s", order, i + 1, point)
                        .isCloseTo(expected, within(5e-3 * size));
            }
        }
    }

    private static double at(UnaryOperator<Value> f, double t, int order) {
        return Diff.derivative(f, Value.scalar("t", t), order).asScalar();
    }
}
