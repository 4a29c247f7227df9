package chainrule;

import static chainrule.op.Add.add;
import static chainrule.op.Divide.divide;
import static chainrule.op.Exp.exp;
import static chainrule.op.Log.log;
import static chainrule.op.Mean.mean;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Relu.relu;
import static chainrule.op.Scale.scale;
import static chainrule.op.Sqrt.sqrt;
import static chainrule.op.Square.square;
import static chainrule.op.Step.step;
import static chainrule.op.Subtract.subtract;
import static chainrule.op.Sum.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import chainrule.check.AnomalyReport;
import chainrule.diff.Diff;
import chainrule.diff.Gradients;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Onward;
import chainrule.tape.Station;
import chainrule.tape.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Outside of the library's packages, as the programs are whose lines it tells. */
class AnomalyReportTest {

    /** Where in this file each step was taken, by its name. */
    private final Map<String, Integer> lines = new TreeMap<>();

    /** Tells the line that follows its call. */
    private void next(String step) {
        lines.put(step, 1 + StackWalker.getInstance().walk(s -> s.skip(1).findFirst()).orElseThrow().getLineNumber());
    }

    private String at(String method, String step) {
        return "at chainrule.AnomalyReportTest." + method + "(AnomalyReportTest.java:" + lines.get(step) + ")";
    }

    @Test
    void itTellsTheOperationItsArgumentsTheLineAndTheWay() {
        Value x = Value.matrix("x", new double[][] {{-3, 400}});
        NonFiniteException refusal = catchThrowableOfType(NonFiniteException.class, () -> exp(scale(2, x)));
        AnomalyReport report = AnomalyReport.of(refusal).orElseThrow();
        assertThat(report.operation()).isEqualTo("exp");
        assertThat(report.pullback()).isEmpty();
        assertThat(report.onward()).isEmpty();
        assertThat(report.line().orElseThrow().getFileName()).isEqualTo("AnomalyReportTest.java");
        assertThat(report.toString())
                .startsWith("exp was given scale 1×2 in −6 … 800\n  called at chainrule.AnomalyReportTest.")
                .endsWith("\n  its numbers come from\n    scale 1×2 in −6 … 800\n    x 1×2 in −3 … 400");
    }

    @Test
    void itTellsWhatHappensOnTheWayBack() {
        Value x = Value.scalar("x", 0);
        Value y = sum(sqrt(x)).named("loss");
        NonFiniteException refusal = catchThrowableOfType(NonFiniteException.class, () -> Gradients.gradients(y, x));
        AnomalyReport report = AnomalyReport.of(refusal).orElseThrow();
        assertThat(report.pullback().orElseThrow().of()).isEqualTo("sqrt");
        assertThat(report.pullback().orElseThrow().argument().orElseThrow()).hasToString("x 1×1 in 0");
        assertThat(report).asString().contains(
                "\n  in the derivative of sqrt by x 1×1 in 0\n  the derivative comes from\n    loss 1×1 in 0\n    sqrt 1×1 in 0\n");
    }

    @Test
    void ofSeveralArgumentsTheLargestIsFollowedOrTheOneOutsideOfTheDomain() {
        Value a = Value.scalar("a", 1e300);
        NonFiniteException small = catchThrowableOfType(NonFiniteException.class, () -> divide(a, Value.scalar("b", 1e-300)));
        assertThat(AnomalyReport.of(small)).get().asString()
                .contains("divide was given a 1×1 in 1e300 and b 1×1 in 1e−300")
                .endsWith("come from\n    a 1×1 in 1e300");
        NonFiniteException zero = catchThrowableOfType(NonFiniteException.class, () -> divide(a, Value.scalar("b", 0)));
        assertThat(AnomalyReport.of(zero)).get().asString().endsWith("come from\n    b 1×1 in 0");
    }

    @Test
    void aLeafIsNoOperation() {
        NonFiniteException leaf = catchThrowableOfType(NonFiniteException.class, () -> Value.scalar("x", Double.NaN));
        assertThat(AnomalyReport.of(leaf)).isEmpty();
        assertThatThrownBy(() -> AnomalyReport.watch(() -> exp(Value.scalar("x", Double.NaN)))).hasMessageContaining("x is NaN");
        NonFiniteException outside = catchThrowableOfType(NonFiniteException.class, () -> log(Value.scalar("x", -1)));
        assertThat(AnomalyReport.of(outside)).get().asString().startsWith("log was given x 1×1 in −1");
    }

    @Test
    void aWatchOfFiniteNumbersFindsNothing() {
        Value x = Value.column("x", 1, 2);
        assertThat(AnomalyReport.watch(() -> sum(log(x)), x)).isEmpty();
    }

    private Value hidden(Value x, Value w) {
        next("multiply");
        Value z = multiply(w, x);
        next("relu");
        return relu(z);
    }

    private Value entropy(Value p) {
        next("log");
        Value l = log(p);
        next("times");
        return multiply(p, l);
    }

    private Value loss(Value x, Value w) {
        Value e = entropy(hidden(x, w));
        next("mean");
        return mean(e).named("loss");
    }

    /** In nested functions: 0 · ln 0, of a rectified number. */
    @Test
    void theWayToTheLossIsToldWithItsLines() {
        Value x = Value.column("x", 1, -2, 3);
        Value w = Value.column("w", 0.5, 1, 2);
        AnomalyReport report = AnomalyReport.watch(() -> loss(x, w), w).orElseThrow();
        assertThat(report).hasToString(String.join("\n",
                "log was given relu 3×1 in 0 … 6",
                "  called " + at("entropy", "log"),
                "  its numbers come from",
                "    relu 3×1 in 0 … 6, " + at("hidden", "relu"),
                "    multiply 3×1 in −2 … 6, " + at("hidden", "multiply"),
                "    x 3×1 in −2 … 3",
                "  it goes on to",
                "    log 3×1 in −∞ … 1.792, " + at("entropy", "log"),
                "    multiply 3×1 in NaN, " + at("entropy", "times"),
                "    loss 1×1 in NaN, " + at("loss", "mean")));
        assertThat(report.onward().orElseThrow().reached()).containsExactly("loss");
        assertThat(lines.values()).doesNotHaveDuplicates();
    }

