package chainrule.check;

import chainrule.shape.Given;
import chainrule.shape.Shape;
import chainrule.tape.Op;
import chainrule.tape.Value;
import java.util.Random;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;

/**
 * One pullback {@code x̄ = (∂y/∂x)ᵀ ȳ} beside differences of its operation alone. It is taken at its word,
 * {@code ⟨x̄, ẋ⟩ = ∂⟨ȳ, y⟩/∂x · ẋ}, along one direction {@code ẋ} in which every entry takes part; of single numbers both
 * are the pullback itself. Four evaluations of the operation are enough where it is smooth and the rule is right.
 *
 * @param hint     what is wrong
 * @param advice   the same in a sentence; empty if nothing is
 * @param row      of the entry that was compared, from 0; −1 for a direction through all of them
 * @param column   of that entry, from 0; −1 for a direction
 * @param analytic the pullback there
 * @param numeric  what differences say there
 */
public record PullbackCheck(Hint hint, String advice, int row, int column, double analytic, double numeric) {

    /** The first step, relative to the entries: nothing changes its sign. */
    private static final double STEP = 0x1p-12;

    private static final double EPSILON = 0x1p-52;
    private static final double RELATIVE = 1e-6;

    /** So many floating-point operations are spent to find out which entry of a wrong pullback is worst. */
    private static final double MOST_SPENT = 2e7;

    /**
     * Checks what a rule gave for one argument.
     *
     * @param y        the result of an operation
     * @param argument which argument, from 0
     * @param yBar     the adjoint of the result
     * @param pullback what the rule made of it, in the shape of the argument
     * @throws IllegalArgumentException if {@code y} is a leaf
     */
    public static PullbackCheck of(Value y, int argument, Value yBar, Value pullback) {
        Given.values("PullbackCheck.of", y, yBar, pullback);
        Op op = y.op();
        if (op == null) {
            throw new IllegalArgumentException("a pullback belongs to an operation; this value is a leaf");
        }
        return new Local(op, y, argument, yBar.matrix()).check(pullback);
    }

    /** Whether there is no reason for doubt. */
    public boolean passed() {
        return hint.harmless();
    }

    /** An operation as a function of one argument, weighted by the adjoint of its result: {@code ⟨ȳ, y(x)⟩}. */
    private record Local(Op op, Value y, int argument, DMatrixRMaj yBar) {

        PullbackCheck check(Value pullback) {
            DMatrixRMaj x = y.inputs().get(argument).matrix();
            DMatrixRMaj direction = direction(x);
            DMatrixRMaj xBar = pullback.matrix();
            double analytic = dot(xBar, direction);
            double weight = sizes(xBar, direction);
            double wide = slope(x, direction, STEP);
            double near = slope(x, direction, STEP / 2);
            double best = near + (near - wide) / 3;
            double rounding = 4 * EPSILON * sizes(yBar, y.matrix()) / STEP;
            double doubt = Math.abs(best - near) + rounding;
            double largest = Math.max(Math.abs(analytic), Math.abs(best));
            boolean settled = doubt <= 1e-3 * largest + 1e-9 * weight;
            if (!settled || Math.abs(analytic - best) > RELATIVE * largest + 1e-9 * weight + 4 * doubt) {
                return closely(x, pullback, direction);
            }
            return x.getNumElements() == 1
                    ? new PullbackCheck(Hint.FINE, "", 0, 0, xBar.data[0], best / direction.data[0])
                    : new PullbackCheck(Hint.FINE, "", -1, -1, analytic, best);
        }

        /** With many steps, which tell a kink from a fault; entry by entry where that is affordable. */
        private PullbackCheck closely(DMatrixRMaj x, Value pullback, DMatrixRMaj direction) {
            Shape[] shapes = y.inputs().stream().map(Value::shape).toArray(Shape[]::new);
            double cost = 20.0 * x.getNumElements() * (op.flops(shapes) + y.shape().size());
            if (x.getNumElements() <= GradientCheck.MOST_ENTRIES && cost <= MOST_SPENT) {
                InputCheck found = compare(v -> weighted(v.matrix()), y.inputs().get(argument), pullback);
                return new PullbackCheck(
                        found.hint(), found.advice(), found.row(), found.column(), found.analytic(), found.numeric());
            }
            Value along = Value.scalar(0);
            Value claimed = Value.scalar(dot(pullback.matrix(), direction));
            InputCheck found = compare(t -> weighted(moved(x, direction, t.asScalar())), along, claimed);
            return new PullbackCheck(found.hint(), found.advice(), -1, -1, found.analytic(), found.numeric());
        }

        /** Of a change only rounding can be seen below that of what changes. */
        private InputCheck compare(Function<Value, Value> f, Value at, Value claimed) {
            return GradientCheck.of(f, at, claimed, sizes(yBar, y.matrix()));
        }

        /** The change of {@code ⟨ȳ, y⟩} from where we are: small numbers lose no digits. */
        private Value weighted(DMatrixRMaj x) {
            return Value.scalar(dot(yBar, change(evaluated(x), y.matrix())));
        }

        private double slope(DMatrixRMaj x, DMatrixRMaj direction, double h) {
            DMatrixRMaj up = evaluated(moved(x, direction, h));
            DMatrixRMaj down = evaluated(moved(x, direction, -h));
            return dot(yBar, change(up, down)) / (2 * h);
        }

        private DMatrixRMaj evaluated(DMatrixRMaj x) {
            DMatrixRMaj[] all = y.inputs().stream().map(Value::matrix).toArray(DMatrixRMaj[]::new);
            all[argument] = x;
            DMatrixRMaj result = new DMatrixRMaj(y.shape().rows(), y.shape().columns());
            op.evaluate(all, result);
            return result;
        }

        /** {@code Σ |a b|}, beside which rounding is small. */
        private static double sizes(DMatrixRMaj a, DMatrixRMaj b) {
            return CommonOps_DDRM.elementSumAbs(CommonOps_DDRM.elementMult(a, b, null));
        }

        /** Every entry moves by about its own size, so none leaves its side of zero; a zero moves by about the largest. */
        private static DMatrixRMaj direction(DMatrixRMaj x) {
            Random random = new Random(1);
            DMatrixRMaj direction = x.createLike();
            double largest = x.getNumElements() == 0 ? 0 : CommonOps_DDRM.elementMaxAbs(x);
            for (int k = 0; k < x.getNumElements(); k++) {
                double size = x.data[k] != 0 ? Math.abs(x.data[k]) : largest != 0 ? largest : 1;
                double share = x.getNumElements() == 1 ? 1 : random.nextDouble() + 0.5;
                direction.data[k] = random.nextBoolean() && x.getNumElements() > 1 ? -size * share : size * share;
            }
            return direction;
        }

        private static DMatrixRMaj moved(DMatrixRMaj x, DMatrixRMaj direction, double h) {
            return CommonOps_DDRM.add(x, h, direction, null);
        }

        private static DMatrixRMaj change(DMatrixRMaj to, DMatrixRMaj from) {
            return CommonOps_DDRM.subtract(to, from, (DMatrixRMaj) null);
        }

        private static double dot(DMatrixRMaj a, DMatrixRMaj b) {
            return VectorVectorMult_DDRM.innerProd(a, b);
        }
    }
}
