package chainrule.notebook.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {

    @Test
    void findsTheNearestName() {
        assertThat(Spelling.closest("lss", List.of("history", "loss", "model"))).contains("loss");
        assertThat(Spelling.closest("LOSS", List.of("loss"))).contains("loss");
        assertThat(Spelling.closest("gradeints", List.of("g", "gradients"))).contains("gradients");
        assertThat(Spelling.closest("w", List.of("W"))).contains("W");
        assertThat(Spelling.closest("taep", List.of("loss", "tape"))).contains("tape");
        assertThat(Spelling.closest("etap", List.of("tape"))).isEmpty();
    }

    @Test
    void doesNotGuessWildly() {
        assertThat(Spelling.closest("x", List.of("a", "b"))).isEmpty();
        assertThat(Spelling.closest("model", List.of("loss"))).isEmpty();
        assertThat(Spelling.closest("model", List.of())).isEmpty();
    }

    @Test
    void prefersTheFirstInTheAlphabetAmongEquals() {
        assertThat(Spelling.closest("wa", List.of("wc", "wb"))).contains("wb");
    }
}
