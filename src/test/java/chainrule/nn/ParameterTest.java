package chainrule.nn;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.tape.Attempt;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a parameter does with the memory of values it had before. */
class ParameterTest {

    private final Parameter w = new Parameter("w", new DMatrixRMaj(new double[][] {{1, 1}}));

    enum Change {
        SET {
            @Override
            void to(double number, Parameter parameter) {
                parameter.set(Value.constant(parameter.value().shape(), number));
            }
        },
        ACCEPT {
            @Override
            void to(double number, Parameter parameter) {
                parameter.draft().fill(number);
                parameter.accept();
            }
        };

        abstract void to(double number, Parameter parameter);
    }

    @ParameterizedTest
    @EnumSource
    void aRehearsalOfChangesLeavesTheValueThatWasThere(Change change) {
        Value before = w.value();
        Attempt.rehearsal(() -> {
            change.to(2, w);
            change.to(3, w);
            return w;
        });
        assertThat(w.value()).isSameAs(before);
    }

    @ParameterizedTest
    @EnumSource
    void aValueThatIsHeldKeepsItsNumbersAfterARehearsal(Change change) {
        Value held = w.value();
        Attempt.rehearsal(() -> {
            change.to(2, w);
            return w;
        });
        keepsItsNumbers(held);
    }

    /** What was shown within an attempt may be held as well. */
    @ParameterizedTest
    @EnumSource
    void soDoesOneThatAnAttemptShowed(Change change) {
        Value[] held = new Value[1];
        Attempt.of(() -> {
            change.to(1, w);
            held[0] = w.value();
            return w;
        });
        Attempt.rehearsal(() -> {
            change.to(2, w);
            return w;
        });
        keepsItsNumbers(held[0]);
    }

    private void keepsItsNumbers(Value held) {
        for (double number : new double[] {4, 5, 6}) {
            w.draft().fill(number);
            w.accept();
        }
        assertThat(held.matrix().data).containsExactly(1, 1);
        assertThat(w.value().matrix().data).containsExactly(6, 6);
    }
}
