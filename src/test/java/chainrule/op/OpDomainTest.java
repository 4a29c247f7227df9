package chainrule.op;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.linalg.SingularException;
import chainrule.loss.Loss;
import chainrule.shape.Shape;
import chainrule.tape.Domain;
import chainrule.tape.DomainException;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Op;
import chainrule.tape.Value;
import java.util.Arrays;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * An operation says truly where it is defined: within its domain it has a value; outside it is refused in words, if it
 * is a function of one number or a loss. (Of others a value may be outside and harmless: {@code (−2)²} by {@code pow}.)
 */
class OpDomainTest {

    private static final double[] NUMBERS = {-1.5, -1, -0.5, 0, 0.5, 1, 1.5};

    @TestFactory
    Stream<DynamicTest> everyDomainIsTrue() {
        return OpScan.instances().stream().map(op -> DynamicTest.dynamicTest(op.toString(), () -> check(op)));
    }

    private static void check(Op op) {
        OpSamples.accepted(op).stream()
                .filter(shapes -> Arrays.stream(shapes).allMatch(shape -> shape.size() > 0))
                .limit(1)
                .forEach(shapes -> check(op, shapes));
    }

    private static void check(Op op, Shape[] shapes) {
        for (int i = 0; i < op.arity(); i++) {
            for (double number : NUMBERS) {
                Value[] x = OpSamples.arguments(op, shapes, 1);
                DMatrixRMaj changed = x[i].matrix();
                changed.data[0] = number;
                x[i] = Value.matrix("x", changed);
                if (!op.domain(i).contains(number)) {
                    assertRefused(op, x, op.domain(i));
                } else if (op.domain(i) != Domain.ONE_HOT) {
                    assertDefined(op, x);
                }
            }
        }
    }

    private static void assertRefused(Op op, Value[] x, Domain domain) {
        try {
            op.on(x);
            assertThat(op).as("outside of its domain it has a value").isNotInstanceOfAny(Elementwise.class, Loss.class);
        } catch (NonFiniteException | DomainException e) {
            assertThat(e).hasMessageContaining(op.name()).hasMessageContaining(domain.toString());
        }
    }

    private static void assertDefined(Op op, Value[] x) {
        try {
            op.on(x);
        } catch (SingularException e) {
            assertThat(x[0].shape()).as("what can be singular").isEqualTo(new Shape(1, 1));
        } catch (NonFiniteException e) {
            assertThat(op.domain(0)).as("what may not meet certainties that were wrong").isEqualTo(Domain.PROBABILITIES);
        }
    }
}
