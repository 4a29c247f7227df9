package chainrule.explain;

import chainrule.tape.NonFiniteException;
import chainrule.tape.Notation;
import chainrule.tape.Numbers;
import chainrule.tape.Op;
import chainrule.tape.Value;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;

/** What one operation does to one argument on the way back, asked of the very rule that runs. */
final class LocalRule {

    /** The adjoint of the result, in the formula of a rule. */
    private static final String Y_BAR = "ȳ";

    private LocalRule() {}

    /** The local derivative: a number between scalars, else the pullback's formula; empty if there is none. */
    static String of(Value y, int argument, Function<Value, String> name) {
        Op op = y.op();
        if (op == null || !op.differentiable(argument)) {
            return "";
        }
        Value[] x = y.inputs().toArray(Value[]::new);
        boolean numbers = y.shape().isScalar() && x[argument].shape().isScalar();
        Value yBar = Value.constant(y.shape(), numbers ? 1 : 0);
        try {
            Value xBar = op.vjp(argument, x, y, yBar);
            return numbers ? Numbers.format(xBar.asScalar()) : formula(xBar, yBar, x, y, name);
        } catch (NonFiniteException e) {
            return "undefined";
        }
    }

    private static String formula(Value xBar, Value yBar, Value[] x, Value y, Function<Value, String> name) {
        Map<Value, Notation> known = new IdentityHashMap<>();
        known.put(y, Notation.symbol(name.apply(y)));
        for (Value argument : x) {
            known.put(argument, Notation.symbol(name.apply(argument)));
        }
        known.put(yBar, Notation.symbol(Y_BAR));
        return Notation.of(xBar, known).text();
    }

    /** What one use adds to the adjoint of its argument. */
    static Value contribution(Value y, int argument, Value yBar) {
        Op op = y.op();
        if (op == null) {
            throw new IllegalArgumentException("a leaf has no arguments");
        }
        return op.vjp(argument, y.inputs().toArray(Value[]::new), y, yBar);
    }
}
