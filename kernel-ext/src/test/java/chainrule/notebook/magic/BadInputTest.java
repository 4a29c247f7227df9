package chainrule.notebook.magic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.notebook.EvaluationException;
import chainrule.notebook.EvaluationException.Fault;
import chainrule.notebook.FakeHost;
import chainrule.tape.Value;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each mistake a user can make after a magic has one message, and it is this one. */
class BadInputTest {

    private final FakeHost host = new FakeHost();

    @BeforeEach
    void aNotebook() {
        host.variables.put("loss", Value.scalar("loss", 1));
        host.variables.put("n", 42);
        host.variables.put("nothing", null);
    }

    @Test
    void noArgument() {
        refused(new TapeMagic(), " ; ")
                .isEqualTo("%tape: it wants a value, or the gradients of one; for example %tape L");
    }

    @Test
    void aNameThatIsAlmostThere() {
        refused(new TapeMagic(), "lss").isEqualTo("%tape: there is no 'lss' here; did you mean 'loss'?");
    }

    @Test
    void aNameThatIsNotThere() {
        refused(new TapeMagic(), "whatever").isEqualTo("%tape: there is no 'whatever' here; what it can show here: loss");
        refused(new LossMagic(), "whatever")
                .isEqualTo("%loss: there is no 'whatever' here; it wants the history that a training run returns");
    }

    @Test
    void anOptionWithoutAnArgument() {
        refused(new LossMagic(), "--log")
                .isEqualTo("%loss: it wants the history that a training run returns; for example %loss history");
        refused(new LossMagic(), "n --log").contains("'n' is an Integer, 42");
        refused(new LossMagic(), "--lg n").isEqualTo("%loss: there is no option --lg; did you mean --log?");
    }

    @Test
    void somethingElse() {
        refused(new TapeMagic(), "n;")
                .isEqualTo("%tape: it wants a value, or the gradients of one; 'n' is an Integer, 42");
        refused(new GradientsMagic(), "loss")
                .isEqualTo("%gradients: it wants gradients, as gradients(loss, …) returns them; 'loss' is a Value");
        refused(new LossMagic(), "nothing")
                .isEqualTo("%loss: it wants the history that a training run returns; 'nothing' is null");
    }

    @Test
    void aResultThatIsNoSingleNumber() {
        host.variables.put("pair", Value.column("pair", 1, 2));
        refused(new DeriveMagic(), "pair").startsWith("%derive: gradients needs a scalar loss, 1×1").contains("pair 2×1");
        refused(new StepMagic(), "pair").startsWith("%step: gradients needs a scalar loss, 1×1");
        refused(new DeriveMagic(), "n").isEqualTo("%derive: it wants a result that is one number, or the gradients of one; 'n' is an Integer, 42");
    }

    @Test
    void notJava() {
        fails("loss +", Fault.DOES_NOT_COMPILE, "illegal start of expression");
        refused(new TapeMagic(), "loss +")
                .isEqualTo("%tape: 'loss +' is not a Java expression: illegal start of expression");
    }

    @Test
    void moreThanOneExpression() {
        fails("loss, n", Fault.DOES_NOT_COMPILE, "method chainrule$put in class Inbox cannot be applied to given types");
        refused(new TapeMagic(), "loss, n").isEqualTo("%tape: it takes one expression; 'loss, n' are 2: write %tape loss, then the "
                + "next on a line of its own");
        fails("loss; n", Fault.DOES_NOT_COMPILE, "')' expected");
        refused(new StepMagic(), "loss; n").startsWith("%step: it takes one expression; 'loss; n' goes on after a ';'");
        fails("loss --by n", Fault.DOES_NOT_COMPILE, "')' expected");
        refused(new StepMagic(), "loss --by n").startsWith("%step: it has no option like that in 'loss --by n'; write %step");
        refused(new DeriveMagic(), "loss --by n").contains("'n' is an Integer, 42");
    }

    @Test
    void aCallThatMayHaveLostItsQuotes() {
        fails("scalar(z, 3)", Fault.UNKNOWN_NAME, "z");
        refused(new TapeMagic(), "scalar(z, 3)")
                .isEqualTo("%tape: there is no 'z' here; what it can show here: loss (a line magic drops quotes:"
                        + " with text in it, write showTape(…), or %%tape with the expression on the next line)");
    }

    @Test
    void aCallThatThrows() {
        fails("matmul(a, b)", Fault.THREW, "ShapeException: 2×3 does not fit 2×3");
        refused(new TapeMagic(), "matmul(a, b)")
                .isEqualTo("%tape: 'matmul(a, b)' failed: ShapeException: 2×3 does not fit 2×3");
    }

    @Test
    void options() {
        refused(new TapeMagic(), "loss --dpth 3").isEqualTo("%tape: there is no option --dpth; did you mean --depth?");
        refused(new TapeMagic(), "loss --zzzzzz").isEqualTo("%tape: there is no option --zzzzzz; there are --depth, --values,"
                + " --layers, --open, --constants, --backward, --against, --help");
        refused(new TapeMagic(), "loss --depth").isEqualTo("%tape: --depth wants something after it: --depth 3");
        refused(new TapeMagic(), "loss --depth deep")
                .isEqualTo("%tape: --depth wants a whole number, for example --depth 3; got 'deep'");
        refused(new TapeMagic(), "loss --values=0").isEqualTo("%tape: values takes how many to draw, 1 to 150; got 0");
        refused(new TapeMagic(), "loss --against lss").isEqualTo("%tape: there is no 'lss' here; did you mean 'loss'?");
        refused(new TapeMagic(), "--layers")
                .isEqualTo("%tape: it wants a value, or the gradients of one; for example %tape L");
        host.variables.put("W", Value.column("W", 1, 2));
        refused(new TapeMagic(), "W --backward").startsWith("%tape: gradients needs a scalar loss");
    }

    @Test
    void nullInJava() {
        assertThatThrownBy(() -> TapeMagic.showTape((Value) null))
                .isInstanceOf(CannotShow.class)
                .hasMessage("there is nothing to show: the Value given is null");
    }

    private void fails(String expression, Fault fault, String message) {
        host.faults.put(expression, new EvaluationException(fault, message, null));
    }

    private AbstractStringAssert<?> refused(Magic magic, String argument) {
        try {
            return assertThat("shown: " + magic.answer(argument, host).text());
        } catch (CannotShow e) {
            return assertThat(e.getMessage());
        }
    }
}
