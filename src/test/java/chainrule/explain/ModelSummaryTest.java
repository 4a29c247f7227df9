package chainrule.explain;

import static chainrule.op.Add.add;
import static chainrule.op.Exp.exp;
import static chainrule.op.Log.log;
import static chainrule.op.Matmul.matmul;
import static chainrule.op.Scale.scale;
import static chainrule.op.Tanh.tanh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.explain.ModelSummary.Row;
import chainrule.nn.BatchNormalization;
import chainrule.nn.Dense;
import chainrule.nn.Dropout;
import chainrule.nn.Initialization;
import chainrule.nn.Layer;
import chainrule.nn.LayerNormalization;
import chainrule.nn.Parameter;
import chainrule.nn.Residual;
import chainrule.nn.Sequential;
import chainrule.op.Relu;
import chainrule.shape.Shape;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class ModelSummaryTest {

    private static final Initialization START = Initialization.glorot(1);

    private static Sequential nested() {
        return Sequential.of(
                new Dense("in", 4, 6, START), Relu::relu, new Dropout(0.5, 1),
                new Residual(Sequential.of(new BatchNormalization("norm", 6), x -> scale(2, tanh(x)))),
                new LayerNormalization("last", 6), new Dense("out", 6, 3, START));
    }

    private static Parameter parameter(String name, int rows, int columns, double number) {
        DMatrixRMaj entries = new DMatrixRMaj(rows, columns);
        Arrays.fill(entries.data, number);
        return new Parameter(name, entries);
    }

    @Test
    void everyLayerIsARow() {
        ModelSummary summary = ModelSummary.of(nested());
        assertThat(summary.name()).isEqualTo("Sequential");
        assertThat(summary.features()).hasValue(4);
        assertThat(summary.rows()).extracting(Row::name).containsExactly(
                "Dense in 4 → 6", "relu", "Dropout 0.5", "Residual", "Sequential", "BatchNormalization norm 6×1", "tanh, scale",
                "LayerNormalization last 6×1", "Dense out 6 → 3");
        assertThat(summary.rows()).extracting(Row::depth).containsExactly(0, 0, 0, 0, 1, 2, 2, 0, 0);
        assertThat(summary.rows()).extracting(row -> row.output().orElseThrow().toString())
                .containsExactly("6×1", "6×1", "6×1", "6×1", "6×1", "6×1", "6×1", "6×1", "3×1");
        assertThat(summary.rows()).extracting(Row::parameters).containsExactly(30L, 0L, 0L, 12L, 12L, 12L, 0L, 12L, 21L);
        assertThat(summary.rows().get(0).owns()).containsExactly("W 6×4", "b 6×1");
        assertThat(summary.notes()).isEmpty();
    }

    @Test
    void theSumsAreThoseOfTheModel() {
        Sequential model = nested();
        ModelSummary summary = ModelSummary.of(model);
        List<Row> outer = summary.rows().stream().filter(row -> row.depth() == 0).toList();
        assertThat(summary.parameters()).isEqualTo(75).isEqualTo(outer.stream().mapToLong(Row::parameters).sum());
        assertThat(summary.bytes()).isEqualTo(600);
        assertThat(summary.buffers()).isEqualTo(12).isEqualTo(outer.stream().mapToLong(Row::buffers).sum());
        assertThat(summary.operations().orElseThrow()).isEqualTo(outer.stream().mapToLong(row -> row.operations().orElseThrow()).sum());
    }

    @Test
    void operationsAreThoseOfOneSampleOnATape() {
        Sequential model = nested();
        Value y = model.apply(Value.column("x", 0.1, 0.2, 0.3, 0.4));
        assertThat(ModelSummary.of(model).operations()).hasValue(Cost.of(y, Map.of(), new CostOptions()).total().forward());
    }

    @Test
    void numbersDoNotMatter() {
        Parameter huge = parameter("huge", 3, 2, 1e308);
        Layer model = new Layer() {
            @Override
            public Value apply(Value x) {
                return exp(log(add(matmul(huge.value(), x), Value.scalar(-1e308))));
            }

            @Override
            public List<Parameter> parameters() {
                return List.of(huge);
            }
        };
        ModelSummary summary = ModelSummary.of(model, new SummaryOptions().features(2));
        assertThat(summary.rows()).singleElement().satisfies(row -> {
            assertThat(row.output()).contains(new Shape(3, 1));
            assertThat(row.name()).as("a class without a name").contains("matmul", "log", "exp");
        });
    }

    @Test
    void aModelThatDoesNotTellNeedsToBeTold() {
        Sequential model = Sequential.of(new Swish(parameter("beta", 1, 1, 1)), Relu::relu);
        ModelSummary silent = ModelSummary.of(model);
        assertThat(silent.features()).isEmpty();
        assertThat(silent.operations()).isEmpty();
        assertThat(silent.rows()).extracting(Row::name).containsExactly("Swish", "operation");
        assertThat(silent.rows()).extracting(Row::output).containsOnly(Optional.empty());
        assertThat(silent.parameters()).isEqualTo(1);
        ModelSummary told = ModelSummary.of(model, new SummaryOptions().features(5));
        assertThat(told.rows()).extracting(row -> row.output().orElseThrow()).containsOnly(new Shape(5, 1));
        assertThatThrownBy(() -> new SummaryOptions().features(0)).hasMessage("a sample has 1 feature or more; got 0");
    }

    @Test
    void aLayerThatRefusesIsNamedWithItsReason() {
        Sequential model = Sequential.of(new Dense("first", 3, 4, START), new Dense("second", 5, 1, START));
        ModelSummary summary = ModelSummary.of(model);
        assertThat(summary.rows().get(0).output()).isPresent();
        assertThat(summary.rows().get(1).output()).isEmpty();
        assertThat(summary.notes()).singleElement().satisfies(note ->
                assertThat(note).startsWith("It cannot be applied to a sample of 3 features: ").contains("second", "4×1"));
        assertThat(summary.parameters()).isEqualTo(16 + 6);
    }

    @Test
    void aLayerMayLookAtNumbers() {
        Layer peeking = x -> x.get(0, 0) > 0 ? tanh(x) : x;
        assertThat(ModelSummary.of(peeking, new SummaryOptions().features(2)).rows()).extracting(Row::name).containsExactly("tanh");
    }

    @Test
    void whatIsSharedCountsOnce() {
        Parameter weights = parameter("W", 3, 3, 0.1);
        Layer tied = new Tied(weights, List.of(new Times(weights), new Times(weights)));
        ModelSummary summary = ModelSummary.of(tied, new SummaryOptions().features(3));
        assertThat(summary.parameters()).isEqualTo(9);
        assertThat(summary.rows()).extracting(Row::parameters).containsExactly(9L, 0L);
        assertThat(summary.rows()).extracting(Row::shared).containsExactly(0L, 9L);
        assertThat(summary.notes()).containsExactly("9 numbers of parameters that several layers share are counted once");
    }

    @Test
    void whatNoPartOwnsIsARowToo() {
        Parameter own = parameter("gate", 1, 1, 0.1);
        ModelSummary summary = ModelSummary.of(new Tied(own, List.of(Relu::relu)), new SummaryOptions().features(3));
        assertThat(summary.rows()).extracting(Row::name).containsExactly("relu", "beside these layers");
        assertThat(summary.rows().get(1).owns()).containsExactly("gate 1×1");
    }

    @Test
    void aDeepModelIsShortButCounted() {
        List<Layer> layers = new ArrayList<>();
        for (int k = 0; k < 300; k++) {
            layers.add(new Dense("d" + k, 2, 2, START));
        }
        ModelSummary summary = ModelSummary.of(Sequential.of(layers.toArray(Layer[]::new)));
        assertThat(summary.rows()).hasSize(50);
        assertThat(summary.rows().get(49).name()).isEqualTo("Dense d299 2 → 2");
        assertThat(summary.parameters()).isEqualTo(1800);
        assertThat(summary.notes()).containsExactly("250 layers after the first 40 are not shown, but counted");
    }

    @Test
    void theModelIsLeftAsItWas() {
        Sequential model = nested();
        List<Value> before = model.buffers().stream().map(Parameter::value).toList();
        ModelSummary.of(model);
        assertThat(model.buffers().stream().map(Parameter::value).toList()).isEqualTo(before);
    }

    /** A layer of somebody's own; a record's own words would list its numbers. */
    private record Swish(Parameter beta) implements Layer {

        @Override
        public Value apply(Value x) {
            return tanh(scale(0.5, x));
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(beta);
        }
    }

    private record Times(Parameter weights) implements Layer {

        @Override
        public Value apply(Value x) {
            return matmul(weights.value(), x);
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(weights);
        }
    }

    private record Tied(Parameter own, List<Layer> parts) implements Layer {

        @Override
        public Value apply(Value x) {
            Value y = x;
            for (Layer part : parts) {
                y = part.apply(y);
            }
            return y;
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(own);
        }
    }
}
