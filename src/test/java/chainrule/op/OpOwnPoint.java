package chainrule.op;

import static chainrule.op.Multiply.multiply;
import static chainrule.op.OpMeasures.replace;
import static chainrule.op.OpSamples.random;
import static chainrule.op.Sum.sum;
import static org.assertj.core.api.Assertions.assertThat;

import chainrule.diff.Diff;
import chainrule.diff.RecordedFunction;
import chainrule.tape.Domain;
import chainrule.tape.Op;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** Derivatives of functions that capture the point they are differentiated at. */
final class OpOwnPoint {

    private OpOwnPoint() {}

    static void check(Op op, Value[] x, int i) {
        Value weights = random(op.on(x).shape(), 12, Domain.REALS);
        Value v = random(x[i].shape(), 13, Domain.REALS);
        Value equal = Value.matrix(x[i].name(), x[i].matrix());
        UnaryOperator<Value> own = t -> sum(multiply(multiply(weights, op.on(replace(x, i, t.named("t")))), op.on(x)));
        UnaryOperator<Value> other = t -> sum(multiply(multiply(weights, op.on(replace(x, i, t))), op.on(replace(x, i, equal))));
        RecordedFunction recorded = new RecordedFunction(own);
        recorded.gradient(equal);
        List<Value> found = new ArrayList<>(List.of(
                Diff.gradient(own, x[i]), Diff.jvp(own, x[i], v), recorded.gradient(x[i])));
        List<Value> expected = new ArrayList<>(List.of(
                Diff.gradient(other, x[i]), Diff.jvp(other, x[i], v), Diff.gradient(other, x[i])));
        for (Diff.Mode mode : Diff.Mode.values()) {
            found.add(Diff.hessianVector(own, x[i], v, mode));
            found.add(recorded.hessianVector(x[i], v, mode));
            expected.addAll(Collections.nCopies(2, Diff.hessianVector(other, x[i], v, mode)));
        }
        for (int k = 0; k < found.size(); k++) {
            assertThat(found.get(k).matrix().data).as("derivative %s", k).containsExactly(expected.get(k).matrix().data);
        }
    }
}
