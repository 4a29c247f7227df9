package chainrule.check;

import static chainrule.op.Add.add;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Scale.scale;
import static chainrule.op.Square.square;
import static chainrule.op.Subtract.subtract;
import static chainrule.op.Sum.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.diff.Gradients;
import chainrule.explain.TapeCheck;
import chainrule.nn.BatchNormalization;
import chainrule.nn.Dropout;
import chainrule.op.Add;
import chainrule.tape.Value;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A check is right, or says that it cannot tell; and leaves no trace. */
class CannotTellTest {

    private static final Function<List<Value>, Value> SQUARES = v -> sum(square(v.get(0)));

    private static Hint squares(double large, double small, double claimed) {
        return GradientCheck.of(SQUARES, List.of(Value.column("x", large, small)),
                List.of(Value.column("g", 2 * large, claimed))).inputs().get(0).hint();
    }

    @Test
    void aWrongGradientIsNeverFineHoweverLargeTheFunction() {
        for (double large = 1; large < 1e15; large *= 3) {
            for (double small : new double[] {1, -0.1, 30}) {
                for (double factor : new double[] {-1, 0, 0.5, 0.9, 1.1, 2, 500}) {
                    assertThat(squares(large, small, 2 * factor * small)).as("%s, %s × %s", large, small, factor)
                            .isNotIn(Hint.FINE, Hint.KINK);
                }
                assertThat(squares(large, small, 2 * small)).as("%s, %s", large, small).isIn(Hint.FINE, Hint.UNDECIDED);
            }
        }
    }

    @Test
    void whereTheRoundingOfTheFunctionHidesAnEntryTheCheckCannotTell() {
        for (double large : new double[] {1e7, 1e8, 1e12}) {
            assertThat(squares(large, 1, 2)).isEqualTo(Hint.UNDECIDED);
            assertThat(squares(large, 1, -2)).isEqualTo(Hint.UNDECIDED);
            assertThat(squares(large, 1, 0)).isEqualTo(Hint.UNDECIDED);
        }
        for (double large : new double[] {1, 1e3, 1e5}) {
            assertThat(squares(large, 1, 2)).isEqualTo(Hint.FINE);
            assertThat(squares(large, 1, -2)).isNotIn(Hint.FINE, Hint.UNDECIDED);
        }
        // The large entry itself is seen.
        assertThat(GradientCheck.of(v -> square(v.get(0)), Value.scalar("x", 1e9)).passed()).isTrue();
        assertThat(GradientCheck.of(v -> square(v.get(0)), List.of(Value.scalar("x", 1e9)), List.of(Value.scalar("g", -2e9)))
                .inputs().get(0).hint()).isEqualTo(Hint.SIGN);
    }

    @Test
    void whatCancelsHidesAsMuch() {
        Value big = Value.scalar("big", 1e16);
        Function<List<Value>, Value> f = v -> subtract(add(big, v.get(0)), big);
        assertThat(GradientCheck.of(f, Value.scalar("x", 1)).inputs().get(0).hint()).isEqualTo(Hint.UNDECIDED);
        Function<List<Value>, Value> even = v -> subtract(add(Value.scalar("big", 1e18), v.get(0)), Value.scalar("big", 1e18));
        assertThat(GradientCheck.of(even, Value.scalar("x", 1)).inputs().get(0).hint()).isEqualTo(Hint.UNDECIDED);
        assertThat(GradientCheck.of(even, List.of(Value.scalar("x", 1)), List.of(Value.scalar("g", -1))).passed()).isFalse();
    }

