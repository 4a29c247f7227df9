package chainrule.notebook.magic;

import chainrule.notebook.Display;
import chainrule.notebook.NotebookHost;
import chainrule.notebook.view.LossView;
import chainrule.train.History;
import java.util.List;

/** {@code %loss history}: the loss over the epochs, on the training and on the validation data. */
public final class LossMagic implements Magic {

    private static final View<History> HISTORY = new View<>(History.class, View.Occasion.ASKED, LossView::of);
    private static final View<History> RESULT = new View<>(History.class, View.Occasion.RESULT, LossMagic::result);

    /** Found by scanning. */
    public LossMagic() {}

    /** Shows the loss curve of a training run. */
    public static void showLoss(History history) {
        Shown.by(HISTORY, history);
    }

    /** A cell that ends in {@code trainer.fit(…)} has drawn the curve while it ran. */
    private static Display result(History history) {
        return LiveLoss.isOnThePage(history) ? LossView.inWords(history) : LossView.of(history);
    }

    @Override
    public String name() {
        return "loss";
    }

    @Override
    public String help() {
        return "the loss curve of a training run";
    }

    @Override
    public String example() {
        return "history";
    }

    @Override
    public Display answer(String argument, NotebookHost host) {
        return new Subject(this, "the history that a training run returns", host).draw(argument);
    }

    @Override
    public List<View<?>> views() {
        return List.of(HISTORY, RESULT);
    }
}
