package chainrule.oracle;

import chainrule.op.Add;
import chainrule.op.Divide;
import chainrule.op.Exp;
import chainrule.op.Log;
import chainrule.op.Multiply;
import chainrule.op.Negate;
import chainrule.op.Reciprocal;
import chainrule.op.Relu;
import chainrule.op.Scale;
import chainrule.op.Sigmoid;
import chainrule.op.Sqrt;
import chainrule.op.Square;
import chainrule.op.Subtract;
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
            Map.entry("relu", a -> Relu.relu(a.x(0))));

    private ElementwiseOps() {}
}