    @Test
    void nothingIsFineThatIsTooSmallToBeSeen() {
        Value one = Value.scalar("x", 1);
        Function<List<Value>, Value> f = v -> add(Value.scalar("c", 1e4), scale(1e-13, v.get(0)));
        for (double claimed : new double[] {1e-13, -1e-13}) {
            assertThat(GradientCheck.of(v -> add(Value.scalar("c", 100), scale(1e-13, v.get(0))), List.of(one),
                    List.of(Value.scalar("g", claimed * 10))).inputs().get(0).hint()).isEqualTo(Hint.UNDECIDED);
        }
        // What rounding makes of zero beside the function is zero.
        assertThat(GradientCheck.of(f, one).inputs().get(0).hint()).isEqualTo(Hint.FINE);
        // A zero beside other entries, and a function that depends on nothing.
        Value both = Value.column("v", 3, 4);
        Value first = Value.column("m", 1, 0);
        assertThat(GradientCheck.of(v -> sum(multiply(first, square(v.get(0)))), both).passed()).isTrue();
        assertThat(GradientCheck.of(v -> sum(multiply(first, square(v.get(0)))), List.of(both),
                List.of(Value.column("g", 6, 1e-3))).passed()).isFalse();
        assertThat(GradientCheck.of(v -> Value.scalar("c", 3), one).passed()).isTrue();
        assertThat(GradientCheck.of(v -> Value.scalar("c", 1e12), one).passed()).isFalse();
    }

    @Test
    void aRuleIsTakenAtItsWordOnlyWhereItShows() {
        Value y = Add.add(Value.scalar("a", 1e16), Value.scalar("b", 1));
        for (double claimed : new double[] {1, -1, 0, 7}) {
            assertThat(PullbackCheck.of(y, 1, Value.scalar(1), Value.scalar(claimed)).hint()).as("%s", claimed)
                    .isEqualTo(Hint.UNDECIDED);
        }
        Value near = Add.add(Value.scalar("a", 1e6), Value.scalar("b", 1));
        assertThat(PullbackCheck.of(near, 1, Value.scalar(1), Value.scalar(1)).hint()).isEqualTo(Hint.FINE);
        assertThat(PullbackCheck.of(near, 1, Value.scalar(1), Value.scalar(-1)).hint()).isEqualTo(Hint.SIGN);
        Gradients lost = Gradients.gradients(y, y.inputs());
        assertThat(RuleCheck.of(lost)).extracting(rule -> rule.pullback().hint()).containsExactly(Hint.FINE, Hint.UNDECIDED);
        assertThat(TapeCheck.of(lost, Map.of()).check().inputs()).extracting(InputCheck::hint)
                .containsExactly(Hint.FINE, Hint.UNDECIDED);
    }

    @Test
    void aCheckChangesNothing() {
        BatchNormalization norm = new BatchNormalization("bn", 1);
        Value p = Value.scalar("p", 2);
        norm.applyTraining(Value.matrix("", new double[][] {{1, 2, 4}}));
        String before = norm.apply(p).toString();
        Value x = Value.matrix("x", new double[][] {{1, 3, 8}});
        Value weights = Value.matrix("w", new double[][] {{1, -2, 3}});
        Function<List<Value>, Value> f = v -> sum(multiply(weights, norm.applyTraining(v.get(0))));
        assertThat(GradientCheck.of(f, x).passed()).isTrue();
        assertThat(norm.apply(p)).hasToString(before);
        GradientCheck.of(f, List.of(x), List.of(x));
        assertThat(norm.apply(p)).hasToString(before);

        Dropout dropout = new Dropout(0.5, 7);
        Dropout untouched = new Dropout(0.5, 7);
        Value many = Value.constant(new chainrule.shape.Shape(4, 5), 1);
        assertThatThrownBy(() -> GradientCheck.of(v -> sum(dropout.applyTraining(v.get(0))), many))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(dropout.applyTraining(many)).hasToString(untouched.applyTraining(many).toString());
    }

    @Test
    void aRandomFunctionIsToldAsOne() {
        Value x = Value.column("x", 1, -2, 3, 0.5, 2);
        for (int seed = 0; seed < 60; seed++) {
            Dropout seldom = new Dropout(0.02, seed);
            assertThatThrownBy(() -> GradientCheck.of(v -> sum(square(seldom.applyTraining(v.get(0)))), x)).as("seed %s", seed)
                    .hasMessageContaining("one result for the same values").hasMessageContaining("seed what is random");
        }
        Random random = new Random(1);
        assertThatThrownBy(() -> GradientCheck.of(v -> scale(1 + (random.nextInt(50) == 0 ? 1e-9 : 0), sum(v.get(0))), x))
                .hasMessageContaining("seed what is random");
        // Drawn anew from its seed it is no longer random.
        assertThat(GradientCheck.of(v -> sum(square(new Dropout(0.5, 3).applyTraining(v.get(0)))), x).passed()).isTrue();
    }
}
