package chainrule.op;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.loss.AbsolutePenalty;
import chainrule.loss.MulticlassHinge;
import chainrule.loss.SquaredPenalty;
import chainrule.op.CumulativeSum.From;
import chainrule.shape.Axis;
import chainrule.shape.Indices;
import chainrule.shape.Shape;
import chainrule.tape.Notation;
import chainrule.tape.Op;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How operations read whose notation depends on their constants. */
class OpNotationTest {

    static Object[][] readings() {
        return new Object[][] {
            {new Shift(0.5), "a + 0.5"},
            {new Shift(0), "a + 0"},
            {new Shift(-0.5), "a − 0.5"},
            {new Power(2), "a²"},
            {new Power(3), "a³"},
            {new Power(-0.5), "a^−0.5"},
            {new PowPartial(0, 1), "pow(a, b) ⊙ ln(a)"},
            {new PowPartial(0, 2), "pow(a, b) ⊙ ln(a)^2"},
            {new Gaussian(3), "exp(−1.5 a²)"},
            {new Norm(Axis.ALL, 2), "norm(a)"},
            {new Norm(Axis.ROWS, 1), "norm_1→(a)"},
            {new Norm(Axis.COLUMNS, Double.POSITIVE_INFINITY), "norm_∞↓(a)"},
            {new CumulativeSum(Axis.ROWS, From.FIRST), "cumsum→(a)"},
            {new CumulativeSum(Axis.COLUMNS, From.LAST), "cumsum from last↓(a)"},
            {new InvertedDropout(0.25), "a ⊙ b / 0.75"},
            {new Slice(0, 2, 1, 3), "a[0:2, 1:3]"},
            {new Reshape(new Shape(2, 3)), "reshape(a, 2×3)"},
            {new GatherRows(Indices.of("test", 0, 2)), "gatherRows(a, [0, 2])"},
            {new MulticlassHinge(1, 1), "multiclassHinge(a, b, 1)"},
            {new MulticlassHinge(1, 2), "multiclassHinge²(a, b, 1)"},
            {new SquaredPenalty(0.5), "0.25 ‖a‖²"},
            {new AbsolutePenalty(0.5), "0.5 ‖a‖₁"},
        };
    }

    @ParameterizedTest
    @MethodSource("readings")
    void itReads(Op op, String text) {
        assertThat(op.notation(Stream.of("a", "b").limit(op.arity()).map(Notation::symbol).toArray(Notation[]::new)).text())
                .isEqualTo(text);
    }
}
