package chainrule.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.loss.HalfSquared;
import chainrule.nn.Dense;
import chainrule.nn.Initialization;
import chainrule.optim.Sgd;
import chainrule.tape.Value;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final int EPOCHS = 100_000;

    private static History.Epoch epoch(int number) {
        return new History.Epoch(number, 0.1, Scores.of(1.0 / number), Optional.empty());
    }

    private static List<Integer> numbers(History history) {
        return history.epochs().stream().map(History.Epoch::number).toList();
    }

    /** If each copied those before, all would take 20 gigabytes. */
    @Test
    void everyHistoryOfALongRunCanBeKept() {
        History.Epoch same = epoch(1);
        List<History> kept = new ArrayList<>(EPOCHS);
        History history = new History(List.of(), List.of());
        long start = allocated();
        for (int i = 0; i < EPOCHS; i++) {
            kept.add(history);
            history = history.with(same);
        }
        assertThat(allocated() - start).isLessThan(200L * EPOCHS);
        for (int i = 0; i < EPOCHS; i += 997) {
            assertThat(kept.get(i).epochs()).hasSize(i);
        }
        assertThat(history.epochs()).hasSize(EPOCHS).containsOnly(same);
    }

    @Test
    void aRunOfManyEpochsTakesNoMoreThanTheirSum() {
        Dataset one = new Dataset(Value.scalar("x", 1), Value.scalar("t", 0));
        Trainer trainer = Trainer.of(new Dense("d", 1, 1, Initialization.he(1)), new HalfSquared(), new Sgd(0.1));
        List<History> heard = new ArrayList<>();
        trainer.epochs(2000).listener(progress -> heard.add(progress.history())).fit(one);
        long start = allocated();
        trainer.epochs(2000).fit(one);
        long few = allocated() - start;
        assertThat(trainer.epochs(20_000).fit(one).epochs()).hasSize(20_000);
        // Ten times as much; if histories were copied, a hundred times.
        assertThat(allocated() - start - few).isLessThan(20 * few);
        assertThat(heard).hasSize(2001);
        assertThat(numbers(heard.get(3))).containsExactly(1, 2, 3);
        assertThat(heard.get(2000).epochs()).hasSize(2000);
    }

    @Test
    void aHistoryNeverChanges() {
        List<History.Epoch> list = new ArrayList<>(List.of(epoch(1)));
        History first = new History(List.of("accuracy"), list);
        list.add(epoch(7));
        History second = first.with(epoch(2));
        History other = first.with(epoch(3));
        History third = second.with(epoch(4));
        History late = second.with(epoch(5));
        assertThat(numbers(first)).containsExactly(1);
        assertThat(numbers(second)).containsExactly(1, 2);
        assertThat(numbers(other)).containsExactly(1, 3);
        assertThat(numbers(third)).containsExactly(1, 2, 4);
        assertThat(numbers(late)).containsExactly(1, 2, 5);
        assertThat(second).isEqualTo(new History(List.of("accuracy"), List.of(epoch(1), epoch(2)))).isNotEqualTo(other);
        assertThatThrownBy(() -> second.epochs().add(epoch(3))).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> second.epochs().set(0, epoch(3))).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> second.epochs().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> second.epochs().get(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void theBestEpochIsTheFirstWithTheSmallestLossThatIsWatched() {
        History.Epoch well = new History.Epoch(1, 0.1, Scores.of(3), Optional.of(Scores.of(0.25)));
        History.Epoch again = new History.Epoch(2, 0.1, Scores.of(1), Optional.of(Scores.of(0.25)));
        History.Epoch lost = new History.Epoch(3, 0.1, Scores.of(1), Optional.of(Scores.of(Double.NaN)));
        assertThat(new History(List.of(), List.of(well, again, lost)).best()).contains(well);
        assertThat(new History(List.of(), List.of(epoch(1), epoch(2))).best()).contains(epoch(2));
        assertThat(new History(List.of(), List.of(lost)).best()).isEmpty();
    }

    @Test
    void oneLineTellsTheLastEpochWithItsMetricsAndWhatEndedTheRun() {
        Scores train = new Scores(0.5, List.of(0.75, 2.0));
        Scores validation = new Scores(0.625, List.of(0.5, 4.0));
        List<String> names = List.of("accuracy", "error");
        History history = new History(names, List.of(new History.Epoch(1, 0.1, train, Optional.of(validation))));
        assertThat(history).hasToString("epoch 1: loss 0.5, validation 0.625, accuracy 0.75, validation 0.5, error 2.0, validation 4.0");
        assertThat(history.endedBy(new History.NotFinite(2, 3, 4, "exp gives Infinity")).toString()).endsWith("; not finite in epoch 2, batch 3");
        assertThat(new History.NotFinite(2, 3, 4, "").epochsDone()).isEqualTo(1.75);
        assertThat(new History.NotFinite(2, 5, 4, "").epochsDone()).isEqualTo(2);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
