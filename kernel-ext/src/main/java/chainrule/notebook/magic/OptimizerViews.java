package chainrule.notebook.magic;

import chainrule.notebook.view.OptimizerView;
import chainrule.optim.Optimizer;
import java.util.List;

/** A cell that ends in an optimiser shows its rule and the rate of the next step. */
public final class OptimizerViews implements Views {

    /** Found by scanning. */
    public OptimizerViews() {}

    @Override
    public List<View<?>> views() {
        return List.of(new View<>(Optimizer.class, View.Occasion.RESULT, OptimizerView::of));
    }
}
