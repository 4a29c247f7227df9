package chainrule.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RehearsalTest {

    private static final Runnable QUICK = () -> {};
    private static final Runnable SLOW = () -> {
        long until = System.nanoTime() + 20_000_000;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    };

    @Test
    void theFasterFormTakesOverAndTheSlowerNever() {
        assertThat(Rehearsal.becomesFaster(QUICK, SLOW, Runnable::run, Rehearsal.LONG_ENOUGH)).isTrue();
        assertThat(Rehearsal.becomesFaster(SLOW, QUICK, Runnable::run, 300_000_000)).isFalse();
    }
}
