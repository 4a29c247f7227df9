package chainrule.explain;

import static chainrule.diff.Gradients.gradients;
import static chainrule.op.Add.add;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Sum.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chainrule.diff.Gradients;
import chainrule.explain.GradientTable.Row;
import chainrule.tape.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradientTableTest {

    @Test
    void oneRowPerParameterWithItsHealth() {
        Value w = Value.matrix("layer.one.W", new double[][] {{3, 4}});
        Value b = Value.matrix("b", new double[][] {{0, 0}});
        Value dead = Value.scalar("dead", 1);
        Value faint = Value.scalar("faint", 1e9);
        Value wild = Value.scalar("wild", 1e-6);
        Value x = Value.matrix("x", new double[][] {{0, -2}});
        Value loss = add(add(sum(add(multiply(w, x), b)), multiply(faint, Value.scalar("", 1e-3))), wild);
        GradientTable table = GradientTable.of(gradients(loss, w, b, dead, faint, wild));

        Row first = table.rows().get(0);
        assertThat(first.layer()).isEqualTo("layer.one");
        assertThat(first.name()).isEqualTo("W");
        assertThat(first.shape()).hasToString("1×2");
        assertThat(first.valueNorm()).isEqualTo(5);
        assertThat(first.gradientNorm()).isEqualTo(2);
        assertThat(first.ratio()).isCloseTo(0.4, within(1e-15));
        assertThat(first.gradient().min()).isEqualTo(-2);
        assertThat(first.gradient().max()).isZero();
        assertThat(first.gradient().zeros()).isEqualTo(0.5);
        assertThat(first.updateNorm()).isEmpty();
        assertThat(first.updateRatio()).isNaN();
        assertThat(first.reason()).isEmpty();
        assertThat(table.rows().get(2).reason()).startsWith("the loss does not change with it");
        assertThat(table.rows().get(3).reason()).contains("its gradient is 1e−12, elsewhere up to 0.4");
        assertThat(table.rows().get(4).reason()).contains("1e6 times as large as the parameter; above 100 ");
        assertThat(table.loss()).isEqualTo(loss.asScalar());
        assertThat(table.rows()).extracting(Row::layer).containsExactly("layer.one", "", "", "", "");
        assertThat(table.rows().get(1).ratio()).isNaN();
        // Measured against w: beside it, faint gets nothing; wild, which explodes, is no measure.
        assertThat(table.rows()).extracting(Row::health)
                .containsExactly(Health.OK, Health.OK, Health.ZERO, Health.VANISHING, Health.EXPLODING);
    }

    @Test
    void aNetworkThatHasConvergedIsHealthy() {
        Value w = Value.scalar("w", 1e-9);
        GradientTable table = GradientTable.of(gradients(multiply(w, w), w));
        Value tiny = Value.scalar("", 1e-20);
        Value v = Value.scalar("v", 3);
        GradientTable converged = GradientTable.of(gradients(multiply(tiny, v), v));
        assertThat(table.rows()).extracting(Row::health).containsExactly(Health.OK);
        assertThat(converged.rows()).extracting(Row::health).containsExactly(Health.OK);
    }

    /** A bias begins at zero: its first tiny value is no measure for its gradient. */
    @Test
    void aBiasIsMeasuredBesideTheWeightsOfItsLayer() {
        Value w = Value.scalar("layer.W", 2);
        Value b = Value.scalar("layer.b", 1e-9);
        Value alone = Value.scalar("alone", 1e-9);
        GradientTable table = GradientTable.of(gradients(add(add(w, b), alone), w, b, alone));
        assertThat(table.rows()).extracting(Row::health).containsExactly(Health.OK, Health.OK, Health.EXPLODING);
        assertThat(table.rows().get(1).ratio()).isCloseTo(1e9, within(1.0));
    }

    @Test
    void stepsAreToldByARateOrMeasured() {
        Value w = Value.matrix("layer.W", new double[][] {{3, 4}});
        Value b = Value.scalar("layer.b", 0);
        Gradients g = gradients(add(sum(multiply(w, Value.matrix("", new double[][] {{6, 8}}))), b), w, b);
        GradientTable small = GradientTable.of(g).atRate(0.01);
        assertThat(small.rows().get(0).updateNorm()).hasValue(0.1);
        assertThat(small.rows().get(0).updateRatio()).isCloseTo(0.02, within(1e-15));
        assertThat(small.rows().get(1).updateRatio()).isNaN();
        assertThat(small.rows()).extracting(Row::health).containsOnly(Health.OK);

        GradientTable large = GradientTable.of(g).atRate(0.1);
        assertThat(large.rows()).extracting(Row::health).containsExactly(Health.LEAPING, Health.OK);
        assertThat(large.rows().get(0).reason()).startsWith("a step changes it by 20% of its size").contains("more than 10%");

        List<Value> after = List.of(Value.matrix("layer.W", new double[][] {{3, 4.5}}), Value.scalar("layer.b", 0));
        GradientTable moved = GradientTable.of(g).moved(g.parameters(), after);
        assertThat(moved.rows().get(0).updateRatio()).isCloseTo(0.1, within(1e-15));
        assertThat(moved.rows().get(1).updateNorm()).hasValue(0);
        assertThatThrownBy(() -> small.moved(g.parameters(), List.of(w)))
                .hasMessage("the steps of 2 parameters need as many values before and after; got 2 and 1");
        assertThatThrownBy(() -> small.moved(g.parameters(), List.of(b, b)))
                .hasMessageContaining("one shape; got layer.W 1×2 and layer.b 1×1");
    }
}
