package chainrule.notebook.magic;

import static chainrule.diff.Gradients.gradients;
import static chainrule.op.Matmul.matmul;
import static chainrule.op.Square.square;
import static chainrule.op.Sum.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.explain.Derivation;
import chainrule.notebook.FakeHost;
import chainrule.notebook.Notebook;
import chainrule.notebook.view.DerivationView;
import chainrule.tape.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeriveMagicTest {

    private final FakeHost host = new FakeHost();
    private final Value w = Value.matrix("W", new double[][] {{1, 2}, {3, 4}, {5, 6}});
    private final Value x = Value.column("x", 0.5, -1);
    private final Value s = matmul(w, x).named("s");
    private final Value loss = sum(square(s)).named("loss");

    @BeforeEach
    void aNotebook() {
        host.variables.put("W", w);
        host.variables.put("x", x);
        host.variables.put("s", s);
        host.variables.put("loss", loss);
        host.variables.put("g", gradients(loss, w));
        Notebook.attach(host);
    }

    @AfterEach
    void detach() {
        Notebook.detach();
    }

    private String shown(String argument) {
        return new DeriveMagic().answer(argument, host).text();
    }

    private static String derived(Value loss, Value... by) {
        return DerivationView.of(Derivation.of(gradients(loss, by))).text();
    }

    @Test
    void byThoseThatAreAskedForAlsoOnTheWay() {
        assertThat(shown("loss --by s")).isEqualTo(derived(loss, s)).startsWith("Derivation of loss by s: 3 lines").isNotEqualTo(shown("loss"));
        assertThat(shown("loss --by W;")).isEqualTo(derived(loss, w)).isEqualTo(shown("g"));
        assertThat(shown("loss --by x, W")).isEqualTo(derived(loss, x, w));
        assertThat(shown("loss")).as("all named leaves").isEqualTo(derived(loss, w, x));
        assertThatThrownBy(() -> shown("g --by s")).hasMessage("%derive: --by is for a value; 'g' says already by what");
    }
}
