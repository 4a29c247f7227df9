package chainrule.notebook.magic;

import static chainrule.diff.Gradients.gradients;
import static chainrule.op.Matmul.matmul;
import static chainrule.op.Square.square;
import static chainrule.op.Sum.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.explain.HessianMatrix;
import chainrule.explain.JacobianMatrix;
import chainrule.notebook.FakeHost;
import chainrule.notebook.Notebook;
import chainrule.tape.Value;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MatrixMagicsTest {

    private final FakeHost host = new FakeHost();
    private final Value w = Value.matrix("W", new double[][] {{1, 2}, {3, 4}, {5, 6}});
    private final Value x = Value.column("x", 0.5, -1);
    private final Value y = square(matmul(w, x)).named("y");
    private final Value loss = sum(y).named("L");

    @BeforeEach
    void aNotebook() {
        host.variables.put("W", w);
        host.variables.put("x", x);
        host.variables.put("y", y);
        host.variables.put("L", loss);
        host.variables.put("g", gradients(loss, x));
        host.variables.put("J", JacobianMatrix.of(y, Map.of()));
        host.variables.put("H", HessianMatrix.of(loss, Map.of()));
        Notebook.attach(host);
    }

    @AfterEach
    void detach() {
        Notebook.detach();
    }

    private String jacobian(String argument) {
        return new JacobianMagic().answer(argument, host).text();
    }

    private String hessian(String argument) {
        return new HessianMagic().answer(argument, host).text();
    }

    @Test
    void byAllNamedLeavesOrThoseAskedFor() {
        assertThat(jacobian("y;")).startsWith("Jacobian of y 3×1 by W 3×2, x 2×1: 3×8\n").isEqualTo(jacobian("J"));
        assertThat(jacobian("y --by x")).startsWith("Jacobian of y 3×1 by x 2×1: 3×2\n");
        assertThat(jacobian("--help")).contains("%jacobian y --by W, b", "showJacobian(y, W, b)");
        assertThat(hessian("L")).startsWith("Hessian of L by W 3×2, x 2×1: 8×8, where it is 20.75\n").isEqualTo(hessian("H"));
        assertThat(hessian("g")).startsWith("Hessian of L by x 2×1: 2×2").isEqualTo(hessian("L --by x"));
        assertThat(hessian("--help")).contains("%hessian L --by W, b", "showHessian(L, W, b)");
    }

    @Test
    void theStaticCallsShowTheSame() {
        JacobianMagic.showJacobian(y);
        JacobianMagic.showJacobian(y, x, w);
        HessianMagic.showHessian(loss, x);
        HessianMagic.showHessian(gradients(loss, x));
        assertThat(host.shown).extracting(display -> display.text())
                .containsExactly(jacobian("y"), jacobian("y --by x, W"), hessian("g"), hessian("g"));
    }

    @Test
    void mistakesAreOneLine() {
        assertThatThrownBy(() -> hessian("y")).isInstanceOf(CannotShow.class)
                .hasMessage("%hessian: gradients needs a scalar loss, 1×1: reduce it with sum or mean, or seed it with Diff.vjp; got y 3×1");
        assertThatThrownBy(() -> hessian("y --by x")).hasMessageStartingWith("%hessian: gradients needs a scalar loss");
        assertThatThrownBy(() -> hessian("g --by x")).hasMessage("%hessian: --by is for a value; 'g' says already by what");
        assertThatThrownBy(() -> jacobian("L --by y, x")).hasMessage("%jacobian: y depends on x: differentiate by one of them at a time");
        assertThatThrownBy(() -> jacobian("L --by J")).hasMessage("%jacobian: --by wants values, apart by commas; 'J' is none");
        assertThatThrownBy(() -> jacobian("L --by")).hasMessage("%jacobian: --by wants something after it: --by W, b");
        assertThatThrownBy(() -> jacobian("g")).hasMessage("%jacobian: it wants a value; 'g' is a Gradients");
        assertThatThrownBy(() -> jacobian("L --bye x")).hasMessage("%jacobian: there is no option --bye; did you mean --by?");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> jacobian("y")).hasMessage("%jacobian: interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }
}
