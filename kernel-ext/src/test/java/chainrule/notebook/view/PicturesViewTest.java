package chainrule.notebook.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.explain.Pictures;
import chainrule.notebook.Display;
import chainrule.shape.ShapeException;
import chainrule.tape.Value;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PicturesViewTest {

    private static final Value TWO = Value.matrix("x", new double[][] {{0, 16}, {8, 0}, {16, 0}, {0, 4}, {0, 0}, {1, 0}});

    @Test
    void everyCaptionIsThereAndEscaped() {
        Display display = PicturesView.of(new Pictures(TWO, 2, List.of("8 → 1", "<b>")));
        assertThat(display.text()).isEqualTo("2 pictures of 2×3 pixels\n1: 8 → 1\n2: <b>");
        assertThat(display.html()).startsWith("<img ").contains("alt=\"2 pictures of 2×3 pixels; 1: 8 → 1; 2: &lt;b&gt;\"");
    }

    @Test
    void manyPicturesAreBoundedAndFlatOnesDrawn() {
        Value many = Value.matrix("x", new double[4][1000]);
        Display display = PicturesView.of(new Pictures(many, 2, List.of()));
        assertThat(display.text()).isEqualTo("40 pictures of 2×2 pixels, the first of 1000");
        assertThat(display.html().length()).isLessThan(20_000);
        assertThat(PicturesView.of(new Pictures(Value.matrix("x", new double[4][0]), 2, List.of())).text())
                .isEqualTo("0 pictures of 2×2 pixels");
    }

    @Test
    void pixelsThatFillNoRowsAreRefused() {
        assertThatThrownBy(() -> new Pictures(TWO, 4, List.of()))
                .isInstanceOf(ShapeException.class)
                .hasMessage("pictures 4 pixels wide needs whole rows of pixels in each column; got x 6×2");
        assertThatThrownBy(() -> new Pictures(TWO, 2, IntStream.range(0, 3).mapToObj(Integer::toString).toList()))
                .hasMessageContaining("got 3 for 2 pictures");
    }
}
