package chainrule.notebook.ijava;

import static chainrule.diff.Gradients.gradients;
import static chainrule.op.Log.log;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Square.square;
import static chainrule.op.Sum.sum;
import static org.assertj.core.api.Assertions.assertThat;

import chainrule.check.AnomalyReport;
import chainrule.check.GradientCheck;
import chainrule.diff.Gradients;
import chainrule.explain.Cost;
import chainrule.explain.Derivation;
import chainrule.explain.GradientTable;
import chainrule.explain.ModelSummary;
import chainrule.explain.Steps;
import chainrule.explain.TapeComparison;
import chainrule.explain.TapeGraph;
import chainrule.loss.MeanSquared;
import chainrule.nn.Dense;
import chainrule.nn.Initialization;
import chainrule.nn.Layer;
import chainrule.nn.Parameter;
import chainrule.nn.Sequential;
import chainrule.notebook.Display;
import chainrule.notebook.data.TableData;
import chainrule.notebook.magic.Magics;
import chainrule.notebook.magic.View;
import chainrule.notebook.view.PlainView;
import chainrule.op.Relu;
import chainrule.optim.Adam;
import chainrule.optim.ClipByNorm;
import chainrule.optim.CosineDecay;
import chainrule.optim.Schedule;
import chainrule.optim.Sgd;
import chainrule.tape.Value;
import chainrule.train.Dataset;
import chainrule.train.History;
import chainrule.train.Metric;
import chainrule.train.Standardizer;
import chainrule.train.Trainer;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** What the kernel makes of a cell's last value. */
class RenderersTest {

    private static final Value A = Value.scalar("a", 2);
    private static final Value B = Value.scalar("b", 3);

    /** One of each kind that a notebook meets. */
    static Stream<Object> things() {
        Value loss = multiply(A, square(B)).named("loss");
        Gradients gradients = gradients(loss, A, B);
        Sequential model = Sequential.of(new Dense("layer", 1, 1, Initialization.glorot(1)));
        Dataset data = new Dataset(Value.matrix("x", new double[][] {{1, 2, 3}}), Value.matrix("y", new double[][] {{2, 4, 6}}));
        Trainer trainer = Trainer.of(model, new MeanSquared(), new Sgd(0.1)).epochs(2).listener(progress -> {});
        Table table = Table.create("points", DoubleColumn.create("x", 1, 2), DoubleColumn.create("y", 3, 4));
        Layer function = Relu::relu;
        return Stream.of(
                A, loss, gradients, model.parameters().get(0), model, new Dense("one", 2, 2, Initialization.he(1)), function,
                new Sgd(0.1), new Adam(0.1).clipped(new ClipByNorm(1)), new Sgd(0.1).scheduled(new CosineDecay(10, 0).perEpoch()),
                trainer, trainer.fit(data), data, data.split(0.5, 1), TableData.regression(table, "y"), table, Standardizer.fit(data),
                TapeGraph.of(loss), TapeComparison.of(loss, A), GradientTable.of(gradients), Derivation.of(gradients), Steps.of(gradients),
                Cost.of(gradients), ModelSummary.of(model),
                GradientCheck.of(v -> square(v.get(0)), A),
                AnomalyReport.watch(() -> sum(log(Value.scalar("zero", 0))), List.of()).orElseThrow());
    }

    private static Renderer renderer() throws IOException {
        Renderer renderer = new Renderer();
        Renderers.register(Magics.results(), renderer);
        return renderer;
    }

    private static String html(DisplayData data) {
        return (String) Optional.ofNullable(data.getData(MIMEType.TEXT_HTML)).orElse("");
    }

    private static String text(DisplayData data) {
        return (String) data.getData(MIMEType.TEXT_PLAIN);
    }

    @ParameterizedTest
    @MethodSource("things")
    void eachIsACardAndAText(Object thing) throws IOException {
        DisplayData data = renderer().render(thing);
        assertThat(html(data)).containsAnyOf("background:#ffffff", "<img src=\"data:image/svg+xml").doesNotContain("<script", "<style", "$$Lambda");
        assertThat(text(data)).isNotBlank().doesNotContain("no picture", "$$Lambda").doesNotContainPattern("@[0-9a-f]{5,}");
        assertThat(html(renderer().render(thing))).as("the same again").isEqualTo(html(data));
    }

