package chainrule.notebook.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaletteTest {

    @ParameterizedTest
    @ValueSource(strings = {
        Palette.CARD, Palette.BAND, Palette.INPUT_SURFACE, Palette.OPERATION_SURFACE, Palette.RESULT_SURFACE
    })
    void everyInkIsLegibleOnEverySurface(String surface) {
        for (String ink : new String[] {Palette.INK, Palette.MUTED, Palette.FORWARD, Palette.BACKWARD}) {
            assertThat(Contrast.between(ink, surface)).as(ink + " on " + surface).isGreaterThanOrEqualTo(4.5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Palette.LINE, Palette.INPUT_EDGE, Palette.RESULT_EDGE})
    void linesThatMeanSomethingStandOutFromTheCard(String line) {
        assertThat(Contrast.between(line, Palette.CARD)).isGreaterThanOrEqualTo(3);
    }
}
