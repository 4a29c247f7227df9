package chainrule.op;

import chainrule.loss.AbsoluteDifference;
import chainrule.loss.Bernoulli;
import chainrule.loss.BernoulliLogits;
import chainrule.loss.CrossEntropy;
import chainrule.loss.HalfSquared;
import chainrule.loss.Hinge;
import chainrule.loss.Huber;
import chainrule.loss.KullbackLeibler;
import chainrule.loss.LogCosh;
import chainrule.loss.MeanSquared;
import chainrule.loss.NegativeLogLikelihood;
import chainrule.loss.SmoothL1;
import chainrule.loss.SquaredHinge;
import chainrule.tape.Accumulate;
import chainrule.tape.Op;
import java.util.HashMap;
import java.util.Map;

/**
 * What each operation on single numbers computes, in one line: the definition, which is differentiated with as many
 * digits as it takes. A kink is told as the side that the slope is taken from, or as a constant where it is zero.
 */
final class OpReferences {

    /** The definition of an operation on one number or two. */
    interface Formula {
        Jet of(Jet a, Jet b);
    }

    private interface OfOp<T> {
        Jet of(T op, Jet a, Jet b);
    }

    private interface OfOne {
        Jet of(Jet x);
    }

    private interface OfTwo {
        Jet of(Jet a, Jet b);
    }

    private static final Map<Class<?>, OfOp<?>> FORMULAS = new HashMap<>();

    private OpReferences() {}

    /** @throws AssertionError if there is none */
    @SuppressWarnings("unchecked")
    static Formula of(Op op) {
        OfOp<Op> formula = (OfOp<Op>) FORMULAS.get(op.getClass());
        if (formula == null) {
            throw new AssertionError("no reference for " + op.getClass().getSimpleName()
                    + ": write its definition as one line of OpReferences, so that it can be tried with many digits");
        }
        return (a, b) -> formula.of(op, a, b);
    }

    private static <T extends Op> void op(Class<T> type, OfOp<T> formula) {
        FORMULAS.put(type, formula);
    }

    private static void one(Class<? extends Op> type, OfOne formula) {
        op(type, (op, a, b) -> formula.of(a));
    }

    private static void two(Class<? extends Op> type, OfTwo formula) {
        op(type, (op, a, b) -> formula.of(a, b));
    }

