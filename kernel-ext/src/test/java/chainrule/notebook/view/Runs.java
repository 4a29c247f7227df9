package chainrule.notebook.view;

import chainrule.train.History;
import chainrule.train.History.Epoch;
import chainrule.train.Progress;
import chainrule.train.Progress.State;
import chainrule.train.Scores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/** Training runs written by hand, for the views' tests. */
final class Runs {

    private Runs() {}

    /** A run that learns, and begins to fit its noise towards the end. */
    static History learning(int epochs) {
        List<Epoch> all = new ArrayList<>();
        for (int at = 1; at <= epochs; at++) {
            double train = 2.3 / (1 + 0.5 * (at - 1)) + 0.02;
            double validation = train + 0.05 + 0.004 * at;
            all.add(new Epoch(at, 0.1, scores(train), Optional.of(scores(validation))));
        }
        return new History(List.of("accuracy"), all);
    }

    private static Scores scores(double loss) {
        return new Scores(loss, List.of(1 - loss / 3));
    }

    /** Training loss only. */
    static History of(int epochs, IntToDoubleFunction loss) {
        List<Epoch> all = new ArrayList<>();
        for (int at = 1; at <= epochs; at++) {
            all.add(new Epoch(at, 0.1, Scores.of(loss.applyAsDouble(at)), Optional.empty()));
        }
        return new History(List.of(), all);
    }

    /** A run with two metrics and a falling rate that meets an infinity in the middle of epoch 13. */
    static History rich() {
        List<Epoch> all = new ArrayList<>();
        for (int at = 1; at <= 12; at++) {
            double train = StrictMath.pow(10, -0.3 * at) + (at == 12 ? 40 : 0);
            double validation = StrictMath.pow(10, -0.3 * at) + 0.002 * at;
            all.add(new Epoch(at, at < 6 ? 0.1 : 0.01, new Scores(train, List.of(1 - train / 50, at == 5 ? Double.NaN : 2.0 * at)),
                    Optional.of(new Scores(validation, List.of(1 - validation / 3, 2.5 * at)))));
        }
        return new History(List.of("accuracy", "mean error"), all,
                Optional.of(new History.NotFinite(13, 2, 4, "exp gives Infinity at row 0, column 1")));
    }

    static Progress progress(State state, History history) {
        return new Progress(history.epochs().size() + 1, 20, 37, 120, 0.4321, 0.1, Duration.ofSeconds(21),
                Duration.ofSeconds(75), state, history);
    }
}
