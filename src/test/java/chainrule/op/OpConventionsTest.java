package chainrule.op;

import static chainrule.op.Clip.clip;
import static chainrule.op.Concatenate.concatenate;
import static chainrule.op.GatherColumns.gatherColumns;
import static chainrule.op.GatherRows.gatherRows;
import static chainrule.op.Hardtanh.hardtanh;
import static chainrule.op.Maximum.maximum;
import static chainrule.op.Minimum.minimum;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Pick.pick;
import static chainrule.op.Pow.pow;
import static chainrule.op.Power.power;
import static chainrule.op.Reshape.reshape;
import static chainrule.op.Sign.sign;
import static chainrule.op.Slice.slice;
import static chainrule.op.StopGradient.stopGradient;
import static chainrule.op.Sum.sum;
import static chainrule.op.Where.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.diff.Gradients;
import chainrule.shape.Axis;
import chainrule.shape.Indices;
import chainrule.shape.Shape;
import chainrule.tape.Domain;
import chainrule.tape.Op;
import chainrule.tape.Value;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What ops do where mathematics leaves a choice, and what they refuse. */
class OpConventionsTest {

    private final Value a = Value.column("a", 1, 2, -3);
    private final Value b = Value.column("b", 1, 3, -4);

    @Test
    void aTieIsShared() {
        assertThat(slope(maximum(a, b), a)).containsExactly(0.5, 0, 1);
        assertThat(slope(maximum(a, b), b)).containsExactly(0.5, 1, 0);
        assertThat(slope(minimum(a, b), a)).containsExactly(0.5, 1, 0);
        assertThat(slope(minimum(a, b), b)).containsExactly(0.5, 0, 1);
    }

    @Test
    void boundsBelongToTheInterval() {
        assertThat(slope(clip(a, -3, 1), a)).containsExactly(1, 0, 1);
        Value x = Value.column("x", -1, 1, -1.5, 0);
        assertThat(slope(hardtanh(x), x)).containsExactly(1, 1, 0, 1);
    }

    @Test
    void powersOfZero() {
        Value zeros = Value.column("a", 0, 0, 0);
        Value exponents = Value.column("b", 0, 1, 2);
        Value y = pow(zeros, exponents);
        assertThat(y.matrix().data).containsExactly(1, 0, 0);
        assertThat(slope(y, zeros)).containsExactly(0, 1, 0);
        assertThat(slope(y, exponents)).containsExactly(0, 0, 0);
        assertThat(slope(power(zeros, 0), zeros)).containsExactly(0, 0, 0);
        assertThat(slope(power(zeros, 1), zeros)).containsExactly(1, 1, 1);
        assertThat(new Power(0).domain()).isEqualTo(Domain.REALS);
        assertThat(pow(zeros, 2.0).op()).isEqualTo(new Power(2));
    }

    @Test
    void theMixedSlopeOfAPowerIsRightAtExponentZero() {
        Value base = Value.scalar("a", 2);
        Value exponent = Value.scalar("b", 0);
        Value byBase = Gradients.gradients(pow(base, exponent), base).of(base);
        assertThat(byBase.asScalar()).isZero();
        assertThat(Gradients.gradients(byBase, exponent).of(exponent).asScalar()).isEqualTo(0.5);
    }

    @Test
    void aPowerOutsideItsDomainSaysSo() {
        assertThatThrownBy(() -> pow(Value.scalar("a", -4), Value.scalar("b", 0.5)))
                .hasMessage("pow gives NaN: a is -4.0 there, b is 0.5 there; it needs x > 0 in argument 1");
    }

    @Test
    void aMaskSelectsAndGetsNoGradient() {
        Value mask = Value.column("mask", 1, 0, 1);
        Value y = where(mask, a, Value.scalar("zero", 0));
        assertThat(y.matrix().data).containsExactly(1, 0, -3);
        assertThat(slope(y, a)).containsExactly(1, 0, 1);
        assertThat(new Where().differentiable(0)).isFalse();
    }

    /** Not a gradient of zeros: none. */
    @Test
    void throughWhatIsFlatNoGradientPasses() {
        assertThat(new Sign().derivative(a, a)).hasToString("[0; 0; 0]");
        assertThat(Gradients.gradients(sum(sign(a)), a).adjoint(a)).isEmpty();
        assertThat(Gradients.gradients(sum(multiply(a, sign(a))), a).adjoint(a)).isPresent();
    }

    @Test
    void stopGradientMakesAConstant() {
        assertThat(slope(multiply(stopGradient(a), a), a)).containsExactly(1, 2, -3);
    }

    @Test
    void axesJoinWhatTheyMakeLonger() {
        assertThat(concatenate(Axis.ROWS, a, b).shape()).isEqualTo(new Shape(3, 2));
        assertThat(concatenate(Axis.COLUMNS, a, b).shape()).isEqualTo(new Shape(6, 1));
        Value row = Value.constant(new Shape(1, 2), 0);
        assertThatThrownBy(() -> concatenate(Axis.ROWS, a, row)).hasMessage("concatenate needs equally many rows; got a 3×1 and 1×2");
        assertThatThrownBy(() -> concatenate(Axis.COLUMNS, a, row))
                .hasMessage("concatenate needs equally many columns; got a 3×1 and 1×2");
    }

