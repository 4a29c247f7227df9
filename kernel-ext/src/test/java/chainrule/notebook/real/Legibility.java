package chainrule.notebook.real;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.notebook.real.Sight.Letters;
import chainrule.notebook.real.Sight.Picture;
import chainrule.notebook.real.Sight.Table;
import java.util.List;

/** What every page owes its reader: pictures that are drawn, letters large and strong enough, nothing cut or on another. */
final class Legibility {

    private static final double SMALLEST_LETTER = 9;
    private static final double LEAST_CONTRAST = 4.5;
    private static final double LARGEST_MARK = 16;

    private Legibility() {}

    static void check(Sight sight) {
        assertThat(sight.pictures()).isNotEmpty().allSatisfy(Legibility::isDrawn);
        assertThat(sight.tables()).isNotEmpty().allSatisfy(Legibility::isLegible);
        assertThat(sight.words()).isNotEmpty();
        areLegible(sight.words());
        assertThat(sight.cut()).as("texts that are cut").isEmpty();
    }

    private static void isDrawn(Picture picture) {
        assertThat(picture.drawn()).as(picture.alt()).isTrue();
        assertThat(picture.ink().contrast()).as("ink of " + picture.alt()).isGreaterThan(LEAST_CONTRAST);
        if (picture.width() < LARGEST_MARK) {
            assertThat(picture.alt()).as("a mark beside a text says the same in words").isNotBlank();
            return;
        }
        assertThat(picture.width()).as("width of " + picture.alt()).isGreaterThan(60);
        assertThat(picture.height()).as("height of " + picture.alt()).isGreaterThan(15);
        assertThat(picture.scale()).as("scale of " + picture.alt()).isBetween(0.7, 2.0);
        assertThat(picture.ink().share()).as("share of ink in " + picture.alt()).isBetween(0.002, 0.6);
        assertThat(picture.clashes()).as("texts on one another in " + picture.alt()).isEmpty();
        areLegible(picture.letters());
    }

    private static void isLegible(Table table) {
        assertThat(table.rows()).as(table.title()).isPositive();
        assertThat(table.letters()).isNotEmpty();
        areLegible(table.letters());
    }

    private static void areLegible(List<Letters> letters) {
        assertThat(letters).allSatisfy(text -> {
            assertThat(text.size()).isGreaterThanOrEqualTo(SMALLEST_LETTER);
            assertThat(text.contrast()).isGreaterThanOrEqualTo(LEAST_CONTRAST);
        });
    }
}