    /** The loss is finite; the slope of a root at zero is not. */
    @Test
    void aGradientThatStopsBeingFiniteIsFollowedToo() {
        Value y = Value.column("y", 4, 0, 1);
        Value w = Value.column("w", 1, 1, 1);
        AnomalyReport report = AnomalyReport.watch(() -> {
            next("scale");
            Value s = scale(2, y);
            next("sqrt");
            Value r = sqrt(s);
            Value d = subtract(r, w);
            return mean(square(d)).named("loss");
        }, y, w).orElseThrow();
        AnomalyReport.Pullback pullback = report.pullback().orElseThrow();
        assertThat(pullback.of()).isEqualTo("sqrt");
        assertThat(pullback.argument().orElseThrow().name()).isEqualTo("scale");
        assertThat(pullback.argument().orElseThrow().line().orElseThrow().getLineNumber()).isEqualTo(lines.get("scale"));
        assertThat(pullback.from()).extracting(Station::name).containsExactly("loss", "square", "subtract", "sqrt");
        assertThat(pullback.from().get(3).line().orElseThrow().getLineNumber()).isEqualTo(lines.get("sqrt"));
        Onward onward = report.onward().orElseThrow();
        assertThat(onward.way().get(0).range()).contains("∞");
        assertThat(onward.way()).last().extracting(Station::name).isEqualTo("gradient by y");
        assertThat(onward.reached()).as("the other gradient is finite").containsExactly("gradient by y");
    }

    /** Each is finite, and so is the loss; the product on the way back is not. */
    @Test
    void anOverflowOnTheWayBackOnly() {
        Value x = Value.column("x", 1e-200, 2e-200);
        Value b = Value.scalar("b", 1);
        AnomalyReport report = AnomalyReport.watch(
                () -> scale(1e150, sum(add(scale(1e180, x), b))).named("loss"), x, b).orElseThrow();
        assertThat(report).asString()
                .startsWith("scale was given broadcast 2×1 in 1e150\n")
                .contains("\n  in the derivative of scale by x 2×1 in 1e−200 … 2e−200\n")
                .contains("\n  the derivative comes from\n    loss 1×1 in 2e150")
                .contains("\n    gradient by x 2×1 in ∞");
    }

    @Test
    void derivativesThatOverflowWhereTheyAreAdded() {
        Value x = Value.scalar("x", 1e-10);
        AnomalyReport report = AnomalyReport.watch(() -> add(scale(1e308, x), scale(1e308, x)).named("loss"), x).orElseThrow();
        assertThat(report).asString()
                .startsWith("accumulate was given scale 1×1 in 1e308 and scale 1×1 in 1e308\n")
                .contains("\n  where the derivatives by all uses of x are added\n");
        assertThatThrownBy(() -> Diff.gradient(t -> add(scale(1e308, t), scale(1e308, t)), x))
                .hasMessageStartingWith("where derivatives are added at x, accumulate gives Infinity");
    }

    /** An infinity that a later operation makes a number of again: the loss looks well, and the run would have ended all the same. */
    @Test
    void aWayMayGoThroughFiniteNumbers() {
        Value x = Value.scalar("x", 1000);
        AnomalyReport report = AnomalyReport.watch(() -> step(exp(x)).named("loss")).orElseThrow();
        assertThat(report.onward().orElseThrow().way()).asString().contains("exp 1×1 in ∞").contains("loss 1×1 in 1");
    }

    @Test
    void aWayMayEndAndALongOneIsToldByItsEnds() {
        Value x = Value.scalar("x", 1000);
        assertThat(AnomalyReport.watch(() -> {
            exp(x);
            return square(x);
        })).get().asString().endsWith("\n  it does not reach the result");
        assertThat(AnomalyReport.watch(() -> {
            if (exp(x).asScalar() > 5) {
                throw new IllegalStateException("too large\nby far");
            }
            return x;
        })).get().asString().containsPattern("\n    exp 1×1 in ∞, at .*\n  there the run ends: too large$").doesNotContain("by far");
        String text = AnomalyReport.watch(() -> {
            Value y = exp(x);
            for (int i = 0; i < 100; i++) {
                y = add(y, x);
            }
            return y;
        }).orElseThrow().toString();
        assertThat(text).contains("\n    … 89 more …\n").hasLineCount(18);
    }

    /** A loop that waits for a number to become small waits for ever, as NaN is not small. */
    @Test
    void aRunThatDoesNotEndIsEnded() {
        Value x = Value.scalar("x", 1000);
        assertThat(AnomalyReport.watch(() -> {
            Value y = exp(x);
            while (!(y.asScalar() < 1)) {
                y = scale(0.5, y);
            }
            return y;
        })).get().asString().contains("there the run ends: there are more than 10000 values on its way");
    }

    @Test
    void severalGradientsAreCounted() {
        Value a = Value.scalar("a", 0);
        Value b = Value.scalar("b", 0);
        AnomalyReport report = AnomalyReport.watch(() -> sqrt(add(a, b)), List.of(a, b)).orElseThrow();
        assertThat(report.onward().orElseThrow().reached()).containsExactly("gradient by a", "gradient by b");
        assertThat(report).asString().endsWith("\n  it reaches gradient by a, gradient by b");
    }
}
