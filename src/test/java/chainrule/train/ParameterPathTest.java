package chainrule.train;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.loss.MeanSquared;
import chainrule.nn.Dense;
import chainrule.nn.Initialization;
import chainrule.nn.Parameter;
import chainrule.optim.Sgd;
import chainrule.tape.Value;
import chainrule.train.ParameterPath.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class ParameterPathTest {

    private static final Dataset DATA = new Dataset(
            Value.matrix("x", new double[][] {{0, 1, 2, 3}}), Value.matrix("y", new double[][] {{1, 2.8, 5.2, 6.9}}));

    private static Dense line() {
        return new Dense("line", 1, 1, Initialization.glorot(1));
    }

    private static Trainer trainer(Dense model) {
        return Trainer.of(model, new MeanSquared(), new Sgd(0.05)).batchSize(2);
    }

    @Test
    void itHasTheStartAndEachEpoch() {
        Dense model = line();
        List<Value> start = model.parameters().stream().map(Parameter::value).toList();
        ParameterPath path = new ParameterPath(model);
        List<List<Value>> seen = new ArrayList<>(List.of(start));
        trainer(model).epochs(5).listener(path).listener(progress -> {
            if (progress.state() == Progress.State.RUNNING && progress.batch() == progress.batches()) {
                seen.add(model.parameters().stream().map(Parameter::value).toList());
            }
        }).fit(DATA);
        assertThat(path.points()).extracting(Point::epoch).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(path.points()).extracting(Point::values).isEqualTo(seen);
        assertThat(path).hasToString("path of 2 parameters over 5 epochs");
    }

    @Test
    void theRunIsTheSameBitForBit() {
        Dense watched = line();
        Dense alone = line();
        History one = trainer(watched).epochs(7).listener(new ParameterPath(watched)).fit(DATA);
        History other = trainer(alone).epochs(7).fit(DATA);
        assertThat(one.epochs()).isEqualTo(other.epochs());
        for (int i = 0; i < 2; i++) {
            assertThat(watched.parameters().get(i).value().matrix().data).isEqualTo(alone.parameters().get(i).value().matrix().data);
        }
    }

    @Test
    void whatWasNotedStaysAsItWas() {
        Dense model = line();
        ParameterPath path = new ParameterPath(model);
        double before = path.points().get(0).values().get(0).asScalar();
        trainer(model).epochs(3).listener(path).fit(DATA);
        assertThat(path.points().get(0).values().get(0).asScalar()).isEqualTo(before);
        assertThat(path.points().get(3).values().get(0).asScalar()).isNotEqualTo(before);
    }

    @Test
    void ofALongWaySomePointsAreKeptEvenlyWithTheFirstAndTheLast() {
        Parameter parameter = new Parameter("p", new DMatrixRMaj(1, 1));
        ParameterPath path = new ParameterPath(List.of(parameter));
        for (int epoch = 1; epoch <= 1003; epoch++) {
            parameter.set(Value.scalar(epoch));
            path.note();
            assertThat(path.points()).hasSizeLessThanOrEqualTo(101);
            assertThat(path.points().get(path.points().size() - 1).epoch()).isEqualTo(epoch);
        }
        List<Integer> epochs = path.points().stream().map(Point::epoch).toList();
        assertThat(epochs).hasSizeGreaterThan(50).startsWith(0, 16, 32).endsWith(992, 1003);
        assertThat(path.points()).allSatisfy(point -> assertThat(point.values().get(0).asScalar()).isEqualTo(point.epoch()));
    }

    @Test
    void ofALargeModelFewPointsAreKept() {
        Parameter parameter = new Parameter("p", new DMatrixRMaj(1000, 1000));
        ParameterPath path = new ParameterPath(List.of(parameter));
        for (int epoch = 1; epoch <= 40; epoch++) {
            path.note();
        }
        assertThat(path.points()).hasSizeBetween(4, 9);
    }

    @Test
    void aRunThatGoesBackToItsBestEpochEndsThere() {
        Dense model = line();
        ParameterPath path = new ParameterPath(model);
        Trainer diverging = new Trainer(model, new MeanSquared(), new Sgd(0.9), 50, 4, 1, List.of(),
                Optional.of(new EarlyStopping(2)), List.of(path));
        diverging.fit(DATA, DATA);
        assertThat(path.points().get(path.points().size() - 1).values())
                .isEqualTo(model.parameters().stream().map(Parameter::value).toList());
    }
}
