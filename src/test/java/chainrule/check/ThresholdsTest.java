package chainrule.check;

import static chainrule.op.Add.add;
import static chainrule.op.Exp.exp;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Power.power;
import static chainrule.op.Scale.scale;
import static chainrule.op.Square.square;
import static chainrule.op.Subtract.subtract;
import static chainrule.op.Sum.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.check.Entry.Kind;
import chainrule.check.InputCheck.Agreement;
import chainrule.check.InputCheck.Step;
import chainrule.diff.Gradients;
import chainrule.op.Abs;
import chainrule.op.Add;
import chainrule.op.Broadcast;
import chainrule.op.Exp;
import chainrule.op.Relu;
import chainrule.op.Sin;
import chainrule.op.Tanh;
import chainrule.shape.Shape;
import chainrule.tape.Op;
import chainrule.tape.Value;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From where on a gradient is wrong, a difference believed, a relation named: from both sides. */
class ThresholdsTest {

    private static Entry entry(double analytic, double numeric, double uncertainty) {
        return new Entry(7, analytic, numeric, uncertainty, Kind.CLEAR, List.of(new Step(0.1, 5, 0), new Step(0.01, numeric, 0)));
    }

    @Test
    void anEntryAgreesToAMillionthAndWhatDifferencesMayBeOffBy() {
        assertThat(entry(0, 0, 0).agrees()).isTrue();
        assertThat(entry(1, 1 + 0.9e-6, 0).agrees()).isTrue();
        assertThat(entry(1, 1 + 1.1e-6, 0).agrees()).isFalse();
        assertThat(entry(-1e-9, 1e-9, 0).agrees()).isFalse();
        assertThat(entry(1, 1.0039, 1e-3).agrees()).isTrue();
        assertThat(entry(1, 1.0041, 1e-3).agrees()).isFalse();
    }

    @Test
    void anEntryKnowsItsPlaceItsStepAndItsError() {
        Entry entry = entry(3, 2, 0);
        assertThat(entry.step()).hasValue(0.01);
        assertThat(entry.compared(3)).isEqualTo(new InputCheck.Compared(2, 1, 1.0 / 3, Agreement.DIFFERS));
        assertThat(entry.as(Kind.OPEN).compared(7)).isEqualTo(new InputCheck.Compared(1, 0, 1.0 / 3, Agreement.OPEN));
        assertThat(entry(-2, 1, 0).compared(1).error()).isEqualTo(1.5);
        assertThat(entry(0, 0, 0).compared(1)).isEqualTo(new InputCheck.Compared(7, 0, 0, Agreement.AGREES));
    }

    @Test
    void theWorstEntryIsTheOneThatIsMostOffBesideItself() {
        Value x = Value.matrix("x", new double[][] {{1, 100, 2}, {4, 50, 3}});
        Function<List<Value>, Value> f = v -> sum(square(v.get(0)));
        // Off by 1 of 2, by 2 of 200 and by 3 of 8.
        InputCheck check = GradientCheck.of(f, List.of(x), List.of(Value.matrix("g", new double[][] {{2, 202, 4}, {11, 100, 9}})))
                .inputs().get(0);
        assertThat(check.hint()).isEqualTo(Hint.UNKNOWN);
        assertThat(check.wrong()).isEqualTo(3);
        assertThat(List.of(check.row(), check.column())).containsExactly(1, 2);
        assertThat(check.relativeError()).isCloseTo(1.0 / 3, within(1e-5));
        assertThat(check.step()).isPresent();
        assertThat(check.step().getAsDouble()).isLessThan(0.1);
        assertThat(check).asString().doesNotContain("entries compared").contains("3 of 6 entries");
        assertThat(check.entries()).extracting(InputCheck.Compared::agreement).containsExactly(
                Agreement.AGREES, Agreement.DIFFERS, Agreement.AGREES, Agreement.DIFFERS, Agreement.AGREES, Agreement.DIFFERS);
    }

    /** Of an entry that is next to nothing beside the others the relative error says little. */
    @Test
    void aSmallEntryIsNotTheWorst() {
        Value x = Value.column("x", 1e-7, 1);
        InputCheck check = GradientCheck.of(v -> sum(square(v.get(0))), List.of(x), List.of(Value.column("g", 6e-7, 3))).inputs().get(0);
        assertThat(check.row()).isEqualTo(1);
    }

