package chainrule.check;

import chainrule.diff.Gradients;
import chainrule.shape.Given;
import chainrule.tape.Op;
import chainrule.tape.Tape;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * The rule of one operation on a tape, tried alone with the adjoint that it met there.
 *
 * @param value    the result of the operation
 * @param argument by which argument, from 0
 * @param pullback what its rule gave, beside differences of that operation
 */
public record RuleCheck(Value value, int argument, PullbackCheck pullback) {

    /**
     * Tries every rule that gradients went through.
     *
     * @return one for each operation and argument, from the inputs to the loss
     */
    public static List<RuleCheck> of(Gradients gradients) {
        Given.require("RuleCheck.of", "gradients", gradients);
        List<RuleCheck> checks = new ArrayList<>();
        for (Value y : Tape.of(gradients.loss())) {
            Op op = y.op();
            if (op == null || gradients.adjoint(y).isEmpty()) {
                continue;
            }
            Value yBar = gradients.adjoint(y).get();
            Value[] x = y.inputs().toArray(Value[]::new);
            for (int i = 0; i < x.length; i++) {
                if (op.differentiable(i) && gradients.adjoint(x[i]).isPresent()) {
                    checks.add(new RuleCheck(y, i, PullbackCheck.of(y, i, yBar, op.vjp(i, x, y, yBar))));
                }
            }
        }
        return List.copyOf(checks);
    }

    /** The operation's name. */
    public String operation() {
        Op op = value.op();
        return op == null ? "" : op.name();
    }
}