    @Test
    void arraysShowTheirEntriesAndNotWhereTheyLie() {
        assertThat(PlainView.of(new double[] {1, 2.5}).text()).isEqualTo("[1.0, 2.5]");
        assertThat(PlainView.of(new double[][] {{1, 2, 3}, {4, 5, 6}}).text()).isEqualTo("[1.0, 2.0, 3.0]\n[4.0, 5.0, 6.0]");
        assertThat(PlainView.of(new int[0]).text()).isEqualTo("[]");
        assertThat(PlainView.of(new Value[] {A, B}).text()).isEqualTo("a = 2\nb = 3");
        assertThat(PlainView.of(List.of(new int[] {1}, new int[] {2})).text()).isEqualTo("[1]\n[2]");
        assertThat(PlainView.of(new double[300_000]).text()).contains("(300000 in all)");
        assertThat(PlainView.knows(new double[2])).isTrue();
        assertThat(PlainView.knows(new String[2])).isFalse();
    }

    @Test
    void whatIsNotOursIsLeftToTheKernel() throws IOException {
        for (Object thing : List.of("text", 42, List.of(1, 2), Map.of(1, 2), new ArrayList<>(List.of(A)))) {
            DisplayData data = renderer().render(thing);
            assertThat(html(data)).isEmpty();
            assertThat(text(data)).isEqualTo(thing.toString());
        }
    }

    @Test
    void aFunctionOfTheUsersIsCalledByItsKind() throws IOException {
        Schedule schedule = now -> 0.5;
        assertThat(text(renderer().render(schedule))).isEqualTo("Schedule");
        assertThat(text(renderer().render(new Metric() {
            @Override
            public String name() {
                return "mine";
            }

            @Override
            public double of(Value prediction, Value target) {
                return 0;
            }
        }))).isEqualTo("Metric");
    }

    /** What somebody may hand us. */
    record Thing(String words) {

        @Override
        public String toString() {
            if (words.isEmpty()) {
                throw new IllegalStateException("no words");
            }
            return words;
        }
    }

    private static String broken(Thing thing, Throwable fault) {
        Renderer renderer = new Renderer();
        Renderers.register(List.of(new View<>(Thing.class, View.Occasion.RESULT, value -> RenderersTest.<Display>thrown(fault))), renderer);
        DisplayData data = renderer.render(thing);
        assertThat(html(data)).isEmpty();
        return text(data);
    }

    @SuppressWarnings("unchecked")
    private static <T> T thrown(Throwable fault) {
        if (fault instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) fault;
    }

    @Test
    void aViewThatFailsLeavesTheTextAndALine() {
        assertThat(broken(new Thing("a thing"), new IllegalStateException("on purpose,\n  in two lines")))
                .isEqualTo("a thing\n(no picture: IllegalStateException: on purpose,; in two lines)");
        assertThat(broken(new Thing("a thing"), new StackOverflowError())).isEqualTo("a thing\n(no picture: StackOverflowError)");
        assertThat(broken(new Thing("a thing"), new NoClassDefFoundError("elk"))).isEqualTo("a thing\n(no picture: NoClassDefFoundError: elk)");
        assertThat(broken(new Thing("a thing"), new AssertionError("x".repeat(10_000))).lines().toList().get(1)).hasSizeLessThan(400);
    }

    @Test
    void evenWhatCannotSayWhatItIsBreaksNoCell() {
        assertThat(broken(new Thing(""), new IllegalStateException("on purpose")))
                .isEqualTo("a Thing that cannot say what it is\n(no picture: IllegalStateException: on purpose)");
    }

    @Test
    void aLayerOfTheUsersThatFailsLeavesALine() throws IOException {
        Layer rude = new Layer() {
            @Override
            public Value apply(Value x) {
                throw new IllegalStateException("not today");
            }

            @Override
            public List<Parameter> parameters() {
                throw new IllegalStateException("nor these");
            }
        };
        assertThat(text(renderer().render(rude))).isEqualTo("Layer\n(no picture: IllegalStateException: nor these)");
    }

    @Test
    void aHistoryWithoutEpochsIsShown() throws IOException {
        assertThat(text(renderer().render(new History(List.of(), List.of())))).isNotBlank();
    }
}
