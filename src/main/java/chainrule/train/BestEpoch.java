package chainrule.train;

import chainrule.nn.Parameter;
import chainrule.tape.Value;
import java.util.List;

/** The parameters of the best epoch of a run so far, to come back to. */
final class BestEpoch {

    private final EarlyStopping rule;
    private final List<Parameter> parameters;
    private List<Value> best;
    private double loss = Double.POSITIVE_INFINITY;
    private int idle;

    BestEpoch(EarlyStopping rule, List<Parameter> parameters) {
        this.rule = rule;
        this.parameters = parameters;
        best = values();
    }

    /** Whether the run should end after an epoch with this validation loss. */
    boolean enough(double validationLoss) {
        if (validationLoss < loss - rule.progress()) {
            loss = validationLoss;
            best = values();
            idle = 0;
        } else {
            idle++;
        }
        return idle > rule.patience();
    }

    void restore() {
        for (int i = 0; i < best.size(); i++) {
            parameters.get(i).set(best.get(i));
        }
    }

    private List<Value> values() {
        return parameters.stream().map(Parameter::value).toList();
    }
}
