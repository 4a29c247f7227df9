package chainrule.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class AsideTest {

    private final Aside aside = new Aside("aside");

    @Test
    void anInterruptedThreadWorksUndisturbedAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        boolean disturbed = aside.call(() -> Thread.currentThread().isInterrupted());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(disturbed).isFalse();
    }

    @Test
    void whatTheWorkThrowsIsThrown() {
        assertThatThrownBy(() -> aside.run(() -> {
            throw new IllegalArgumentException("no");
        })).isInstanceOf(IllegalArgumentException.class).hasMessage("no");
        assertThatThrownBy(() -> aside.run(() -> {
            throw new AssertionError("never");
        })).isInstanceOf(AssertionError.class).hasMessage("never");
        assertThatThrownBy(() -> aside.call(() -> {
            throw new IOException("gone");
        })).isInstanceOf(IllegalStateException.class).hasMessageContaining("gone");
    }
}
