package chainrule.notebook.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LabelTest {

    @Test
    void whatMeansSomethingToMarkupIsWrittenAsText() {
        assertThat(Label.escape("<script>alert(\"1\" & '2')</script>"))
                .isEqualTo("&lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)&lt;/script&gt;");
    }

    @Test
    void mathematicsIsNotStartedByADollar() {
        assertThat(Label.escape("$x$")).isEqualTo("&#36;x&#36;");
    }

    @Test
    void whatTurnsTheReadingOrderOrDrawsNothingIsShownAsUnreadable() {
        assertThat(Label.oneLine("a\u202Eb\u200Fc\u0000d\u2066e", 10)).isEqualTo("a�b�c�d�e");
    }

    @Test
    void halfACharacterIsNotPassedOn() {
        assertThat(Label.oneLine("a\uD83Db", 10)).isEqualTo("a�b");
    }

    @Test
    void aLongTextEndsInAnEllipsisAndNeverInHalfACharacter() {
        assertThat(Label.oneLine("x".repeat(10_000), 5)).isEqualTo("xxxx…");
        assertThat(Label.oneLine("😀😀😀😀", 3)).isEqualTo("😀😀…");
        assertThat(Label.oneLine("abc", 3)).isEqualTo("abc");
    }

    @Test
    void severalLinesBecomeOne() {
        assertThat(Label.oneLine("a\nb\tc\r\nd", 20)).isEqualTo("a b c  d");
    }

    @Test
    void linesStayWhereTheyAreWanted() {
        assertThat(Label.escapeLines("a < b\nc\n")).isEqualTo("a &lt; b\nc");
    }
}
