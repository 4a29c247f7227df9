package chainrule.explain;

import static chainrule.diff.Gradients.gradients;
import static chainrule.op.Add.add;
import static chainrule.op.Square.square;
import static chainrule.op.Sum.sum;
import static org.assertj.core.api.Assertions.assertThat;

import chainrule.op.Atan;
import chainrule.op.Elu;
import chainrule.op.Exp;
import chainrule.op.Gelu;
import chainrule.op.Hardtanh;
import chainrule.op.Relu;
import chainrule.op.Sigmoid;
import chainrule.op.Softmax;
import chainrule.op.Softplus;
import chainrule.op.Sqrt;
import chainrule.op.Square;
import chainrule.op.Step;
import chainrule.op.Swish;
import chainrule.op.Tanh;
import chainrule.shape.Shape;
import chainrule.tape.Value;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UnitsTest {

    private static List<Units> units(UnaryOperator<Value> f, Value w) {
        return GradientTable.of(gradients(sum(f.apply(w)), w)).units();
    }

    private static Units unit(UnaryOperator<Value> f, double... row) {
        return units(f, Value.matrix("z", new double[][] {row})).get(0);
    }

    /** One sample; so many units at −8, the others at ½. */
    private static Units column(UnaryOperator<Value> f, int flat, int units) {
        double[] z = repeat(0.5, units);
        Arrays.fill(z, 0, flat, -8);
        return units(f, Value.column("z", z)).get(0);
    }

    /** Units that are off for all samples, and others that are on. */
    private static Units rows(int dead, int units, int samples) {
        double[][] z = new double[units][];
        Arrays.setAll(z, i -> repeat(i < dead ? -1 : 1, samples));
        return units(Relu::relu, Value.matrix("z", z)).get(0);
    }

    private static double[] repeat(double value, int samples) {
        double[] row = new double[samples];
        Arrays.fill(row, value);
        return row;
    }

    @Test
    void activationsAreFoundByTheirNumbers() {
        Value w = Value.matrix("w", new double[][] {{0.3, 0.7}});
        for (UnaryOperator<Value> f : Stream.<UnaryOperator<Value>>of(
                Relu::relu, Tanh::tanh, Sigmoid::sigmoid, Gelu::gelu, Swish::swish, Softplus::softplus, Atan::atan,
                Hardtanh::hardtanh, Elu::elu).toList()) {
            assertThat(units(f, w)).hasSize(1);
        }
        for (UnaryOperator<Value> f : Stream.<UnaryOperator<Value>>of(
                Square::square, Exp::exp, Sqrt::sqrt, Softmax::softmax, x -> add(x, Step.step(x))).toList()) {
            assertThat(units(f, w)).isEmpty();
        }
    }

    @Test
    void aUnitIsDeadIfItPassesNothingForAnySample() {
        Value z = Value.matrix("z", new double[][] {
            {-1, -2, -3, -4, -5, -6, -7, -8, -9, -0.5}, {-1, -2, -3, -4, -5, -6, -7, -8, -9, 0.5}, repeat(3, 10)});
        Units units = units(Relu::relu, z).get(0);
        assertThat(units.layer()).isEqualTo("z");
        assertThat(units.function()).isEqualTo("relu");
        assertThat(units.shape()).isEqualTo(new Shape(3, 10));
        assertThat(units.dead()).isEqualTo(1);
        assertThat(units.flat()).isEqualTo(19.0 / 30);
        assertThat(units.health()).isEqualTo(Health.DEAD);
        assertThat(units.reason()).startsWith("1 of 3 units pass no gradient for any of 10 samples");
    }

    @Test
    void ofAFewSamplesItIsNotJudgedWhatMayBeChance() {
        assertThat(unit(Relu::relu, repeat(-1, 9)).dead()).isEqualTo(1);
        assertThat(unit(Relu::relu, repeat(-1, 9)).health()).isEqualTo(Health.UNJUDGED);
        assertThat(unit(Relu::relu, repeat(-1, 9)).reason()).startsWith("of 9 samples it cannot be told");
        assertThat(unit(Relu::relu, repeat(1, 9)).health()).isEqualTo(Health.OK);
        assertThat(column(Relu::relu, 1, 4).health()).isEqualTo(Health.UNJUDGED);
        assertThat(column(Relu::relu, 8, 8).health()).isEqualTo(Health.UNJUDGED);
        assertThat(column(Relu::relu, 10, 10).health()).isEqualTo(Health.DEAD);
        assertThat(column(Relu::relu, 10, 16).health()).isEqualTo(Health.UNJUDGED);
        assertThat(column(Elu::elu, 10, 10).health()).isEqualTo(Health.SATURATED);
        assertThat(column(Elu::elu, 9, 9).health()).isEqualTo(Health.UNJUDGED);
        // Flat on both sides: no half of the numbers is flat by chance.
        assertThat(column(Tanh::tanh, 3, 4).health()).isEqualTo(Health.SATURATED);
        assertThat(column(Tanh::tanh, 2, 4).health()).isEqualTo(Health.OK);
        // Nine of sixteen units for four samples: by chance less than once in a thousand; one of sixteen often.
        assertThat(rows(9, 16, 4).health()).isEqualTo(Health.DEAD);
        assertThat(rows(4, 4, 4).health()).isEqualTo(Health.DEAD);
        assertThat(rows(6, 16, 4).health()).isEqualTo(Health.DEAD);
        assertThat(rows(5, 16, 4).health()).isEqualTo(Health.UNJUDGED);
        assertThat(rows(1, 16, 4).health()).isEqualTo(Health.UNJUDGED);
        assertThat(rows(0, 16, 4).health()).isEqualTo(Health.OK);
        assertThat(unit(Relu::relu, repeat(-1, 10)).health()).isEqualTo(Health.DEAD);
    }

    @Test
    void saturationIsAPlateau() {
        assertThat(unit(Tanh::tanh, 5, -5, 4, -4, 5, -5, 4, -4, 0.1, 0.2))
                .satisfies(units -> assertThat(units.flat()).isEqualTo(0.8))
                .satisfies(units -> assertThat(units.dead()).isZero())
                .satisfies(units -> assertThat(units.health()).isEqualTo(Health.SATURATED))
                .satisfies(units -> assertThat(units.reason()).startsWith("80% of the entries lie where tanh is flat"));
        assertThat(unit(Tanh::tanh, 5, -5, 4, -4, 5, -5, 1, -1, 0.1, 0.2).health()).isEqualTo(Health.OK);
        // So far out that nothing at all comes through.
        assertThat(unit(Sigmoid::sigmoid, repeat(400, 10)).health()).isEqualTo(Health.SATURATED);
        assertThat(unit(Sigmoid::sigmoid, repeat(800, 10)).health()).isEqualTo(Health.DEAD);
    }

    /** Where swish is smallest its slope is zero, but it is no plateau. */
    @Test
    void theBottomOfABowlIsNotFlat() {
        assertThat(unit(Swish::swish, repeat(-1.2784645427610738, 12)).flat()).isZero();
    }

    @Test
    void whatNoGradientPassesIsLeftOut() {
        Value w = Value.scalar("w", 1);
        Value aside = Tanh.tanh(Value.scalar("x", 1));
        assertThat(GradientTable.of(gradients(add(square(w), aside), w)).units()).isEmpty();
    }
}