    /** Of two relative errors of nearly one size it is the one that weighs more in the whole. */
    @Test
    void theWorstEntryIsNotASmallOneThatIsHardlyMoreOff() {
        Value x = Value.column("x", 0.12, 100);
        InputCheck check = GradientCheck.of(v -> sum(square(v.get(0))), List.of(x), List.of(Value.column("g", 0.3, 250))).inputs().get(0);
        assertThat(check.row()).isEqualTo(1);
    }

    /** A gradient at a kink lies between the slopes, or next to one of them. */
    @ParameterizedTest
    @CsvSource({"-0.0002, false", "-0.00005, true", "0, true", "0.3, true", "1, true", "1.00005, true", "1.0002, false"})
    void atAKinkAGradientLiesBetweenTheSlopes(double claimed, boolean isKink) {
        Value zero = Value.scalar("x", 0);
        Function<List<Value>, Value> f = v -> new Relu().on(v.get(0));
        Function<List<Value>, Value> down = v -> scale(-1, f.apply(v));
        assertThat(hint(f, zero, Value.scalar("g", claimed)) == Hint.KINK).isEqualTo(isKink);
        assertThat(hint(down, zero, Value.scalar("g", -claimed)) == Hint.KINK).isEqualTo(isKink);
    }

    /** What lies between is told beside how much the slopes differ. */
    @Test
    void howNearToASlopeIsEnoughDependsOnTheKink() {
        Value zero = Value.scalar("x", 0);
        Function<List<Value>, Value> steep = v -> scale(100, new Relu().on(v.get(0)));
        assertThat(hint(steep, zero, Value.scalar("g", -0.005))).isEqualTo(Hint.KINK);
        assertThat(hint(steep, zero, Value.scalar("g", -0.02))).isNotEqualTo(Hint.KINK);
        Function<List<Value>, Value> even = v -> new Abs().on(v.get(0));
        assertThat(hint(even, zero, Value.scalar("g", 1.0001))).isEqualTo(Hint.KINK);
        assertThat(hint(even, zero, Value.scalar("g", 1.0003))).isNotEqualTo(Hint.KINK);
    }

    @Test
    void theWorstEntryIsOneThatIsWrongNotOneAtAKink() {
        Value x = Value.column("x", 0, 1);
        InputCheck check = GradientCheck.of(v -> sum(new Relu().on(v.get(0))), List.of(x), List.of(Value.column("g", 0, 1.1))).inputs().get(0);
        assertThat(check.row()).isEqualTo(1);
        assertThat(check.ratio()).isCloseTo(1.1, within(1e-6));
    }

    @Test
    void nothingIsSaidOfTheWorstEntryWhereThereIsNone() {
        InputCheck check = GradientCheck.of(v -> sum(exp(v.get(0))), Value.constant(new Shape(0, 2), 0)).inputs().get(0);
        assertThat(check).asString().endsWith("0×2: fine");
    }

    @Test
    void aRuleHasTheNameOfItsOperation() {
        Value x = Value.scalar("x", 2);
        List<RuleCheck> rules = RuleCheck.of(Gradients.gradients(multiply(x, x), x));
        assertThat(rules).extracting(RuleCheck::operation).containsExactly("multiply", "multiply");
        assertThat(new RuleCheck(x, 0, rules.get(0).pullback()).operation()).isEmpty();
    }

