package chainrule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import chainrule.check.AnomalyReport;
import chainrule.diff.Gradients;
import chainrule.op.Divide;
import chainrule.op.Exp;
import chainrule.op.Log;
import chainrule.op.Scale;
import chainrule.op.Sqrt;
import chainrule.op.Sum;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Value;
import org.junit.jupiter.api.Test;

/** Outside of the library's packages, as the programs are whose lines it tells. */
class AnomalyReportTest {

    @Test
    void itTellsTheOperationItsArgumentsTheLineAndTheWay() {
        Value x = Value.matrix("x", new double[][] {{-3, 400}});
        NonFiniteException refusal = catchThrowableOfType(NonFiniteException.class, () -> Exp.exp(Scale.scale(2, x)));
        AnomalyReport report = AnomalyReport.of(refusal).orElseThrow();
        assertThat(report.operation()).isEqualTo("exp");
        assertThat(report.backward()).isFalse();
        assertThat(report.line().orElseThrow()).contains("AnomalyReportTest").contains("AnomalyReportTest.java:");
        assertThat(report.toString())
                .startsWith("exp was given scale 1×2 in −6 … 800\n  called at ")
                .endsWith("\n  where the largest numbers come from: scale 1×2 in −6 … 800 ← x 1×2 in −3 … 400");
    }

    @Test
    void itTellsWhatHappensOnTheWayBack() {
        Value x = Value.scalar("x", 0);
        Value y = Sum.sum(Sqrt.sqrt(x));
        NonFiniteException refusal = catchThrowableOfType(NonFiniteException.class, () -> Gradients.gradients(y, x));
        AnomalyReport report = AnomalyReport.of(refusal).orElseThrow();
        assertThat(report.backward()).isTrue();
        assertThat(report).asString().contains(" on the way back was given ").contains("AnomalyReportTest.java:");
    }

    @Test
    void ofSeveralArgumentsTheLargestIsFollowed() {
        Value a = Value.scalar("a", 1e300);
        NonFiniteException refusal = catchThrowableOfType(NonFiniteException.class, () -> Divide.divide(a, Value.scalar("b", 1e-300)));
        assertThat(AnomalyReport.of(refusal)).get().asString()
                .contains("divide was given a 1×1 in 1e300 and b 1×1 in 1e−300")
                .endsWith("come from: a 1×1 in 1e300");
    }

    @Test
    void aLeafIsNoOperation() {
        NonFiniteException leaf = catchThrowableOfType(NonFiniteException.class, () -> Value.scalar("x", Double.NaN));
        assertThat(AnomalyReport.of(leaf)).isEmpty();
        NonFiniteException outside = catchThrowableOfType(NonFiniteException.class, () -> Log.log(Value.scalar("x", -1)));
        assertThat(AnomalyReport.of(outside)).get().asString().startsWith("log was given x 1×1 in −1");
    }
}
