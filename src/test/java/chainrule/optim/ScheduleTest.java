package chainrule.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chainrule.diff.Gradients;
import chainrule.nn.Parameter;
import chainrule.op.Square;
import chainrule.optim.Schedule.Moment;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static double[] factors(Schedule schedule, int steps) {
        return LongStream.range(0, steps).mapToDouble(t -> schedule.factor(new Moment(t, List.of()))).toArray();
    }

    private static double after(Schedule schedule, Double... losses) {
        return schedule.factor(new Moment(0, List.of(losses)));
    }

    @Test
    void eachIsItsFormula() {
        assertThat(factors(new ConstantRate(), 3)).containsExactly(1, 1, 1);
        assertThat(factors(new StepDecay(2, 0.5), 6)).containsExactly(1, 1, 0.5, 0.5, 0.25, 0.25);
        assertThat(factors(new ExponentialDecay(0.5), 4)).containsExactly(1, 0.5, 0.25, 0.125);
        assertThat(factors(new CosineDecay(4, 0.2), 6)).containsExactly(
                new double[] {1, 0.2 + 0.4 * (1 + StrictMath.sqrt(0.5)), 0.6, 0.2 + 0.4 * (1 - StrictMath.sqrt(0.5)), 0.2, 0.2},
                within(1e-15));
        assertThat(factors(new WarmUp(4, new ExponentialDecay(0.5)), 7)).containsExactly(0.25, 0.5, 0.75, 1, 1, 0.5, 0.25);
        assertThat(factors(new WarmUp(2), 4)).containsExactly(0.5, 1, 1, 1);
    }

    @Test
    void aPlateauReducesTheRateAfterPatience() {
        Schedule schedule = new ReduceOnPlateau(0.5, 1, 0);
        assertThat(after(schedule)).isEqualTo(1);
        assertThat(after(schedule, 3.0, 2.0, 1.0)).isEqualTo(1);
        assertThat(after(schedule, 3.0, 3.0)).isEqualTo(1);
        assertThat(after(schedule, 3.0, 3.0, 4.0)).isEqualTo(0.5);
        assertThat(after(schedule, 3.0, 3.0, 4.0, 4.0)).isEqualTo(0.5);
        assertThat(after(schedule, 3.0, 3.0, 4.0, 4.0, 3.0)).isEqualTo(0.25);
        assertThat(after(schedule, 3.0, 3.0, 2.0, 3.0)).isEqualTo(1);
        // Progress of a hundredth is none where a tenth is asked for; below zero a tenth is still a tenth.
        assertThat(after(new ReduceOnPlateau(0.5, 0, 0.1), 1.0, 0.99)).isEqualTo(0.5);
        assertThat(after(new ReduceOnPlateau(0.5, 0, 0.1), -1.0, -1.2)).isEqualTo(1);
        assertThat(after(new ReduceOnPlateau(0.5, 0, 0.1), -1.0, -1.05)).isEqualTo(0.5);
        assertThat(after(new ReduceOnPlateau(2), Collections.nCopies(4, 1.0).toArray(Double[]::new))).isEqualTo(0.1);
    }

    @Test
    void theOptimiserCountsStepsAndEpochs() {
        Parameter w = new Parameter("w", new DMatrixRMaj(new double[][] {{1}}));
        Optimizer bySteps = new Sgd(0.4).scheduled(new ExponentialDecay(0.5));
        Optimizer byEpochs = new Sgd(0.4).scheduled(new ExponentialDecay(0.5).perEpoch()).clipped(new ClipByValue(1));
        for (int k = 0; k < 2; k++) {
            bySteps.step(List.of(w), Gradients.gradients(Square.square(w.value()), w.value()));
            byEpochs.step(List.of(w), Gradients.gradients(Square.square(w.value()), w.value()));
        }
        assertThat(bySteps.learningRate()).isEqualTo(0.1);
        assertThat(byEpochs.learningRate()).isEqualTo(0.4);
        byEpochs.epochEnded(1);
        assertThat(byEpochs.learningRate()).isEqualTo(0.2);
    }

    /** Factors of the first steps of epochs, of so many steps each. */
    private static double[] epochs(Schedule schedule, int steps, Double... losses) {
        return IntStream.rangeClosed(0, losses.length)
                .mapToDouble(e -> schedule.factor(new Moment((long) steps * e, List.of(losses).subList(0, e)))).toArray();
    }

    @Test
    void behindAWarmUpEpochsAreCountedFromItsEnd() {
        Schedule decay = new StepDecay(2, 0.1).perEpoch();
        Double[] any = {1.0, 1.0, 1.0, 1.0, 1.0};
        assertThat(epochs(new WarmUp(20, decay), 10, any)).containsExactly(0.05, 0.55, 1, 1, 0.1, 0.1);
        // The epoch in which it ends is not one of full rate; the next is.
        assertThat(epochs(new WarmUp(11, decay), 10, any)).containsExactly(1 / 11.0, 1, 1, 1, 0.1, 0.1);
        assertThat(epochs(new WarmUp(10, decay), 10, any)).containsExactly(0.1, 1, 1, 0.1, 0.1, 0.1 * 0.1);
        assertThat(epochs(new WarmUp(2, new StepDecay(2, 0.1)).perEpoch(), 10, any)).containsExactly(0.5, 1, 1, 1, 0.1, 0.1);
        assertThat(epochs(new WarmUp(10, new WarmUp(10, decay)), 10, any)).containsExactly(0.1, 0.1, 1, 1, 0.1, 0.1);
    }

    @Test
    void behindAWarmUpAPlateauSeesTheLossesAfterIt() {
        Schedule plateau = new WarmUp(20, new ReduceOnPlateau(0.5, 1, 0));
        assertThat(epochs(plateau, 10, 1.0, 1.0, 5.0, 4.0, 3.0)).containsExactly(0.05, 0.55, 1, 1, 1, 1);
        assertThat(epochs(plateau, 10, 1.0, 1.0, 5.0, 5.0, 5.0)).containsExactly(0.05, 0.55, 1, 1, 1, 0.5);
        assertThat(new Moment(50, List.of(1.0, 2.0, 3.0), List.of(7L, 20L, 40L)).since(7))
                .isEqualTo(new Moment(43, List.of(2.0, 3.0), List.of(13L, 33L)));
        assertThatThrownBy(() -> new Moment(5, List.of(1.0), List.of()))
                .hasMessage("a moment needs one end for each epoch; got 1 losses and 0 ends");
    }

    @Test
    void theOptimiserKnowsWhenEachEpochEnded() {
        Parameter w = parameter();
        Optimizer optimizer = new Sgd(1).scheduled(new WarmUp(3, new StepDecay(1, 0.5).perEpoch()));
        double[] rates = new double[9];
        for (int k = 0; k < rates.length; k++) {
            rates[k] = optimizer.learningRate();
            step(optimizer, w);
            if (k == 2 || k == 3 || k == 7) {
                optimizer.epochEnded(1);
            }
        }
        assertThat(rates).containsExactly(1 / 3.0, 2 / 3.0, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.25);
    }

    private static Parameter parameter() {
        return new Parameter("w", new DMatrixRMaj(new double[][] {{1}}));
    }

    private static void step(Optimizer optimizer, Parameter w) {
        optimizer.step(List.of(w), Gradients.gradients(Square.square(w.value()), w.value()));
    }

    @Test
    void eachModelHasAClockOfItsOwn() {
        for (Optimizer optimizer : List.of(
                new Sgd(0.25).scheduled(new ExponentialDecay(0.5)),
                new Sgd(0.25).scheduled(new ExponentialDecay(0.5)).clipped(new ClipByValue(9)),
                new Sgd(0.25).scheduled(new ConstantRate()).scheduled(new ExponentialDecay(0.5)))) {
            Parameter first = parameter();
            Parameter second = parameter();
            step(optimizer, first);
            step(optimizer, first);
            assertThat(first.value().asScalar()).isEqualTo(0.5 * 0.75);
            assertThat(optimizer.learningRate(List.of(first))).isEqualTo(0.0625);
            assertThat(optimizer.learningRate(List.of(second))).isEqualTo(0.25);
            step(optimizer, second);
            assertThat(second.value().asScalar()).isEqualTo(0.5);
            assertThat(optimizer.learningRate()).isEqualTo(0.125);
            step(optimizer, first);
            assertThat(optimizer.learningRate()).isEqualTo(0.03125);
            assertThat(optimizer).asString().contains("3 steps taken");
        }
    }

    @Test
    void anEpochEndsForAllThatMovedInIt() {
        for (Optimizer optimizer : List.of(
                new Sgd(0.25).scheduled(new ExponentialDecay(0.5).perEpoch()),
                new Sgd(0.25).scheduled(new ExponentialDecay(0.5).perEpoch()).clipped(new ClipByValue(9)),
                new Sgd(0.25).scheduled(new ExponentialDecay(0.5).perEpoch()).scheduled(new ConstantRate()))) {
            Parameter body = parameter();
            Parameter head = parameter();
            Parameter other = parameter();
            step(optimizer, other);
            optimizer.epochEnded(1);
            step(optimizer, body);
            step(optimizer, head);
            optimizer.epochEnded(1);
            optimizer.epochEnded(List.of(head), 1);
            assertThat(optimizer.learningRate(List.of(other))).isEqualTo(0.125);
            assertThat(optimizer.learningRate(List.of(body))).isEqualTo(0.125);
            assertThat(optimizer.learningRate(List.of(head))).isEqualTo(0.0625);
            step(optimizer, body);
            optimizer.epochEnded(List.of(body), 1);
            step(optimizer, other);
            optimizer.epochEnded(1);
            assertThat(optimizer.learningRate(List.of(body))).isEqualTo(0.0625);
            assertThat(optimizer.learningRate(List.of(other))).isEqualTo(0.0625);
        }
    }

    @Test
    void aStepThatWasRefusedIsNotCounted() {
        Parameter w = new Parameter("w", new DMatrixRMaj(new double[][] {{1}}));
        Optimizer optimizer = new Sgd(1).scheduled(new ExponentialDecay(0.5));
        Gradients g = Gradients.gradients(Square.square(w.value()), w.value());
        optimizer.step(List.of(w), g);
        assertThatThrownBy(() -> optimizer.step(List.of(w), g)).isInstanceOf(IllegalArgumentException.class);
        assertThat(optimizer.learningRate()).isEqualTo(0.5);
        Optimizer wild = new Sgd(1).scheduled(now -> Double.NaN);
        Gradients fresh = Gradients.gradients(Square.square(w.value()), w.value());
        assertThatThrownBy(() -> wild.step(List.of(w), fresh)).hasMessageContaining("got NaN");
    }

    @Test
    void settingsOutOfRangeAreRefusedWithTheValue() {
        assertThatThrownBy(() -> new StepDecay(0, 0.5)).hasMessage("every is a count of at least 1; got 0");
        assertThatThrownBy(() -> new StepDecay(1, 1.5)).hasMessage("gamma is between 0 and 1; got 1.5");
        assertThatThrownBy(() -> new ExponentialDecay(Double.NaN)).hasMessage("gamma is between 0 and 1; got NaN");
        assertThatThrownBy(() -> new CosineDecay(0)).hasMessage("length is a count of at least 1; got 0");
        assertThatThrownBy(() -> new CosineDecay(5, -0.1)).hasMessage("floor is between 0 and 1; got -0.1");
        assertThatThrownBy(() -> new WarmUp(-1)).hasMessage("length is a count of at least 1; got -1");
        assertThatThrownBy(() -> new ReduceOnPlateau(0.1, -1, 0)).hasMessageContaining("patience");
    }
}
