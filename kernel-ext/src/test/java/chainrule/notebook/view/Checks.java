package chainrule.notebook.view;

import static chainrule.diff.Gradients.gradients;
import static chainrule.op.Add.add;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Relu.relu;
import static chainrule.op.Square.square;
import static chainrule.op.Step.step;
import static chainrule.op.StopGradient.stopGradient;
import static chainrule.op.Sum.sum;

import chainrule.check.Sample;
import chainrule.diff.Gradients;
import chainrule.explain.TapeCheck;
import chainrule.op.Transpose;
import chainrule.tape.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;

/** Gradients to check, right and wrong, for the views' tests. */
final class Checks {

    private Checks() {}

    static Stream<TapeCheck> all() {
        return Stream.of(network(), broken(), wrongFormula(), mixed(), large());
    }

    static TapeCheck network() {
        return TapeCheck.of(Derivations.network(), Map.of());
    }

    /** A rule that is wrong by a factor. */
    static TapeCheck broken() {
        return TapeCheck.of(Derivations.broken(), Map.of());
    }

    /** A student's formulas: one transposed, one entry of the other wrong. */
    static TapeCheck wrongFormula() {
        Gradients g = Derivations.network();
        List<Value> by = g.parameters();
        DMatrixRMaj spoiled = g.of(by.get(2)).matrix();
        spoiled.data[4] *= 1.1;
        DMatrixRMaj turned = new DMatrixRMaj(3, 2, true, Transpose.transpose(g.of(by.get(0))).matrix().data);
        return TapeCheck.of(g.replaced(Map.of(by.get(0), Value.matrix("", turned), by.get(2), Value.matrix("", spoiled))), Map.of());
    }

    /** On a kink, on a jump, and behind a stop. */
    static TapeCheck mixed() {
        Value a = Value.matrix("a", new double[][] {{0, 1, -2}, {3, 0, 0.5}});
        Value s = Value.column("s", 0, 2);
        Value c = Value.scalar("c", 1.5);
        return TapeCheck.of(gradients(add(add(sum(relu(a)), sum(step(s))), multiply(stopGradient(square(c)), c)).named("L"), a, s, c), Map.of());
    }

    /** A layer of which a sample is compared. */
    static TapeCheck large() {
        return TapeCheck.of(Derivations.large(), Map.of(), new Sample(60, 1));
    }

    static TapeCheck named(String name) {
        return TapeCheck.of(Derivations.named(name, name), Map.of());
    }
}
