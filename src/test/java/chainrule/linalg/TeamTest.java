package chainrule.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TeamTest {

    private final Team team = new Team(3);

    @AfterEach
    void leaveNoInterruptBehind() {
        Thread.interrupted();
    }

    @Test
    void everyPartIsDoneOnce() {
        for (int round = 0; round < 20_000; round++) {
            int parts = 1 + round % 7;
            AtomicIntegerArray done = new AtomicIntegerArray(parts);
            team.run(parts, done::incrementAndGet);
            for (int i = 0; i < parts; i++) {
                assertThat(done.get(i)).isEqualTo(1);
            }
        }
    }

    /** Three parts that wait for each other end only if all three threads do one. */
    @Test
    void partsRunAtTheSameTime() {
        CountDownLatch all = new CountDownLatch(team.size());
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        team.run(team.size(), part -> {
            threads.add(Thread.currentThread());
            all.countDown();
            await(all);
        });
        assertThat(threads).hasSize(3).contains(Thread.currentThread());
    }

    @Test
    void aTeamAtWorkLeavesOthersToWorkAlone() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        team.run(2, outer -> team.run(3, inner -> threads.add(Thread.currentThread())));
        assertThat(threads).isNotEmpty();
        AtomicIntegerArray done = new AtomicIntegerArray(3);
        team.run(3, done::incrementAndGet);
        assertThat(done).hasToString("[1, 1, 1]");
    }

    @Test
    void aFaultReachesTheCallerAndTheTeamGoesOn() {
        for (int faulty = 0; faulty < 4; faulty++) {
            int part = faulty;
            assertThatThrownBy(() -> team.run(4, i -> {
                if (i == part) {
                    throw new IllegalStateException("part " + i);
                }
            })).isInstanceOf(IllegalStateException.class).hasMessage("part " + part);
        }
        everyPartIsDoneOnce();
    }

    @Test
    void anInterruptStaysPending() {
        Thread.currentThread().interrupt();
        AtomicIntegerArray done = new AtomicIntegerArray(5);
        team.run(5, done::incrementAndGet);
        assertThat(done).hasToString("[1, 1, 1, 1, 1]");
        assertThat(Thread.interrupted()).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
