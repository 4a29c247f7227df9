package chainrule.notebook.real;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.notebook.real.Sight.Letters;
import chainrule.notebook.real.Sight.Picture;
import java.util.List;

/** What every page owes its reader: pictures that are drawn, letters large and strong enough, nothing cut or on another. */
final class Legibility {

    /** What a page does with our styles. */
    enum Page {
        /** It leaves them. */
        STYLED(9, 4.5),
        /** It takes them away, shrinks what is wider than itself, and writes captions in its own grey, #777. */
        STRIPPED(7.5, 4.4);

        private final double smallestInPictures;
        private final double leastContrast;

        Page(double smallestInPictures, double leastContrast) {
            this.smallestInPictures = smallestInPictures;
            this.leastContrast = leastContrast;
        }
    }

    private static final double SMALLEST = 9;
    private static final double LARGEST_MARK = 16;

    private Legibility() {}

    static void check(Sight sight, Page page) {
        assertThat(sight.pictures()).isNotEmpty().allSatisfy(picture -> isDrawn(picture, page));
        assertThat(sight.tables()).isNotEmpty().allSatisfy(table -> {
            assertThat(table.rows()).as(table.title()).isPositive();
            assertThat(table.letters()).isNotEmpty();
            areLegible(table.letters(), SMALLEST, page);
        });
        assertThat(sight.words()).isNotEmpty();
        areLegible(sight.words(), SMALLEST, page);
        assertThat(sight.cut()).as("texts that are cut").isEmpty();
    }

    private static void isDrawn(Picture picture, Page page) {
        assertThat(picture.drawn()).as(picture.alt()).isTrue();
        assertThat(picture.ink().contrast()).as("ink of " + picture.alt()).isGreaterThan(Page.STYLED.leastContrast);
        if (picture.width() < LARGEST_MARK) {
            assertThat(picture.alt()).as("a mark beside a text says the same in words").isNotBlank();
            return;
        }
        assertThat(picture.width()).as("width of " + picture.alt()).isGreaterThan(60);
        assertThat(picture.height()).as("height of " + picture.alt()).isGreaterThan(15);
        assertThat(picture.scale()).as("scale of " + picture.alt()).isBetween(0.7, 2.0);
        assertThat(picture.ink().share()).as("share of ink in " + picture.alt()).isBetween(0.002, 0.6);
        assertThat(picture.clashes()).as("texts on one another in " + picture.alt()).isEmpty();
        areLegible(picture.letters(), page.smallestInPictures, page);
    }

    private static void areLegible(List<Letters> letters, double smallest, Page page) {
        assertThat(letters).allSatisfy(text -> {
            assertThat(text.size()).as(text.text()).isGreaterThanOrEqualTo(smallest);
            assertThat(text.contrast()).as(text.text()).isGreaterThanOrEqualTo(page.leastContrast);
        });
    }
}
