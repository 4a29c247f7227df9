package chainrule.op;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.check.PullbackCheck;
import chainrule.shape.Shape;
import chainrule.tape.Op;
import chainrule.tape.Value;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The check of a single pullback finds no fault in any rule of the library, at any shape, empty ones too. */
class OpPullbackCheckTest {

    @TestFactory
    Stream<DynamicTest> everyRulePasses() {
        return OpScan.instances().stream().map(op -> DynamicTest.dynamicTest(op.toString(), () -> check(op)));
    }

    private static void check(Op op) {
        for (Shape[] shapes : OpSamples.accepted(op)) {
            Value[] x = OpSamples.arguments(op, shapes, 20);
            Value y = op.on(x);
            Value yBar = y.shape().size() == 0 ? y : Value.constant(y.shape(), 0.7);
            for (int i = 0; i < x.length; i++) {
                if (op.differentiable(i)) {
                    PullbackCheck found = PullbackCheck.of(y, i, yBar, op.vjp(i, x, y, yBar));
                    assertThat(found.passed()).as("%s by argument %d: %s", op, i, found).isTrue();
                }
            }
        }
    }
}
