package chainrule.op;

import static chainrule.op.Max.max;
import static chainrule.op.Min.min;
import static chainrule.op.Product.product;
import static chainrule.op.Standardize.standardize;
import static chainrule.op.Variance.variance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chainrule.diff.Diff;
import chainrule.shape.Axis;
import chainrule.shape.Shape;
import chainrule.tape.Value;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ReductionsTest {

    @Test
    void equalOnesShareTheSlope() {
        Value x = Value.matrix("x", new double[][] {{5, 1, 1}, {5, 7, 1}});
        assertThat(Diff.gradient(Max::max, x).matrix().data).containsExactly(0, 0, 0, 0, 1, 0);
        assertThat(Diff.vjp(t -> max(t, Axis.COLUMNS), x, Value.matrix("u", new double[][] {{4, 5, 6}})).matrix().data)
                .containsExactly(2, 0, 3, 2, 5, 3);
        assertThat(Diff.vjp(t -> min(t, Axis.ROWS), x, Value.column("u", 4, 6)).matrix().data).containsExactly(0, 2, 2, 0, 0, 6);
        assertThatThrownBy(() -> max(Value.constant(new Shape(0, 3), 0))).hasMessage("max needs at least one entry; got 0×3");
        assertThatThrownBy(() -> min(Value.constant(new Shape(0, 3), 0), Axis.COLUMNS)).hasMessageContaining("min needs at least one");
    }

    @Test
    void aProductHasAllItsDerivativesAtZeros() {
        Value x = Value.column("x", 2, 0, 3, 0, 5);
        assertThat(Diff.gradient(Product::product, x).matrix().data).containsOnly(0);
        double[] hessian = Diff.hessian(Product::product, x).matrix().data;
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                assertThat(hessian[5 * i + j]).isEqualTo(i + j == 4 && i * j == 3 ? 30 : 0);
            }
        }
    }

    /** {@code t · t · (t − 2)} has the derivatives {@code 3t² − 4t}, {@code 6t − 4} and 6, also where a factor is zero. */
    @Test
    void aProductHasDerivativesOfAnyOrder() {
        UnaryOperator<Value> f = t -> product(Add.add(Matmul.matmul(Value.column("ones", 1, 1, 1), t), Value.column("c", 0, 0, -2)));
        UnaryOperator<Value> second = t -> Diff.gradient(s -> Diff.gradient(f, s), t);
        for (double t : new double[] {0, 1, 2}) {
            assertThat(Diff.gradient(f, Value.scalar("t", t)).asScalar()).isEqualTo(3 * t * t - 4 * t);
            assertThat(second.apply(Value.scalar("t", t)).asScalar()).isEqualTo(6 * t - 4);
            assertThat(Diff.gradient(second, Value.scalar("t", t)).asScalar()).isEqualTo(6);
        }
    }

    @Test
    void aProductDoesNotOverflowOnItsWay() {
        Value x = Value.column("x", 1e200, 1e200, 1e-300, 1e-150);
        assertThat(product(x).asScalar()).isCloseTo(1e-50, within(1e-64));
        assertThat(Diff.gradient(Product::product, x).get(2, 0)).isCloseTo(1e250, within(1e236));
    }

    @Test
    void spreadIsMeasuredFromTheMeanHoweverFarThatIs() {
        Value x = Value.matrix("x", new double[][] {{1e15 + 1, 1e15 + 2, 1e15 + 3, 1e15 + 4}});
        assertThat(variance(x, Axis.ROWS, 1).asScalar()).isEqualTo(5.0 / 3);
        Value third = Value.matrix("x", new double[][] {{0.1, 0.1, 0.1}});
        assertThat(variance(third).asScalar()).isLessThan(1e-33);
        assertThatThrownBy(() -> variance(Value.column("x", 1), Axis.ALL, 1))
                .hasMessage("variance needs more than 1 entries along its axis (ddof); got x 1×1");
        assertThat(Mean.mean(Value.column("x", 1.7e308, 1.6e308, -1e292)).asScalar()).isCloseTo(1.1e308, within(1e294));
    }

    /** The closed form against the recipe it stands for. */
    @Test
    void standardizingIsTheRecipe() {
        Value x = Value.matrix("x", new double[][] {{0.3, -1.2, 2, 0.7}, {1, 1.5, -0.4, 0.2}});
        Value weights = Value.matrix("w", new double[][] {{1, -2, 0.5, 3}, {0.2, 1, 1, -1}});
        UnaryOperator<Value> fused = t -> Sum.sum(Multiply.multiply(weights, standardize(t, Axis.ROWS, 1e-3)));
        UnaryOperator<Value> recipe = t -> {
            Value centered = Subtract.subtract(t, Mean.mean(t, Axis.ROWS));
            Value variance = Mean.mean(Square.square(centered), Axis.ROWS);
            Value deviation = Sqrt.sqrt(Add.add(variance, Value.scalar("eps", 1e-3)));
            return Sum.sum(Multiply.multiply(weights, Divide.divide(centered, deviation)));
        };
        assertThat(fused.apply(x).asScalar()).isCloseTo(recipe.apply(x).asScalar(), within(1e-14));
        assertThat(Diff.gradient(fused, x).matrix().data).containsExactly(Diff.gradient(recipe, x).matrix().data, within(1e-14));
        assertThat(Diff.hessian(fused, x).matrix().data).containsExactly(Diff.hessian(recipe, x).matrix().data, within(1e-13));
    }

    @Test
    void standardizingWorksAtAnySize() {
        for (double size : new double[] {1e-200, 1, 1e200}) {
            Value x = Value.matrix("x", new double[][] {{size, 2 * size, 3 * size}});
            assertThat(standardize(x, Axis.ROWS, 0).get(0, 2)).isCloseTo(1.224744871391589, within(1e-15));
        }
        assertThatThrownBy(() -> standardize(Value.column("x", 1, 2), Axis.ALL, -1))
                .hasMessage("standardize needs an eps of zero or more; got -1.0");
    }
}
