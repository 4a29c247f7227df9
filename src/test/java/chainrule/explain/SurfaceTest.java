package chainrule.explain;

import static chainrule.op.Add.add;
import static chainrule.op.Log.log;
import static chainrule.op.Matmul.matmul;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Scale.scale;
import static chainrule.op.Square.square;
import static chainrule.op.Subtract.subtract;
import static chainrule.op.Sum.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chainrule.explain.Surface.Stop;
import chainrule.linalg.SeededRandom;
import chainrule.loss.MeanSquared;
import chainrule.nn.Dense;
import chainrule.nn.Initialization;
import chainrule.nn.Parameter;
import chainrule.nn.Sequential;
import chainrule.op.Tanh;
import chainrule.optim.Sgd;
import chainrule.shape.ShapeException;
import chainrule.tape.Value;
import chainrule.train.Dataset;
import chainrule.train.ParameterPath;
import chainrule.train.Trainer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class SurfaceTest {

    private final Value w = Value.scalar("w", 2);
    private final Value b = Value.scalar("b", -0.5);
    private final Value loss = add(square(subtract(w, Value.scalar(1))), scale(3, square(b))).named("L");

    private static Value random(String name, int rows, int columns) {
        SeededRandom random = new SeededRandom(rows * 31L + columns);
        DMatrixRMaj entries = new DMatrixRMaj(rows, columns);
        Arrays.setAll(entries.data, k -> random.nextDouble(-1, 1));
        return Value.matrix(name, entries);
    }

    @Test
    void twoNumbersAreTheAxesThemselves() {
        Surface surface = Surface.of(loss, Map.of(), new SurfaceOptions().steps(5));
        assertThat(surface.across()).isEqualTo(new Surface.Axis("w", 0, 4, 5));
        assertThat(surface.up()).isEqualTo(new Surface.Axis("b", -1.5, 0.5, 5));
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                double s = surface.across().at(j);
                double t = surface.up().at(i);
                assertThat(surface.loss(j, i)).isCloseTo((s - 1) * (s - 1) + 3 * t * t, within(1e-13));
            }
        }
        assertThat(surface.lowest()).contains(new Surface.Place(1, 0, 0));
        assertThat(surface.here()).contains(new Surface.Place(2, -0.5, loss.asScalar()));
        assertThat(surface.state()).isEqualTo(Surface.State.FINISHED);
        assertThat(surface).hasToString("surface of L over w and b");
        assertThat(Surface.of(loss, Map.of(), new SurfaceOptions().steps(5).span(0.5)).across().high()).isEqualTo(3);
    }

    @Test
    void twoEntriesOfAVectorWillDoAndOneMoreMakesDirectionsOfThem() {
        Value v = Value.column("v", 1, 2);
        assertThat(Surface.of(sum(square(v)), Map.of(), new SurfaceOptions().steps(3)).across().name()).isEqualTo("v[0]");
        Value u = Value.column("u", 1, 2, 3);
        Surface surface = Surface.of(sum(square(u)), Map.of(), new SurfaceOptions().steps(3));
        assertThat(surface.across().name()).isEqualTo("random direction 1");
        assertThat(surface.loss(1, 1)).as("the middle is where it was computed").isEqualTo(14);
        assertThat(surface.remarks().get(0)).contains("seed 1", "Moved: u 3×1.");
    }

    @Test
    void theSameSeedGivesTheSameSurfaceAndAnotherAnother() {
        Value u = random("u", 4, 3);
        Value f = sum(square(square(u)));
        Surface one = Surface.of(f, Map.of(), new SurfaceOptions().steps(5));
        assertThat(Surface.of(f, Map.of(), new SurfaceOptions().steps(5))).isEqualTo(one);
        assertThat(Surface.of(f, Map.of(), new SurfaceOptions().steps(5).seed(2)).losses()).isNotEqualTo(one.losses());
    }

    @Test
    void everyFilterOfARandomDirectionIsAsLongAsTheParametersOwn() {
        Value matrix = random("W", 5, 7);
        Value column = random("b", 5, 1);
        double[] direction = FilterNormalized.direction(List.of(matrix, column), new Random(3));
        double[] at = FlatValues.numbers(List.of(matrix, column));
        for (int row = 0; row < 5; row++) {
            assertThat(norm(direction, 7 * row, 7)).isCloseTo(norm(at, 7 * row, 7), within(1e-14));
        }
        assertThat(norm(direction, 35, 5)).isCloseTo(norm(at, 35, 5), within(1e-14));
        double[] ofNothing = FilterNormalized.direction(List.of(Value.column("z", 0, 0, 0)), new Random(3));
        assertThat(norm(ofNothing, 0, 3)).isCloseTo(1, within(1e-14));
    }

    private static double norm(double[] x, int from, int length) {
        double[] part = Arrays.copyOfRange(x, from, from + length);
        return Math.sqrt(FlatValues.dot(part, part));
    }

    @Test
    void aScaledNetworkLooksTheSame() {
        // (2 A)(C / 2) is A C.
        Value a = random("A", 3, 4);
        Value c = random("C", 4, 1);
        Value f = sum(square(matmul(a, c)));
        Value twice = Value.matrix("A", doubled(a, 2));
        Value half = Value.matrix("C", doubled(c, 0.5));
        Surface one = Surface.of(f, Map.of(), new SurfaceOptions().steps(7));
        Surface other = Surface.of(sum(square(matmul(twice, half))), Map.of(), new SurfaceOptions().steps(7));
        for (int k = 0; k < 49; k++) {
            assertThat(other.losses().get(k)).isCloseTo(one.losses().get(k), within(1e-12));
        }
    }

    private static DMatrixRMaj doubled(Value x, double factor) {
        DMatrixRMaj scaled = x.matrix();
        Arrays.setAll(scaled.data, k -> factor * scaled.data[k]);
        return scaled;
    }

    @Test
    void aPathInAPlaneIsSeenWhereItIs() {
        // Points s p + t q of a space of six numbers.
        Parameter parameter = new Parameter("θ", new DMatrixRMaj(6, 1));
        double[] p = {1, 0, 2, 0, -1, 0};
        double[] q = {0, 3, 0, 1, 0, 0.5};
        double[][] places = {{4, 1}, {3, 2}, {2, -1}, {0.5, 0.3}, {0, 0}};
        ParameterPath path = null;
        for (double[] place : places) {
            double[] theta = FlatValues.plus(FlatValues.times(place[0], p), place[1], q);
            parameter.set(Value.column("", theta));
            if (path == null) {
                path = new ParameterPath(List.of(parameter));
            } else {
                path.note();
            }
        }
        Value f = sum(square(parameter.value())).named("f");
        Surface surface = Surface.of(f, Map.of(), new SurfaceOptions().steps(5).path(path));
        assertThat(surface.path()).hasSize(5).allSatisfy(stop -> {
            assertThat(stop.distance()).isLessThan(1e-12);
            // The end is at zero, so the norm on the plane is the norm in space.
            assertThat(stop.s() * stop.s() + stop.t() * stop.t()).isCloseTo(stop.loss(), within(1e-11));
            assertThat(stop.s()).isBetween(surface.across().low(), surface.across().high());
            assertThat(stop.t()).isBetween(surface.up().low(), surface.up().high());
        });
        assertThat(surface.path().get(4)).isEqualTo(new Stop(4, 0, 0, 0, 0));
        assertThat(surface.remarks().get(0)).contains("hold 100.0% of its movement");
        assertThat(surface.path().get(0).s()).as("from left to right").isNegative();
    }

    @Test
    void aStraightPathHasARandomDirectionBesideIt() {
        Parameter parameter = new Parameter("θ", new DMatrixRMaj(3, 1));
        ParameterPath path = new ParameterPath(List.of(parameter));
        parameter.set(Value.column("", 1, 2, 2));
        path.note();
        Surface surface = Surface.of(sum(square(parameter.value())), Map.of(), new SurfaceOptions().steps(5).path(path));
        assertThat(surface.up().name()).startsWith("random direction");
        assertThat(surface.path().get(0).s()).isCloseTo(-3, within(1e-14));
        assertThat(surface.path().get(0).t()).isCloseTo(0, within(1e-14));
        ParameterPath still = new ParameterPath(List.of(parameter));
        still.note();
        Surface unmoved = Surface.of(sum(square(parameter.value())), Map.of(), new SurfaceOptions().steps(5).path(still));
        assertThat(unmoved.path()).isEmpty();
        assertThat(unmoved.remarks().get(0)).contains("The path never moved");
    }

    @Test
    void noParameterIsTouchedWhateverHappens() {
        Sequential model = Sequential.of(new Dense("first", 1, 3, Initialization.glorot(1)), Tanh::tanh, new Dense("second", 3, 1, Initialization.glorot(2)));
        Dataset data = new Dataset(random("x", 1, 9), random("y", 1, 9));
        Trainer trainer = Trainer.of(model, new MeanSquared(), new Sgd(0.1)).epochs(6);
        ParameterPath path = new ParameterPath(model);
        trainer.listener(path).fit(data);
        List<Value> before = model.parameters().stream().map(Parameter::value).toList();
        List<DMatrixRMaj> bits = before.stream().map(Value::matrix).toList();
        Value cost = trainer.gradients(data).loss();
        Surface.of(cost, Map.of(), new SurfaceOptions().steps(5).path(path));
        assertThatThrownBy(() -> Surface.of(cost, Map.of(), new SurfaceOptions().steps(5).path(path), row -> {
            throw new IllegalStateException("drawing fails");
        })).isInstanceOf(IllegalStateException.class);
        Surface stopped = interrupted(cost, new SurfaceOptions().steps(5).path(path));
        assertThat(stopped.state()).isEqualTo(Surface.State.INTERRUPTED);
        for (int i = 0; i < before.size(); i++) {
            assertThat(model.parameters().get(i).value()).isSameAs(before.get(i));
            assertThat(model.parameters().get(i).value().matrix().data).isEqualTo(bits.get(i).data);
        }
    }

    @Test
    void anInterruptedSurfaceKeepsTheRowsThatWereDone() {
        Surface stopped = interrupted(loss, new SurfaceOptions().steps(5));
        assertThat(stopped.rows()).isEqualTo(2);
        assertThat(stopped.computed()).isEqualTo(10);
        assertThat(stopped.losses().subList(0, 10)).doesNotContain(Double.NaN);
        assertThat(stopped.losses().subList(10, 25)).containsOnly(Double.NaN);
        assertThat(stopped.refused()).isZero();
    }

    /** After two rows; the thread stays interrupted. */
    private static Surface interrupted(Value value, SurfaceOptions options) {
        try {
            return Surface.of(value, Map.of(), options, surface -> {
                assertThat(surface.state()).isEqualTo(Surface.State.RUNNING);
                if (surface.rows() == 2) {
                    Thread.currentThread().interrupt();
                }
            });
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void whereThereIsNoLossItIsCounted() {
        Surface surface = Surface.of(add(log(w), square(b)), Map.of(), new SurfaceOptions().steps(5).span(2));
        // w from −2 to 6: −2 and 0 have no logarithm.
        assertThat(surface.refused()).isEqualTo(10);
        assertThat(surface.refusal()).contains("log").contains("x > 0");
        assertThat(surface.loss(0, 0)).isNaN();
        assertThat(surface.loss(2, 0)).isFinite();
        Value huge = Value.scalar("h", 1e308);
        assertThat(Surface.of(multiply(huge, b), Map.of(), new SurfaceOptions().steps(5)).refused()).isPositive();
    }

    @Test
    void anExpensiveLossGetsFewerPointsUnlessMoreAreAskedFor() {
        Value a = random("A", 400, 400);
        Value f = sum(square(matmul(a, random("C", 400, 400))));
        SurfaceOptions some = new SurfaceOptions().by(a);
        assertThat(SurfaceBuilder.affordable(some, 100_000_000)).isEqualTo(13);
        assertThat(SurfaceBuilder.affordable(some, Long.MAX_VALUE)).isEqualTo(9);
        assertThat(SurfaceBuilder.affordable(some, 1000)).isEqualTo(25);
        assertThat(SurfaceBuilder.affordable(some.steps(41), Long.MAX_VALUE)).isEqualTo(41);
        assertThat(Surface.of(f, Map.of(), some.steps(3)).across().steps()).isEqualTo(3);
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        assertThatThrownBy(() -> Surface.of(Value.column("v", 1, 2), Map.of(), new SurfaceOptions()))
                .isInstanceOf(ShapeException.class).hasMessageContaining("a scalar loss, 1×1").hasMessageContaining("v 2×1");
        assertThatThrownBy(() -> Surface.of(square(w), Map.of(), new SurfaceOptions())).hasMessage("a surface needs two numbers to move, or more; got 1");
        assertThatThrownBy(() -> new SurfaceOptions().steps(2)).hasMessage("steps takes the points along each axis, 3 to 101; got 2");
        assertThatThrownBy(() -> new SurfaceOptions().span(0)).hasMessageContaining("more than 0; got 0.0");
        assertThatThrownBy(() -> new SurfaceOptions().span(Double.NaN)).hasMessageContaining("got NaN");
        ParameterPath other = new ParameterPath(List.of(new Parameter("else", new DMatrixRMaj(1, 1))));
        assertThatThrownBy(() -> Surface.of(loss, Map.of(), new SurfaceOptions().path(other)))
                .hasMessageContaining("no leaf of the loss is called as a parameter of the path");
        assertThatThrownBy(() -> Surface.of(loss, Map.of(), new SurfaceOptions().path(other).by(w, b)))
                .hasMessage("the path has no parameter called w; it has [else]");
    }
}
