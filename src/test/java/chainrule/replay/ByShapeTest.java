package chainrule.replay;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.diff.Gradients;
import chainrule.diff.RecordedFunction;
import chainrule.loss.MeanSquared;
import chainrule.nn.Dense;
import chainrule.nn.Initialization;
import chainrule.nn.Parameter;
import chainrule.op.Square;
import chainrule.op.Sum;
import chainrule.optim.Sgd;
import chainrule.shape.Shape;
import chainrule.tape.Value;
import chainrule.train.Dataset;
import chainrule.train.TrainingStep;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ByShapeTest {

    @Test
    void theShapesUsedLastAreKept() {
        ByShape<Integer> kept = new ByShape<>();
        AtomicInteger prepared = new AtomicInteger();
        for (int n : new int[] {1, 2, 3, 4, 5, 6, 7, 8, 1, 9, 1, 3}) {
            kept.get(List.of(new Shape(n, 1)), prepared::incrementAndGet);
        }
        assertThat(prepared).hasValue(9);
        kept.get(List.of(new Shape(2, 1)), prepared::incrementAndGet);
        assertThat(prepared).as("the one that was not asked for for longest is gone").hasValue(10);
    }

    /** Growing data: the numbers are those of the tape, the whole way. */
    @Test
    void stepsOnBatchesOfEverNewSizesAreThoseOfTheTape() {
        Dense recorded = new Dense("d", 1, 1, Initialization.he(1));
        Dense plain = new Dense("d", 1, 1, Initialization.he(1));
        Sgd rule = new Sgd(0.01);
        TrainingStep step = new TrainingStep(recorded, new MeanSquared(), new Sgd(0.01));
        for (int n = 1; n <= 100; n++) {
            Value x = Value.constant(new Shape(1, n), n % 3);
            Value loss = new MeanSquared().of(plain.applyTraining(x), x);
            assertThat(step.on(new Dataset(x, x))).isEqualTo(loss.asScalar());
            rule.step(plain.parameters(), Gradients.gradients(loss, plain.parameters().stream().map(Parameter::value).toList()));
        }
    }

    @Test
    void aRecordedFunctionAskedAtManyShapesStaysRight() {
        RecordedFunction f = new RecordedFunction(x -> Sum.sum(Square.square(x)));
        for (int n = 1; n <= 60; n++) {
            Value x = Value.constant(new Shape(1 + n % 20, 1 + n / 20), n);
            assertThat(f.gradient(x).get(0, 0)).isEqualTo(2.0 * n);
        }
    }
}