    @Test
    void relationsAreNamedWhereAllEntriesKeepThem() {
        Value x = Value.column("x", 1, 2, 3);
        Function<List<Value>, Value> f = v -> sum(square(v.get(0)));
        assertThat(hint(f, x, Value.column("g", 6, 12, 18))).isEqualTo(Hint.FACTOR);
        assertThat(hint(f, x, Value.column("g", 6, 12, 18.01))).isEqualTo(Hint.UNKNOWN);
        assertThat(hint(f, x, Value.column("g", -2, -4, -6.01))).isEqualTo(Hint.UNKNOWN);
        assertThat(hint(f, x, Value.column("g", 0, 0, 0.01))).isEqualTo(Hint.UNKNOWN);
        assertThat(hint(f, Value.scalar("x", 5e5), Value.scalar("g", -1e6 + 5))).isEqualTo(Hint.SIGN);
        // A factor of 2.001 is a factor, but not 2; a third is the size of the column.
        assertThat(hint(f, x, Value.column("g", 4.002, 8.004, 12.006))).isEqualTo(Hint.FACTOR);
        assertThat(advice(f, x, Value.column("g", 6, 12, 18))).endsWith("x is 3×1, so a mean may be taken twice or not at all");
        assertThat(advice(f, x, Value.column("g", 2.0 / 3, 4.0 / 3, 2))).contains("x is 3×1");
        assertThat(advice(f, x, Value.column("g", 10, 20, 30))).isEqualTo("the gradient is 5 times what it should be");
    }

    /** A factor is taken for a size on the tape up to a hundred-thousandth of it. */
    @Test
    void aFactorIsWholeOrNot() {
        Value x = Value.constant(new Shape(64, 1), 1).named("x");
        Function<List<Value>, Value> f = v -> sum(square(v.get(0)));
        assertThat(advice(f, x, Value.constant(x.shape(), 128 * (1 + 0.9e-5)))).contains("x is 64×1");
        assertThat(advice(f, x, Value.constant(x.shape(), 128 * (1 + 1.2e-5)))).doesNotContain("x is 64×1").contains("times what it should be");
    }

    @Test
    void ofManyUsesNotAllSumsAreTried() {
        Value x = Value.column("x", 1, 2);
        for (int uses : new int[] {10, 11}) {
            Function<List<Value>, Value> f = v -> sum(IntStream.rangeClosed(1, uses)
                    .mapToObj(k -> power(v.get(0), 1 + k)).reduce((a, b) -> add(a, b)).orElseThrow());
            Value allButSquare = subtract(Gradients.gradients(f.apply(List.of(x)), x).of(x), scale(2, x));
            assertThat(hint(f, x, allButSquare) == Hint.ACCUMULATION).as("%s uses", uses).isEqualTo(uses == 10);
        }
    }

    /** Of a row or a column it cannot be told whether it lies transposed. */
    @Test
    void onlyAMatrixCanBeTransposed() {
        Value row = Value.matrix("x", new double[][] {{1, 2, 3, 4}, {5, 6, 7, 9}});
        Function<List<Value>, Value> f = v -> sum(square(v.get(0)));
        assertThat(hint(f, row, Value.matrix("g", new double[][] {{2, 10, 4, 12}, {6, 14, 8, 18}}))).isEqualTo(Hint.TRANSPOSED);
        assertThat(hint(f, row, Value.matrix("g", new double[][] {{2, 10, 4, 12}, {6, 14, 8, 19}}))).isEqualTo(Hint.UNKNOWN);
    }

    @Test
    void aForgottenUseIsNamedOnlyWhereItFits() {
        Value x = Value.column("x", 0.5, -1);
        Function<List<Value>, Value> f = v -> sum(add(exp(v.get(0)), square(v.get(0))));
        Value one = exp(x);
        assertThat(hint(f, x, one)).isEqualTo(Hint.ACCUMULATION);
        assertThat(hint(f, x, scale(1 + 1e-4, one))).isEqualTo(Hint.UNKNOWN);
        assertThat(hint(f, Value.column("x", 5, 4), scale(1 + 5e-7, exp(Value.column("", 5, 4))))).isEqualTo(Hint.ACCUMULATION);
        assertThat(hint(v -> sum(exp(v.get(0))), x, Value.column("g", 1, 1))).as("the adjoint of one column").isEqualTo(Hint.UNKNOWN);
        assertThat(advice(f, x, scale(2, x))).contains("used 2 times").contains("only use 2 (square)");
        // All uses together are no forgotten ones; and a column of a batch counts as one use.
        assertThat(hint(f, x, scale(1.7, add(one, scale(2, x))))).isEqualTo(Hint.FACTOR);
        Function<List<Value>, Value> spread = v -> sum(multiply(Value.matrix("m", new double[][] {{1, 2, 4}, {3, 5, 8}}),
                Broadcast.broadcast(v.get(0), new Shape(2, 3))));
        assertThat(advice(spread, x, Value.column("g", 2, 5))).isEqualTo("the gradient counts only column 1 of the batch: add what all samples contribute");
        assertThat(advice(spread, x, Value.column("g", 4, 8))).contains("only column 2");
        assertThat(hint(spread, x, Value.column("g", 1, 4))).isEqualTo(Hint.UNKNOWN);
    }

