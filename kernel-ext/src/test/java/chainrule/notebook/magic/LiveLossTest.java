package chainrule.notebook.magic;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.notebook.FakeHost;
import chainrule.notebook.Notebook;
import chainrule.train.History;
import chainrule.train.Progress;
import chainrule.train.Progress.State;
import chainrule.train.ProgressListener;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveLossTest {

    private final FakeHost host = new FakeHost();
    private long nanos;
    private final LiveLoss live = new LiveLoss(() -> nanos);

    @BeforeEach
    void inANotebook() {
        Notebook.attach(host);
    }

    @AfterEach
    void outOfIt() {
        Notebook.detach();
    }

    @Test
    void everyTrainingRunFindsIt() {
        assertThat(ServiceLoader.load(ProgressListener.class, ProgressListener.class.getClassLoader()))
                .hasAtLeastOneElementOfType(LiveLoss.class);
    }

    @Test
    void replacesFourTimesASecondAtMostAndShowsTheEnd() {
        for (int batch = 1; batch <= 1000; batch++) {
            live.on(at(batch, State.RUNNING));
            nanos += 1_000_000;
        }
        live.on(at(1000, State.FINISHED));

        assertThat(host.shown).hasSize(1);
        assertThat(host.replaced).hasSize(3);
        assertThat(host.finished).hasSize(1);
    }

    @Test
    void aRunShorterThanAPauseShowsItsEnd() {
        live.on(at(1, State.RUNNING));
        live.on(at(2, State.INTERRUPTED));

        assertThat(host.shown).hasSize(1);
        assertThat(host.replaced).isEmpty();
        assertThat(host.finished).hasSize(1);
    }

    @Test
    void theEndTellsNoTime() {
        live.on(at(1, State.RUNNING));
        live.on(at(2, State.FINISHED));
        LiveLoss again = new LiveLoss(() -> nanos);
        again.on(at(1, State.RUNNING));
        again.on(new Progress(
                1, 1, 2, 1000, 0.5, 0.1, Duration.ofHours(7), Duration.ofHours(3), State.FINISHED, history()));

        assertThat(host.finished.get(1)).isEqualTo(host.finished.get(0));
    }

    @Test
    void showsNothingOutsideACell() {
        host.inCell = false;
        live.on(at(1, State.RUNNING));
        Notebook.detach();
        live.on(at(2, State.FINISHED));

        assertThat(host.shown).isEmpty();
        assertThat(host.finished).isEmpty();
    }

    @Test
    void aCellThatEndsInTheRunItHasShownDoesNotDrawItTwice() {
        Progress end = at(2, State.FINISHED);
        live.on(at(1, State.RUNNING));
        assertThat(LiveLoss.isOnThePage(end.history())).isFalse();
        live.on(end);
        assertThat(LiveLoss.isOnThePage(end.history())).isTrue();
        host.inCell = false;
        assertThat(LiveLoss.isOnThePage(end.history())).isFalse();
    }

    private static Progress at(int batch, State state) {
        return new Progress(
                1, 1, batch, 1000, 0.5, 0.1, Duration.ofSeconds(batch), Duration.ofSeconds(1), state, history());
    }

    private static History history() {
        return new History(List.of(), List.of());
    }
}
