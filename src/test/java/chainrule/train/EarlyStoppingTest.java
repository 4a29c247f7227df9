package chainrule.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.loss.HalfSquared;
import chainrule.nn.Layer;
import chainrule.nn.Parameter;
import chainrule.op.Multiply;
import chainrule.optim.ExponentialDecay;
import chainrule.optim.ReduceOnPlateau;
import chainrule.optim.Sgd;
import chainrule.tape.Value;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class EarlyStoppingTest {

    /** From w = 0 the training data ask for 1, the validation data for ½: w passes its best value on the way. */
    private final Parameter w = new Parameter("w", new DMatrixRMaj(1, 1));
    private final Dataset train = new Dataset(Value.scalar("x", 1), Value.scalar("t", 1));
    private final Dataset validation = new Dataset(Value.scalar("x", 1), Value.scalar("t", 0.5));
    private final Layer model = new Layer() {
        @Override
        public Value apply(Value x) {
            return Multiply.multiply(w.value(), x);
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(w);
        }
    };

    private Trainer trainer() {
        return Trainer.of(model, new HalfSquared(), new Sgd(0.1)).epochs(50);
    }

    @Test
    void theBestEpochIsRestored() {
        History history = trainer().earlyStopping(new EarlyStopping(3)).fit(train, validation);
        int best = IntStream.range(0, history.epochs().size()).boxed()
                .min((i, j) -> Double.compare(loss(history, i), loss(history, j))).orElseThrow();
        assertThat(history.epochs()).hasSize(best + 1 + 4);
        assertThat(new HalfSquared().of(model.apply(validation.inputs()), validation.targets()).asScalar()).isEqualTo(loss(history, best));
        assertThat(w.name()).isEqualTo("w");
    }

    @Test
    void aRunThatDoesNotStopEarlyIsRestoredToo() {
        History history = trainer().earlyStopping(new EarlyStopping(100)).fit(train, validation);
        assertThat(history.epochs()).hasSize(50);
        assertThat(w.value().asScalar()).isBetween(0.45, 0.55);
    }

    @Test
    void itNeedsValidationDataAndSense() {
        assertThatThrownBy(() -> trainer().earlyStopping(new EarlyStopping(3)).fit(train))
                .hasMessage("early stopping watches the validation loss; got no validation data: call fit(train, validation)");
        assertThatThrownBy(() -> new EarlyStopping(-1)).hasMessageContaining("got -1 and 0.0");
        assertThatThrownBy(() -> new EarlyStopping(1, Double.NaN)).hasMessageContaining("got 1 and NaN");
    }

    @Test
    void theHistoryTellsTheRateOfEachEpochsLastStep() {
        History steps = Trainer.of(model, new HalfSquared(), new Sgd(0.5).scheduled(new ExponentialDecay(0.5))).epochs(3).fit(train);
        assertThat(steps.epochs()).extracting(History.Epoch::learningRate).containsExactly(0.5, 0.25, 0.125);
        History plateau = Trainer.of(model, new HalfSquared(), new Sgd(0).scheduled(new ReduceOnPlateau(0.5, 0, 0))).epochs(3).fit(train);
        assertThat(plateau.epochs()).extracting(History.Epoch::learningRate).containsExactly(0.0, 0.0, 0.0);
        History watched = Trainer.of(model, new HalfSquared(), new Sgd(0.001).scheduled(new ReduceOnPlateau(0.5, 0, 0.5))).epochs(3).fit(train, validation);
        assertThat(watched.epochs()).extracting(History.Epoch::learningRate).containsExactly(0.001, 0.001, 0.0005);
    }

    private static double loss(History history, int epoch) {
        return history.epochs().get(epoch).validationLoss().orElseThrow();
    }
}
