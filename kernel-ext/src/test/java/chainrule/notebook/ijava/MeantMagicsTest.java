package chainrule.notebook.ijava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeantMagicsTest {

    private final Magics magics = new MeantMagics(new Magics());

    MeantMagicsTest() {
        magics.registerLineMagic("tape", words -> "tape of " + String.join(" ", words));
        magics.registerCellMagic("tape", (words, body) -> "tape of " + body);
    }

    @Test
    void whatIsThereIsAnswered() throws Exception {
        assertThat((String) magics.applyLineMagic("tape", List.of("L"))).isEqualTo("tape of L");
        assertThat((String) magics.applyCellMagic("tape", List.of(), "L")).isEqualTo("tape of L");
    }

    @Test
    void aNameThatIsAlmostThereIsTold() {
        for (String name : List.of("tap", "Tape", "tpe")) {
            assertThatThrownBy(() -> magics.applyLineMagic(name, List.of("L")))
                    .isInstanceOf(MagicFailure.class).hasMessage("there is no magic %" + name + "; did you mean %tape?");
        }
        assertThatThrownBy(() -> magics.applyCellMagic("taep", List.of(), "L"))
                .isInstanceOf(MagicFailure.class).hasMessage("there is no magic %%taep; did you mean %%tape?");
    }

    @Test
    void anotherIsToldWhereToLook() {
        assertThatThrownBy(() -> magics.applyLineMagic("help", List.of()))
                .isInstanceOf(MagicFailure.class).hasMessage("there is no magic %help; %chainrule lists those that there are");
    }

    /** It cannot be seen on a page. */
    @Test
    void aNoBreakSpaceIsASpace() throws Exception {
        assertThat((String) magics.applyLineMagic("tape\u00a0L", List.of("--open"))).isEqualTo("tape of L --open");
    }
}
