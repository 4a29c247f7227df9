package chainrule.train;

import chainrule.nn.Parameter;
import chainrule.tape.Value;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the model was after the best epoch of a run so far, running statistics and all, to come back to. */
final class BestEpoch {

    private final EarlyStopping rule;
    private final List<Parameter> state;
    private @Nullable List<Value> best;
    private int epoch;
    private double loss = Double.POSITIVE_INFINITY;

    /** What has to be undercut for the patience to begin anew: a smaller loss is the best one without being progress. */
    private double bar = Double.POSITIVE_INFINITY;

    private int idle;

    /** @param state all that a model becomes by training */
    BestEpoch(EarlyStopping rule, List<Parameter> state) {
        this.rule = rule;
        this.state = state;
    }

    /** Whether the run should end after an epoch with this validation loss. */
    boolean enough(int number, double validationLoss) {
        if (validationLoss < loss) {
            loss = validationLoss;
            epoch = number;
            best = state.stream().map(Parameter::value).toList();
        }
        if (validationLoss < bar - rule.progress()) {
            bar = validationLoss;
            idle = 0;
        } else {
            idle++;
        }
        return idle > rule.patience();
    }

    /** @return the epoch whose state the model has now, if one has ended */
    Optional<Integer> restore() {
        if (best == null) {
            return Optional.empty();
        }
        for (int i = 0; i < best.size(); i++) {
            state.get(i).set(best.get(i));
        }
        return Optional.of(epoch);
    }
}