    private static Hint hint(Function<List<Value>, Value> f, Value x, Value g) {
        return GradientCheck.of(f, List.of(x), List.of(g)).inputs().get(0).hint();
    }

    private static String advice(Function<List<Value>, Value> f, Value x, Value g) {
        return GradientCheck.of(f, List.of(x), List.of(g)).inputs().get(0).advice();
    }

    /** Four evaluations are enough for a right rule of a smooth operation: it is not looked at entry by entry. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1e-3, 0.1, 1, 3})
    void aRightRuleIsBelievedAlongOneDirection(double size) {
        Value x = scale(size, Value.matrix("", new double[][] {{0.5, -1.5}, {2, 0.25}})).detached();
        Value yBar = Value.matrix("ybar", new double[][] {{1, 0.3}, {-2, 0.7}});
        for (Op op : new Op[] {new Tanh(), new Exp(), new Sin()}) {
            Value y = op.on(x);
            Value right = op.vjp(0, new Value[] {x}, y, yBar);
            PullbackCheck check = PullbackCheck.of(y, 0, yBar, right);
            assertThat(check.hint()).as("%s at %s", op, size).isEqualTo(Hint.FINE);
            assertThat(List.of(check.row(), check.column())).as("%s at %s", op, size).containsExactly(-1, -1);
            // Beside one, a change of a millionth is known to some 1e-5 of it.
            double off = size < 1e-3 ? 1e-4 : 1e-5;
            assertThat(PullbackCheck.of(y, 0, yBar, scale(1 + off, right)).passed()).as("%s at %s, %s off", op, size, off).isFalse();
        }
    }

    /** What is added to a large number is known as well as its rounding lets one know. */
    @Test
    void roundingIsAllowedForBeforeARuleIsDoubted() {
        Value b = Value.matrix("b", new double[][] {{1, -2}, {0.5, 3}});
        Value ones = Value.constant(b.shape(), 1);
        Value y = Add.add(Value.constant(b.shape(), 1e7), b);
        PullbackCheck check = PullbackCheck.of(y, 1, ones, ones);
        assertThat(check.hint()).isEqualTo(Hint.FINE);
        assertThat(check.row()).isEqualTo(-1);
        assertThat(PullbackCheck.of(y, 1, ones, scale(1.01, ones)).passed()).isFalse();
    }

    @Test
    void aKinkNearByIsLookedAtClosely() {
        Value x = Value.matrix("x", new double[][] {{0, 1}, {-1, 2}});
        Value ones = Value.constant(x.shape(), 1);
        Value y = new Relu().on(x);
        PullbackCheck check = PullbackCheck.of(y, 0, ones, Value.matrix("g", new double[][] {{0, 1}, {0, 1}}));
        assertThat(check.hint()).isEqualTo(Hint.KINK);
        assertThat(List.of(check.row(), check.column())).containsExactly(0, 0);
    }

    /** So many entries that looking at each would take too long: then along the direction only. */
    @Test
    void aLargeOperationIsNotLookedAtEntryByEntry() {
        Value small = Value.constant(new Shape(20, 30), 0.5);
        Value large = Value.constant(new Shape(26, 30), 0.5);
        for (Value x : List.of(small, large)) {
            Value ones = Value.constant(x.shape(), 1);
            Value y = exp(x);
            PullbackCheck check = PullbackCheck.of(y, 0, ones, scale(-1, y));
            assertThat(check.hint()).isEqualTo(Hint.SIGN);
            assertThat(check.row() == -1).as("%s", x.shape()).isEqualTo(x == large);
            assertThat(check.analytic()).isCloseTo(-check.numeric(), within(1e-6 * Math.abs(check.numeric())));
        }
    }
}