    static {
        one(Abs.class, OpReferences::abs);
        one(Atan.class, Jet::atan);
        op(Clip.class, (op, x, b) -> clip(x, op.low(), op.high()));
        one(Cos.class, Jet::cos);
        one(Cosh.class, x -> x.exp().plus(x.negate().exp()).times(0.5));
        op(Elu.class, (op, x, b) -> x.sign() > 0 ? x : x.expm1().times(op.alpha()));
        one(Erf.class, Jet::erf);
        one(Exp.class, Jet::exp);
        one(ExpBelowZero.class, x -> x.sign() > 0 ? x.number(0) : x.exp());
        one(Expm1.class, Jet::expm1);
        op(Gaussian.class, (op, x, b) -> x.times(x).times(-0.5 * op.precision()).exp());
        one(Gelu.class, x -> x.times(normalCdf(x)));
        one(GeluTanh.class, x -> x.times(geluTanhGate(x)));
        one(GeluTanhGate.class, OpReferences::geluTanhGate);
        one(Hardtanh.class, x -> clip(x, -1, 1));
        one(Identity.class, x -> x);
        op(LeakyRelu.class, (op, x, b) -> x.sign() > 0 ? x : x.times(op.alpha()));
        op(LeakyStep.class, (op, x, b) -> x.number(x.sign() > 0 ? 1 : op.alpha()));
        one(Log.class, Jet::log);
        one(Log1p.class, Jet::log1p);
        one(LogOrZero.class, x -> x.sign() == 0 ? x.number(0) : x.log());
        one(LogSigmoid.class, x -> softplus(x.negate()).negate());
        one(Lorentzian.class, x -> x.number(1).over(x.times(x).plus(1)));
        one(Mish.class, x -> x.times(tanh(softplus(x))));
        one(Negate.class, x -> x.negate());
        one(NormalCdf.class, OpReferences::normalCdf);
        op(Power.class, (op, x, b) -> x.power(op.exponent()));
        one(Reciprocal.class, x -> x.number(1).over(x));
        one(Relu.class, OpReferences::relu);
        op(Scale.class, (op, x, b) -> x.times(op.factor()));
        one(Sech.class, x -> {
            Jet e = abs(x).negate().exp();
            return x.sign() == 0 ? x.number(2).over(x.exp().plus(x.negate().exp())) : e.times(2).over(e.times(e).plus(1));
        });
        op(Selu.class, (op, x, b) -> x.sign() > 0 ? x.times(1.0507009873554805) : x.expm1().times(1.7580993408473766));
        op(Shift.class, (op, x, b) -> x.plus(op.term()));
        one(Sigmoid.class, OpReferences::sigmoid);
        one(Sign.class, x -> x.number(x.sign()));
        one(Sin.class, Jet::sin);
        one(Sinh.class, x -> x.exp().minus(x.negate().exp()).times(0.5));
        one(Softplus.class, OpReferences::softplus);
        one(Softsign.class, x -> x.over(abs(x).plus(1)));
        one(Sqrt.class, Jet::sqrt);
        one(Square.class, x -> x.times(x));
        one(Step.class, x -> x.number(x.sign() > 0 ? 1 : 0));
        one(StopGradient.class, x -> x);
        one(Swish.class, x -> x.times(sigmoid(x)));
        one(Tan.class, x -> x.sin().over(x.cos()));
        one(Tanh.class, OpReferences::tanh);
        one(BrokenOpTest.BrokenTanh.class, OpReferences::tanh);
        op(Within.class, (op, x, b) -> x.number(
                x.minus(x.number(op.low())).sign() >= 0 && x.minus(x.number(op.high())).sign() <= 0 ? 1 : 0));

        op(Accumulate.class, (op, a, b) -> op.arity() == 1 ? a : a.plus(b));
        two(Add.class, Jet::plus);
        two(Subtract.class, Jet::minus);
        two(Multiply.class, Jet::times);
        two(Divide.class, Jet::over);
        two(DivideOrZero.class, (a, b) -> b.sign() == 0 ? a.number(0) : a.over(b));
        two(Direction.class, (a, b) -> {
            if (b.sign() == 0 && a.sign() != 0) {
                throw new Jet.Convention();
            }
            return b.sign() == 0 && b.isConstant() ? a : a.over(b);
        });
        two(Greater.class, (a, b) -> a.number(0.5 + 0.5 * a.minus(b).sign()));
        two(Maximum.class, (a, b) -> half(a.minus(b).sign(), a, b));
        two(Minimum.class, (a, b) -> half(b.minus(a).sign(), a, b));
        two(Pow.class, OpReferences::pow);
        op(PowPartial.class, (op, a, b) -> partial(op.byBase(), op.byExponent(), a, b));

        two(AbsoluteDifference.class, (a, t) -> abs(a.minus(t)));
        two(Bernoulli.class, (p, t) -> surprise(p, t).plus(missed(p, t.negate().plus(1))));
        two(BernoulliLogits.class, (s, t) -> t.times(softplus(s.negate())).plus(t.negate().plus(1).times(softplus(s))));
        two(CrossEntropy.class, OpReferences::surprise);
        two(HalfSquared.class, (a, t) -> a.minus(t).times(a.minus(t)).times(0.5));
        op(Hinge.class, (op, s, t) -> relu(t.times(s).negate().plus(op.margin())));
        op(Huber.class, (op, a, t) -> huber(a.minus(t), op.delta()));
        two(KullbackLeibler.class, (q, p) -> {
            if (p.sign() == 0) {
                throw new Jet.Convention();
            }
            return p.times(p.log().minus(q.log()));
        });
        two(LogCosh.class, (a, t) -> {
            Jet error = a.minus(t);
            return error.plus(softplus(error.times(-2))).minus(error.number(2).log());
        });
        two(MeanSquared.class, (a, t) -> a.minus(t).times(a.minus(t)));
        two(NegativeLogLikelihood.class, (l, t) -> t.times(l).negate());
        op(SmoothL1.class, (op, a, t) -> huber(a.minus(t), op.beta()).over(a.number(op.beta())));
        op(SquaredHinge.class, (op, s, t) -> {
            Jet missing = relu(t.times(s).negate().plus(op.margin()));
            return missing.times(missing);
        });
    }

