package chainrule.notebook.ijava;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PublisherTest {

    @Test
    void anInterruptedThreadSendsUndisturbedAndStaysInterrupted() {
        AtomicReference<Boolean> sentInterrupted = new AtomicReference<>();

        Thread.currentThread().interrupt();
        new Publisher().run(() -> sentInterrupted.set(Thread.currentThread().isInterrupted()));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(sentInterrupted.get()).isFalse();
    }
}
