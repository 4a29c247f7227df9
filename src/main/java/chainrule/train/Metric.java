package chainrule.train;

import chainrule.tape.Value;

/** How good a prediction is, for people: a number that nothing is differentiated by. */
public interface Metric {

    /** {@code accuracy}. */
    String name();

    /** The mean over the samples of a batch, both a sample a column. */
    double of(Value prediction, Value target);
}
