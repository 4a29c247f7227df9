package chainrule.notebook.view;

import chainrule.notebook.Display;
import chainrule.optim.Optimizer;
import chainrule.tape.Numbers;

/** Shows an optimiser: its rule with its settings, and the rate of the next step. */
public final class OptimizerView {

    private OptimizerView() {}

    /** Two lines. */
    public static Display of(Optimizer optimizer) {
        return new Sheet()
                .words(PlainView.words(optimizer))
                .words("The next step is taken at rate " + Numbers.format(optimizer.learningRate()) + ".")
                .display();
    }
}