    @Test
    void equalIndicesAreEqualOps() {
        Op op = gatherRows(a, 0, 2).op();
        assertThat(gatherRows(b, 0, 2).op()).isEqualTo(op).hasSameHashCodeAs(op);
        assertThat(gatherRows(b, 2, 0).op()).isNotEqualTo(op);
        assertThat(Indices.of("test", 1, 2, 3, 4, 5, 6, 7, 8, 9)).hasToString("[1, 2, 3, 4, 5, 6, 7, 8, … 9]");
    }

    @Test
    void anIndexOutOfRangeIsToldWithTheShape() {
        assertThatThrownBy(() -> gatherRows(a, 0, 3)).hasMessage(
                "gatherRows needs a row for every index: at least 4 for index 3; got a 3×1");
        assertThatThrownBy(() -> gatherColumns(a, 1, 0)).hasMessage(
                "gatherColumns needs a column for every index: at least 2 for index 1; got a 3×1");
        assertThatThrownBy(() -> slice(a, 1, 4, 0, 1)).hasMessage("slice[1:4, 0:1] needs at least 4 rows and 1 columns; got a 3×1");
        assertThatThrownBy(() -> pick(a, 3)).hasMessage(
                "pick needs a row for every index: at least 4 for index 3; got a 3×1");
        assertThatThrownBy(() -> pick(a, 0, 1)).hasMessage("pick needs an index for each column; 2 were given; got a 3×1");
    }

    static Object[][] refusals() {
        Indices indices = Indices.of("test", 0, 2);
        return new Object[][] {
            {refused(() -> new Clip(2, -1)), "clip needs a lower bound that is not above the upper; got 2.0 and -1.0"},
            {refused(() -> new Within(Double.NaN, 1)), "within needs a lower bound that is not above the upper; got NaN and 1.0"},
            {refused(() -> new Gaussian(0)), "gaussian needs a finite precision above zero; got 0.0"},
            {refused(() -> new Gaussian(1 / 0.0)), "gaussian needs a finite precision above zero; got Infinity"},
            {refused(() -> new Deviation(Axis.ALL, 1 / 0.0)), "deviation needs an eps of zero or more; got Infinity"},
            {refused(() -> new Standardize(Axis.ALL, 1 / 0.0)), "standardize needs an eps of zero or more; got Infinity"},
            {refused(() -> new ClippedNorm(0)), "clippedNorm needs a least length (eps) > 0 to divide by; got 0.0"},
            {refused(() -> new Rejection(0)), "rejection needs a least length (eps) > 0 to divide by; got 0.0"},
            {refused(() -> new InvertedDropout(1)), "dropout needs a probability of at least 0 and less than 1; got 1.0"},
            {refused(() -> new ProductDerivative(Axis.ALL, 21)), "productDerivative takes 0 to 20 directions; got 21"},
            {refused(() -> new Elu(Double.NaN)), "elu needs a finite alpha; got NaN"},
            {refused(() -> new LeakyRelu(1 / 0.0)), "leakyRelu needs a finite alpha; got Infinity"},
            {refused(() -> new LeakyStep(1 / 0.0)), "leakyStep needs a finite alpha; got Infinity"},
            {refused(() -> new Shift(Double.NaN)), "shift needs a finite term; got NaN"},
            {refused(() -> new Power(Double.NaN)), "power needs a finite exponent; got NaN"},
            {refused(() -> new PowPartial(0, 0)),
                "powPartial needs orders of 0 or more, one of them at least 1; got 0 by the base and 0 by the exponent"},
            {refused(() -> new Concatenate(Axis.ALL, 2)), "concatenate needs Axis.ROWS (longer rows) or Axis.COLUMNS; got Axis.ALL"},
            {refused(() -> new Concatenate(Axis.ROWS, 0)), "concatenate needs at least one matrix; got none"},
            {refused(() -> new Slice(2, 1, 0, 1)), "slice needs a start of zero or more that is not after its end; got rows 2:1"},
            {refused(() -> new Pad(0, -1, 0, 0)), "pad needs widths of zero or more; got 0 above, -1 below, 0 left, 0 right"},
            {refused(() -> new ScatterRows(indices, 2)), "scatterRows needs indices below 2; got 2"},
            {refused(() -> new ScatterColumns(indices, 2)), "scatterColumns needs indices below 2; got 2"},
            {refused(() -> new Unpick(indices, 2)), "unpick needs indices below 2; got 2"},
            {refused(() -> Indices.of("pick", 0, -3)), "pick needs indices of zero or more; got -3 at position 1"},
        };
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void constantsAreChecked(Supplier<Object> constructor, String message) {
        assertThatThrownBy(constructor::get).hasMessage(message);
    }

    /** The last that is still taken. */
    @Test
    void boundsOfConstantsBelongToThem() {
        assertThat(List.of(
                        new Clip(1, 1), new Deviation(Axis.ALL, 0), new Standardize(Axis.ALL, 0), new Norm(Axis.ALL, 1),
                        new InvertedDropout(0), new ProductDerivative(Axis.ALL, 0), new ProductDerivative(Axis.ALL, 20)))
                .doesNotContainNull();
        assertThat(concatenate(Axis.ROWS, a)).hasToString("[1; 2; -3]");
        assertThat(reshape(Value.constant(new Shape(4, 0), 0), 0, 4).shape()).isEqualTo(new Shape(0, 4));
        assertThat(reshape(Value.constant(new Shape(4, 0), 0), 4, 0).shape()).isEqualTo(new Shape(4, 0));
    }

    private static Supplier<Object> refused(Supplier<Object> constructor) {
        return constructor;
    }

    private static double[] slope(Value y, Value x) {
        return Gradients.gradients(sum(y), x).of(x).matrix().data;
    }
}
