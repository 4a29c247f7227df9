package chainrule.notebook.magic;

import static chainrule.diff.Gradients.gradients;
import static chainrule.op.Matmul.matmul;
import static chainrule.op.Scale.scale;
import static chainrule.op.Square.square;
import static chainrule.op.Sum.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.check.GradientCheck;
import chainrule.check.Sample;
import chainrule.notebook.FakeHost;
import chainrule.notebook.Notebook;
import chainrule.tape.Value;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GradcheckMagicTest {

    private final FakeHost host = new FakeHost();
    private final Value w = Value.matrix("W", new double[][] {{1, 2}, {3, 4}, {5, 6}});
    private final Value x = Value.column("x", 0.5, -1);
    private final Value loss = sum(square(matmul(w, x))).named("loss");

    @BeforeEach
    void aNotebook() {
        host.variables.put("W", w);
        host.variables.put("x", x);
        host.variables.put("loss", loss);
        var g = gradients(loss, w);
        host.variables.put("g", g);
        host.variables.put("wrong", g.replaced(Map.of(w, scale(-1, g.of(w)))));
        host.variables.put("check", GradientCheck.of(v -> sum(v.get(0)), x));
        host.variables.put("Value.of(x, x)", x);
        Notebook.attach(host);
    }

    @AfterEach
    void detach() {
        Notebook.detach();
    }

    private String shown(String argument) {
        return new GradcheckMagic().answer(argument, host).text();
    }

    @Test
    void allNamedLeavesOrThoseAskedFor() {
        assertThat(shown("loss;")).contains("✓ fine   W", "✓ fine   x");
        assertThat(shown("g")).contains("✓ fine   W").doesNotContain("✓ fine   x");
        assertThat(shown("loss --by x")).contains("✓ fine   x").doesNotContain("fine   W");
        assertThat(shown("--by x, W --entries 2 loss")).contains("0 of 2").isEqualTo(shown("loss --by x,W --entries=2"));
        assertThat(shown("loss --by Value.of(x, x)")).as("a comma between brackets").isEqualTo(shown("loss --by x"));
        assertThat(shown("wrong")).contains("✗ wrong sign");
        assertThat(shown("wrong --entries 3")).contains("✗ wrong sign", "3 of 3", "drawn with seed 1");
        assertThat(shown("check")).contains("A gradient beside differences: they agree");
    }

    @Test
    void theSeedDrawsOtherEntries() {
        host.variables.put("big", sum(square(Value.matrix("big", random()))));
        assertThat(shown("big --entries 5 --seed 2")).isNotEqualTo(shown("big --entries 5 --seed 3")).isEqualTo(shown("big --entries 5 --seed 2"));
    }

    private static DMatrixRMaj random() {
        DMatrixRMaj x = new DMatrixRMaj(20, 20);
        java.util.Arrays.setAll(x.data, k -> 0.1 + k % 37);
        return x;
    }

    @Test
    void theStaticCallsShowTheSame() {
        GradcheckMagic.showGradcheck(loss);
        GradcheckMagic.showGradcheck(loss, w, x);
        GradcheckMagic.showGradcheck(loss, new Sample().entries(2));
        assertThat(host.shown).extracting(display -> display.text()).containsExactly(shown("loss"), shown("loss --by W, x"), shown("loss --entries 2"));
    }

    @Test
    void helpShowsAnExampleOfEach() {
        assertThat(shown("--help")).contains("%gradcheck L --by W, b", "showGradcheck(L, W, b)", "%gradcheck L --entries 3", "showGradcheck(L, new Sample().entries(3))");
    }

    @Test
    void mistakesAreOneLine() {
        refused("W", "%gradcheck: gradients needs a scalar loss, 1×1: reduce it with sum or mean, or seed it with Diff.vjp; got W 3×2");
        refused("loss --by g", "%gradcheck: --by wants values, apart by commas; 'g' is none");
        refused("loss --by V", "%gradcheck: there is no 'V' here; what it can show here: W");
        refused("loss --entries 0", "%gradcheck: entries takes how many entries of each leaf to compare, 1 or more; got 0");
        refused("check --entries 3", "%gradcheck: options are for values and gradients");
        refused("", "%gradcheck: it wants a result that is one number, or the gradients of one; for example %gradcheck L");
        Thread.currentThread().interrupt();
        refused("loss", "%gradcheck: interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    private void refused(String argument, String message) {
        assertThatThrownBy(() -> shown(argument)).isInstanceOf(CannotShow.class).hasMessageStartingWith(message)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }
}
