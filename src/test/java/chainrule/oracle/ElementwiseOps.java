package chainrule.oracle;

import chainrule.op.Abs;
import chainrule.op.Add;
import chainrule.op.Atan;
import chainrule.op.Clip;
import chainrule.op.Cos;
import chainrule.op.Cosh;
import chainrule.op.Divide;
import chainrule.op.Elu;
import chainrule.op.Erf;
import chainrule.op.Exp;
import chainrule.op.Expm1;
import chainrule.op.Gelu;
import chainrule.op.GeluTanh;
import chainrule.op.Hardtanh;
import chainrule.op.LeakyRelu;
import chainrule.op.Log;
import chainrule.op.Log1p;
import chainrule.op.LogSigmoid;
import chainrule.op.Maximum;
import chainrule.op.Minimum;
import chainrule.op.Mish;
import chainrule.op.Multiply;
import chainrule.op.Negate;
import chainrule.op.Pow;
import chainrule.op.Power;
import chainrule.op.Reciprocal;
import chainrule.op.Relu;
import chainrule.op.Scale;
import chainrule.op.Selu;
import chainrule.op.Shift;
import chainrule.op.Sigmoid;
import chainrule.op.Sin;
import chainrule.op.Sinh;
import chainrule.op.Softplus;
import chainrule.op.Softsign;
import chainrule.op.Sqrt;
import chainrule.op.Square;
import chainrule.op.StopGradient;
import chainrule.op.Subtract;
import chainrule.op.Swish;
import chainrule.op.Tan;
import chainrule.op.Tanh;
import java.util.Map;

/** Functions of one or two numbers, entry by entry. */
final class ElementwiseOps {

    static final Map<String, OracleOp> MEANING = Map.ofEntries(
            Map.entry("add", a -> Add.add(a.x(0), a.x(1))),
            Map.entry("sub", a -> Subtract.subtract(a.x(0), a.x(1))),
            Map.entry("mul", a -> Multiply.multiply(a.x(0), a.x(1))),
            Map.entry("div", a -> Divide.divide(a.x(0), a.x(1))),
            Map.entry("neg", a -> Negate.negate(a.x(0))),
            Map.entry("scale", a -> Scale.scale(a.number("k"), a.x(0))),
            Map.entry("exp", a -> Exp.exp(a.x(0))),
            Map.entry("log", a -> Log.log(a.x(0))),
            Map.entry("sqrt", a -> Sqrt.sqrt(a.x(0))),
            Map.entry("square", a -> Square.square(a.x(0))),
            Map.entry("reciprocal", a -> Reciprocal.reciprocal(a.x(0))),
            Map.entry("sigmoid", a -> Sigmoid.sigmoid(a.x(0))),
            Map.entry("tanh", a -> Tanh.tanh(a.x(0))),
            Map.entry("relu", a -> Relu.relu(a.x(0))),
            Map.entry("pow", a -> Pow.pow(a.x(0), a.x(1))),
            Map.entry("pow_scalar", a -> Power.power(a.x(0), a.number("p"))),
            Map.entry("maximum", a -> Maximum.maximum(a.x(0), a.x(1))),
            Map.entry("minimum", a -> Minimum.minimum(a.x(0), a.x(1))),
            Map.entry("add_scalar", a -> Shift.shift(a.number("k"), a.x(0))),
            Map.entry("clip", a -> Clip.clip(a.x(0), a.number("lo"), a.number("hi"))),
            Map.entry("leaky_relu", a -> LeakyRelu.leakyRelu(a.x(0), a.number("alpha", 0.01))),
            Map.entry("elu", a -> Elu.elu(a.x(0), a.number("alpha", 1))),
            Map.entry("abs", a -> Abs.abs(a.x(0))),
            Map.entry("sin", a -> Sin.sin(a.x(0))),
            Map.entry("cos", a -> Cos.cos(a.x(0))),
            Map.entry("tan", a -> Tan.tan(a.x(0))),
            Map.entry("atan", a -> Atan.atan(a.x(0))),
            Map.entry("sinh", a -> Sinh.sinh(a.x(0))),
            Map.entry("cosh", a -> Cosh.cosh(a.x(0))),
            Map.entry("erf", a -> Erf.erf(a.x(0))),
            Map.entry("expm1", a -> Expm1.expm1(a.x(0))),
            Map.entry("log1p", a -> Log1p.log1p(a.x(0))),
            Map.entry("selu", a -> Selu.selu(a.x(0))),
            Map.entry("gelu", a -> Gelu.gelu(a.x(0))),
            Map.entry("gelu_tanh", a -> GeluTanh.geluTanh(a.x(0))),
            Map.entry("softplus", a -> Softplus.softplus(a.x(0))),
            Map.entry("swish", a -> Swish.swish(a.x(0))),
            Map.entry("mish", a -> Mish.mish(a.x(0))),
            Map.entry("softsign", a -> Softsign.softsign(a.x(0))),
            Map.entry("hardtanh", a -> Hardtanh.hardtanh(a.x(0))),
            Map.entry("log_sigmoid", a -> LogSigmoid.logSigmoid(a.x(0))),
            Map.entry("stop_gradient", a -> StopGradient.stopGradient(a.x(0))));

    private ElementwiseOps() {}
}
