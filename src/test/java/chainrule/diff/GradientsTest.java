package chainrule.diff;

import static chainrule.diff.Gradients.gradients;
import static chainrule.op.Add.add;
import static chainrule.op.Matmul.matmul;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Relu.relu;
import static chainrule.op.Scale.scale;
import static chainrule.op.Sigmoid.sigmoid;
import static chainrule.op.Square.square;
import static chainrule.op.Step.step;
import static chainrule.op.Sum.sum;
import static chainrule.op.Tanh.tanh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import chainrule.shape.ShapeException;
import chainrule.tape.Value;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GradientsTest {

    @Test
    void theToyCircuit() {
        Value a = Value.scalar("a", 2);
        Value b = Value.scalar("b", -1.5);
        Value c = Value.scalar("c", 3);
        Value loss = multiply(c, add(a, scale(2, b)));
        Gradients g = gradients(loss, a, b, c);
        assertThat(loss.asScalar()).isEqualTo(-3);
        assertThat(List.of(g.of(a).asScalar(), g.of(b).asScalar(), g.of(c).asScalar())).containsExactly(3.0, 6.0, -1.0);
    }

    @Test
    void contributionsOfEveryUseAreAdded() {
        Value x = Value.scalar("x", 3);
        Value y = add(multiply(x, x), add(x, scale(4, x)));
        assertThat(gradients(y, x).of(x).asScalar()).isEqualTo(2 * 3 + 1 + 4);
    }

    @Test
    void whatTheLossDoesNotDependOnHasGradientZero() {
        Value x = Value.scalar("x", 3);
        Value unused = Value.column("unused", 1, 2);
        Gradients g = gradients(square(x), x, unused);
        assertThat(g.of(unused)).hasToString("[0; 0]");
        assertThat(g.adjoint(unused)).isEmpty();
        assertThat(gradients(sum(step(x)), x).of(x).asScalar()).isZero();
    }

    @Test
    void theyTellWhatWasDifferentiatedByWhat() {
        Value x = Value.scalar("x", 3);
        Value nameless = square(x);
        Value loss = scale(2, nameless);
        Gradients g = gradients(loss, x, nameless);
        assertThat(g.loss()).isSameAs(loss);
        assertThat(g.adjoint(nameless)).containsSame(g.of(nameless));
        assertThat(g).hasToString("gradient by x = 12\ngradient by a value = 2");
    }

    @Test
    void someMayBeReplacedByOthersOfTheirShape() {
        Value x = Value.scalar("x", 3);
        Value w = Value.scalar("w", 4);
        Gradients g = gradients(multiply(w, x), w, x);
        Gradients clipped = g.replaced(Map.of(x, Value.scalar("clipped", 1)));
        assertThat(List.of(clipped.of(x).asScalar(), clipped.of(w).asScalar(), g.of(x).asScalar())).containsExactly(1.0, 3.0, 4.0);
        assertThatThrownBy(() -> g.replaced(Map.of(x, Value.column("clipped", 1, 2))))
                .hasMessage("a gradient needs the shape of its parameter; got x 1×1 and clipped 2×1");
    }

    @Test
    void onlyAskedForGradientsAreTold() {
        Value x = Value.scalar("x", 3);
        Value w = Value.scalar("w", 3);
        assertThatThrownBy(() -> gradients(multiply(w, x), w).of(x))
                .hasMessageContaining("no gradient by x was asked for: gradients(loss, …) was given [w]");
    }

    @Test
    void aNamesakeIsNotTakenForTheValueThatWasUsed() {
        Value x = Value.scalar("x", 3);
        assertThatThrownBy(() -> gradients(square(x), Value.scalar("x", 4)))
                .hasMessageContaining("the loss was not computed from this x but from an earlier or other value of that name");
        assertThat(gradients(square(x), Value.scalar("", 4)).parameters()).hasSize(1);
    }

    /** Each is looked up once: with thousands a look for namesakes at each would take minutes. */
    @Test
    void manyThatTheLossDoesNotUseAreZero() {
        Value x = Value.scalar("x", 3);
        List<Value> unused = IntStream.range(0, 20_000).mapToObj(i -> Value.scalar("w" + i, i)).toList();
        Gradients all = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> gradients(square(x), unused));
        assertThat(unused).allMatch(w -> all.of(w).asScalar() == 0);
    }

    @Test
    void aLossIsOneNumber() {
        Value y = tanh(Value.column("x", 1, 2)).named("y");
        assertThatThrownBy(() -> gradients(y))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("gradients needs a scalar loss, 1×1")
                .hasMessageContaining("got y 2×1");
    }

    @Test
    void reluHasSlopeZeroAtZero() {
        Value x = Value.column("x", -1, 0, 2);
        assertThat(gradients(sum(relu(x)), x).of(x)).hasToString("[0; 0; 1]");
    }

    @Test
    void slopesSurviveInTheTails() {
        Value x = Value.scalar("x", 40);
        assertThat(gradients(sigmoid(x), x).of(x).asScalar()).isCloseTo(4.248354255291589e-18, within(1e-32));
        assertThat(gradients(tanh(x), x).of(x).asScalar()).isCloseTo(4 * Math.exp(-80), within(1e-48));
    }

    @Test
    void jacobiansAgreeBothWaysAndWithTheMatrix() {
        Value w = Value.matrix("W", new double[][] {{1, 2, 3}, {4, 5, 6}});
        Value x = Value.column("x", 1, -1, 2);
        UnaryOperator<Value> f = t -> matmul(w, t);
        assertThat(Diff.jacobian(f, x, Diff.Mode.FORWARD).matrix().data).containsExactly(w.matrix().data);
        assertThat(Diff.jacobian(f, x, Diff.Mode.REVERSE).matrix().data).containsExactly(w.matrix().data);
        assertThat(Diff.jacobian(f, x)).hasToString("Jacobian by 2 pullbacks = [1, 2, 3; 4, 5, 6]");
        assertThat(Diff.jacobian(f, x, Diff.Mode.FORWARD).name()).isEqualTo("Jacobian by 3 pushforwards");
        assertThat(Diff.Mode.shorter(2, 3)).isEqualTo(Diff.Mode.FORWARD);
        assertThat(Diff.Mode.shorter(3, 2)).isEqualTo(Diff.Mode.REVERSE);
        assertThat(Diff.Mode.shorter(2, 2)).as("either").isEqualTo(Diff.Mode.REVERSE);
    }

    @Test
    void theHessianOfAQuadraticFormIsItsSymmetricPart() {
        Value a = Value.matrix("A", new double[][] {{1, 2}, {5, 3}});
        UnaryOperator<Value> f = x -> sum(multiply(x, matmul(a, x)));
        Value x = Value.column("x", 0.5, -2);
        assertThat(Diff.hessian(f, x)).hasToString("Hessian by 2 pushforwards = [2, 7; 7, 6]");
        assertThat(Diff.hessianVector(f, x, Value.column("v", 1, -1))).hasToString("[-5; 1]");
        assertThat(Diff.vjp(t -> matmul(a, t), x, Value.column("u", 1, 1))).hasToString("[6; 5]");
        assertThat(Diff.jvp(t -> matmul(a, t), x, Value.column("v", 1, 1))).hasToString("[3; 8]");
        assertThatThrownBy(() -> Diff.jvp(f, x, Value.scalar("v", 1)))
                .hasMessage("jvp needs a tangent in the shape of the argument; got x 2×1 and v 1×1");
        assertThatThrownBy(() -> Diff.vjp(t -> matmul(a, t), x, Value.scalar("u", 1)))
                .hasMessage("vjp needs a cotangent in the shape of the result; got 2×1 and u 1×1");
    }

    @Test
    void manySeedsAndAllOrdersFromOneRecording() {
        Value w = Value.matrix("W", new double[][] {{1, 2}, {3, 4}});
        Value x = Value.column("x", 0.5, -1);
        Value e1 = Value.column("e1", 1, 0);
        Value e2 = Value.column("e2", 0, 1);
        assertThat(Diff.vjp(t -> matmul(w, t), x, List.of(e1, e2)).toString()).isEqualTo("[[1; 2], [3; 4]]");
        assertThat(Diff.jvp(t -> matmul(w, t), x, List.of(e1, e2)).toString()).isEqualTo("[[1; 3], [2; 4]]");
        Diff.ValueAndGradient both = Diff.valueAndGradient(t -> sum(square(t)), x);
        assertThat(both.value().asScalar()).isEqualTo(1.25);
        assertThat(both.gradient()).hasToString("[1; -2]");
        Value s = Value.scalar("s", 2);
        for (int order = 0; order <= 4; order++) {
            // The derivatives of s³ at 2.
            double[] expected = {8, 12, 12, 6, 0};
            assertThat(Diff.derivative(t -> multiply(t, square(t)), s, order).asScalar()).isEqualTo(expected[order]);
        }
        assertThatThrownBy(() -> Diff.derivative(t -> t, s, -1)).hasMessageContaining("order of 0 or more; got -1");
    }

    @Test
    void derivativesOfDerivatives() {
        Value x = Value.scalar("x", 0.7);
        UnaryOperator<Value> f = t -> tanh(t);
        for (int order = 0; order < 3; order++) {
            UnaryOperator<Value> g = f;
            f = t -> Diff.gradient(g, t);
        }
        double t = StrictMath.tanh(0.7);
        assertThat(f.apply(x).asScalar()).isCloseTo((1 - t * t) * (6 * t * t - 2), within(1e-14));
    }

    @Test
    void whatWasReplacedStaysSoWhenOthersAre() {
        Value x = Value.scalar("x", 3);
        Value y = Value.scalar("y", 4);
        Value clipped = Value.scalar(1);
        Gradients g = gradients(multiply(x, y), x, y).replaced(Map.of(x, clipped)).replaced(Map.of(y, Value.scalar(2)));
        assertThat(g.of(x)).isSameAs(clipped);
        assertThat(g.of(y).asScalar()).isEqualTo(2);
    }
}
