package chainrule.explain;

import static chainrule.diff.Gradients.gradients;
import static chainrule.op.Add.add;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Sum.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.explain.GradientTable.Health;
import chainrule.explain.GradientTable.Row;
import chainrule.tape.Value;
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
        assertThat(first.min()).isEqualTo(-2);
        assertThat(first.max()).isZero();
        assertThat(first.zeros()).isEqualTo(0.5);
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
}