    private static Jet abs(Jet x) {
        return x.sign() > 0 ? x : x.sign() < 0 ? x.negate() : x.number(0);
    }

    private static Jet relu(Jet x) {
        return x.sign() > 0 ? x : x.number(0);
    }

    private static Jet clip(Jet x, double low, double high) {
        return x.minus(x.number(low)).sign() < 0 ? x.number(low) : x.minus(x.number(high)).sign() > 0 ? x.number(high) : x;
    }

    /** The first where the sign is positive, the second where it is negative, their mean where they meet. */
    private static Jet half(int sign, Jet a, Jet b) {
        return sign > 0 ? a : sign < 0 ? b : a.plus(b).times(0.5);
    }

    private static Jet sigmoid(Jet x) {
        return x.sign() > 0 ? x.number(1).over(x.negate().exp().plus(1)) : x.exp().over(x.exp().plus(1));
    }

    private static Jet tanh(Jet x) {
        Jet e = (x.sign() > 0 ? x.times(-2) : x.times(2)).expm1();
        Jet size = e.over(e.plus(2));
        return x.sign() > 0 ? size.negate() : size;
    }

    private static Jet softplus(Jet x) {
        return x.sign() > 0 ? x.plus(x.negate().exp().log1p()) : x.exp().log1p();
    }

    private static Jet normalCdf(Jet x) {
        return x.over(x.number(2).sqrt()).negate().erfc().times(0.5);
    }

    private static Jet geluTanhGate(Jet x) {
        Jet cubic = x.times(x).times(x).times(x.number(44715).over(x.number(1_000_000)));
        return sigmoid(x.plus(cubic).times(x.number(8).over(x.pi()).sqrt()));
    }

    /** {@code ∂ⁿ⁺ᵐ aᵇ/∂aⁿ∂bᵐ} by the product rule, from {@code (b − n + 1)/a} times the slope by the base before it. */
    private static Jet partial(int n, int m, Jet a, Jet b) {
        if (n == 0) {
            return pow(a, b).times(a.log().power(m));
        }
        Jet same = b.plus(1 - n).times(partial(n - 1, m, a, b));
        return (m == 0 ? same : same.plus(partial(n - 1, m - 1, a, b).times(m))).over(a);
    }

    private static Jet pow(Jet a, Jet b) {
        return b.times(a.log()).exp();
    }

    private static Jet huber(Jet error, double delta) {
        Jet size = error.sign() < 0 ? error.negate() : error;
        return size.minus(size.number(delta)).sign() <= 0
                ? size.times(size).times(0.5)
                : size.minus(size.number(delta).times(0.5)).times(delta);
    }

    /** {@code −t ln p}, and 0 for what does not occur. */
    private static Jet surprise(Jet p, Jet t) {
        return t.sign() == 0 && p.sign() == 0 ? t.number(0) : t.times(p.log()).negate();
    }

    /** {@code −u ln(1 − p)} */
    private static Jet missed(Jet p, Jet u) {
        return u.sign() == 0 && p.plus(-1).sign() == 0 ? u.number(0) : u.times(p.negate().log1p()).negate();
    }
}
