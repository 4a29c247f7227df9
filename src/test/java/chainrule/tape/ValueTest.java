package chainrule.tape;

import static chainrule.op.Add.add;
import static chainrule.op.Divide.divide;
import static chainrule.op.Exp.exp;
import static chainrule.op.Log.log;
import static chainrule.op.Matmul.matmul;
import static chainrule.op.Mean.mean;
import static chainrule.op.Scale.scale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.op.Broadcast;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class ValueTest {

    @Test
    void aShapeErrorNamesTheOpBothShapesAndTheValues() {
        Value w = Value.matrix("W", new double[3][4]);
        Value x = Value.column("x", 1, 2, 3, 4, 5);
        assertThatThrownBy(() -> matmul(w, x))
                .isInstanceOf(ShapeException.class)
                .hasMessage("matmul needs as many columns in the first as rows in the second; got W 3×4 and x 5×1");
        assertThatThrownBy(() -> add(w, x))
                .hasMessage("add needs equal shapes, or a size of 1 to repeat; got W 3×4 and x 5×1");
    }

    @Test
    void whatIsNotFiniteIsRefusedWithItsPlaceAndReason() {
        assertThatThrownBy(() -> Value.matrix("data", new double[][] {{1, 2}, {3, Double.NaN}}))
                .isInstanceOf(NonFiniteException.class)
                .hasMessage("data is NaN at row 1, column 1; a value needs finite numbers: clean the data first");
        assertThatThrownBy(() -> log(Value.column("p", 1, 0)))
                .hasMessage("log gives -Infinity at row 1, column 0: p is 0.0 there; it needs x > 0");
        assertThatThrownBy(() -> exp(Value.scalar("z", 1000)))
                .hasMessageContaining("exp gives Infinity: z is 1000.0 there; the result is too large");
        assertThatThrownBy(() -> divide(Value.scalar("a", 1), Value.scalar("b", 0)))
                .hasMessage("divide gives Infinity: a is 1.0 there, b is 0.0 there; it needs x ≠ 0 in argument 2");
        assertThatThrownBy(() -> scale(Double.NaN, Value.scalar("a", 1))).hasMessageContaining("finite factor; got NaN");
    }

    @Test
    void raggedRowsAndMeansOfNothingAreRefused() {
        assertThatThrownBy(() -> Value.matrix("m", new double[][] {{1, 2}, {3}}))
                .hasMessage("matrix m needs rows of one length; got 1×2 and 1×1");
        assertThatThrownBy(() -> mean(Value.constant(new Shape(0, 3), 1)))
                .hasMessage("mean needs at least one entry to average; got 0×3");
        assertThatThrownBy(() -> Value.column("x", 1, 2).asScalar())
                .hasMessage("asScalar needs a 1×1 value; got x 2×1");
    }

    @Test
    void aValueKeepsItsNumbersWhateverHappensToTheArrays() {
        double[][] rows = {{1, 2}};
        DMatrixRMaj matrix = new DMatrixRMaj(rows);
        Value a = Value.matrix("a", rows);
        Value b = Value.matrix("b", matrix);
        rows[0][0] = 99;
        matrix.set(0, 0, 99);
        a.matrix().set(0, 0, 99);
        assertThat(a.get(0, 0)).isEqualTo(1);
        assertThat(b.get(0, 0)).isEqualTo(1);
    }

    @Test
    void aBiasIsRepeatedByAnOperationOfItsOwn() {
        Value sum = add(Value.matrix("Z", new double[][] {{1, 2}, {3, 4}}), Value.column("b", 10, 20));
        assertThat(sum.inputs().get(1).op()).isEqualTo(new Broadcast(new Shape(2, 2)));
        assertThat(sum).hasToString("[11, 12; 23, 24]");
    }

    @Test
    void numbersAreWrittenTheSameEverywhere() {
        assertThat(Numbers.format(-1.5)).isEqualTo("−1.5");
        assertThat(Numbers.format(0.123456)).isEqualTo("0.1235");
        assertThat(Numbers.format(123456)).isEqualTo("1.235e5");
        assertThat(Numbers.format(-1.2e-9)).isEqualTo("−1.2e−9");
        assertThat(Numbers.format(0.00912345)).isEqualTo("0.009123");
        assertThat(Numbers.format(12345.6)).isEqualTo("12346");
        assertThat(Numbers.format(1000)).isEqualTo("1000");
        assertThat(Numbers.format(-0.0)).isEqualTo("0");
        assertThat(Numbers.format(99999.6)).isEqualTo("100000");
        assertThat(Numbers.format(new DMatrixRMaj(3, 4))).isEqualTo("0");
    }

    @Test
    void whatIsPrintedCanBeReadBackAndStaysShort() {
        assertThat(Value.scalar(-2.5)).hasToString("-2.5");
        assertThat(Value.matrix("X", new double[][] {{0, 0, 1, 1}, {0, 1, 0, -1e-7}})).hasToString("X = [0, 0, 1, 1; 0, 1, 0, -1e-7]");
        assertThat(Value.constant(new Shape(10, 7), 1).named("x")).hasToString("x = 10×7 from 1");
        assertThatThrownBy(() -> Value.scalar(null, 1)).hasMessageContaining("needs a name");
    }

    @Test
    void anOperationTakesItsArgumentsAndNoMore() {
        Value a = Value.scalar("a", 1);
        assertThatThrownBy(() -> new chainrule.op.Add().on(a, a, a)).hasMessage("add takes 2 arguments; got 3");
    }

    @Test
    void aDetachedValueForgetsWhereItCameFrom() {
        Value y = scale(2, Value.scalar("x", 3)).named("y");
        assertThat(y.detached()).hasToString("y = 6");
        assertThat(y.detached().inputs()).isEmpty();
        assertThat(y.detached().op()).isNull();
    }
}
