package chainrule.nn;

import static chainrule.diff.Gradients.gradients;
import static chainrule.loss.HalfSquared.halfSquared;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chainrule.diff.Gradients;
import chainrule.op.Matmul;
import chainrule.op.Multiply;
import chainrule.op.Relu;
import chainrule.op.Scale;
import chainrule.op.Step;
import chainrule.op.Subtract;
import chainrule.op.Sum;
import chainrule.op.Transpose;
import chainrule.shape.Axis;
import chainrule.tape.Value;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class LayerTest {

    private final Initialization he = Initialization.he(7);
    private final Dense first = new Dense("hidden", 3, 4, he);
    private final Dense second = new Dense("output", 4, 2, he);
    private final Sequential model = Sequential.of(first, Relu::relu, second);

    /** The recursion of the textbooks: Δ₂ = a − t, Δ₁ = (W₂ᵀ Δ₂) ⊙ H(z₁), ∂L/∂W = (1/B) Δ Aᵀ, ∂L/∂b = (1/B) Δ 1. */
    @Test
    void gradientsAreThoseOfTheRecursion() {
        Value x = Value.matrix("x", new double[][] {{1, -2, 0.5}, {0.3, 0.8, -1}, {-0.6, 1.4, 2}});
        Value t = Value.matrix("t", new double[][] {{1, 0, 1}, {0, 1, 0.5}});
        Value z1 = first.apply(x);
        Value a1 = Relu.relu(z1);
        Value delta2 = Subtract.subtract(second.apply(a1), t);
        Value w2 = second.parameters().get(0).value();
        Value delta1 = Multiply.multiply(Matmul.matmul(Transpose.transpose(w2), delta2), Step.step(z1));

        Gradients g = gradients(halfSquared(model.apply(x), t), model.parameters().stream().map(Parameter::value).toList());

        double third = 1.0 / 3;
        Value[] expected = {
            Scale.scale(third, Matmul.matmul(delta1, Transpose.transpose(x))),
            Scale.scale(third, Sum.sum(delta1, Axis.ROWS)),
            Scale.scale(third, Matmul.matmul(delta2, Transpose.transpose(a1))),
            Scale.scale(third, Sum.sum(delta2, Axis.ROWS))
        };
        for (int i = 0; i < expected.length; i++) {
            assertThat(g.of(model.parameters().get(i).value()).matrix().data)
                    .as(model.parameters().get(i).name())
                    .containsExactly(expected[i].matrix().data, within(1e-15));
        }
    }

    @Test
    void parametersHaveNames() {
        assertThat(model.parameters()).extracting(Parameter::name)
                .containsExactly("hidden.W", "hidden.b", "output.W", "output.b");
        assertThatThrownBy(() -> Sequential.of(first, new Dense("hidden", 4, 4, he)))
                .hasMessageContaining("two parameters are called hidden.W");
    }

    @Test
    void rowsInPlaceOfColumnsAreNoticed() {
        assertThatThrownBy(() -> model.apply(Value.matrix("x", new double[5][3])))
                .hasMessage("layer hidden needs a batch of 3 features, 3×B: samples are columns here, transpose the rows; got x 5×3");
        assertThatThrownBy(() -> new Dense("none", 0, 2, he)).hasMessageContaining("at least one input");
    }

    /** Of a batch that another layer made there is nothing to transpose: what came before has another width. */
    @Test
    void layersThatDoNotChainAreTold() {
        Value x = Value.matrix("x", new double[3][5]);
        Sequential wrong = Sequential.of(first, Relu::relu, new Dense("next", 5, 2, he));
        assertThatThrownBy(() -> wrong.apply(x)).hasMessage(
                "layer next needs a batch of 5 features, 5×B: what comes before it has to give as many, a row each; got 4×5");
        assertThatThrownBy(() -> Sequential.of(first, new LayerNormalization("norm", 6)).apply(x)).hasMessageStartingWith(
                "layer norm needs a batch of 6 features, 6×B: what comes before it has to give as many, a row each; got hidden 4×5");
        assertThatThrownBy(() -> first.apply(Value.matrix("x", new double[5][4])))
                .as("neither: nothing is advised").hasMessage("layer hidden needs a batch of 3 features, 3×B; got x 5×4");
    }

    @Test
    void aSampleOfABatchEqualsThatSampleAlone() {
        Value batch = Value.matrix("x", new double[][] {{0.1, -2, 0.5}, {0.3, 0.8, -1}, {-0.6, 1.4, 2}});
        Value alone = Value.column("x", 0.5, -1, 2);
        assertThat(model.apply(alone).get(1, 0)).isEqualTo(model.apply(batch).get(1, 2));
    }

    @Test
    void weightsBeginOnTheRightScaleAndTheSameEachTime() {
        DMatrixRMaj w = Initialization.he(1).weights(200, 50);
        assertThat(meanSquare(w)).isCloseTo(2.0 / 50, within(0.002));
        DMatrixRMaj g = Initialization.glorot(1).weights(200, 50);
        assertThat(meanSquare(g)).isCloseTo(2.0 / 250, within(0.0004));
        assertThat(Arrays.stream(g.data).boxed()).allMatch(v -> Math.abs(v) <= Math.sqrt(6.0 / 250));
        assertThat(Initialization.he(1).weights(200, 50).data).containsExactly(w.data);
    }

    private static double meanSquare(DMatrixRMaj m) {
        return Arrays.stream(m.data).map(v -> v * v).average().orElseThrow();
    }
}
