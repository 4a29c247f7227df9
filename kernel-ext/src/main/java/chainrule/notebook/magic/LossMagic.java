package chainrule.notebook.magic;

import chainrule.notebook.Display;
import chainrule.notebook.NotebookHost;
import chainrule.notebook.magic.Options.Option;
import chainrule.notebook.magic.Options.Takes;
import chainrule.notebook.view.LossAxis;
import chainrule.notebook.view.LossView;
import chainrule.train.History;
import java.util.List;

/**
 * {@code %loss history}: the loss over the epochs, on the training and on the validation data, and what else was
 * measured; {@code %loss --log history} on a logarithmic axis.
 */
public final class LossMagic implements Magic {

    private static final Option LOGARITHMIC = new Option("log", Takes.NOTHING, "a logarithmic axis for the loss");

    private static final View<History> RESULT = new View<>(History.class, View.Occasion.RESULT, LossMagic::result);

    private final LossAxis axis;

    /** Found by scanning. */
    public LossMagic() {
        this(LossAxis.AS_NEEDED);
    }

    private LossMagic(LossAxis axis) {
        this.axis = axis;
    }

    /** Shows the loss curve of a training run. */
    public static void showLoss(History history) {
        Shown.by(asked(LossAxis.AS_NEEDED), history);
    }

    /** The same on a logarithmic axis. */
    public static void showLossLogarithmic(History history) {
        Shown.by(asked(LossAxis.LOGARITHMIC), history);
    }

    private static View<History> asked(LossAxis axis) {
        return new View<>(History.class, View.Occasion.ASKED, history -> LossView.of(history, axis));
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
        return "the loss curve of a training run; %loss --log history on a logarithmic axis";
    }

    @Override
    public String example() {
        return "history";
    }

    @Override
    public Display answer(String argument, NotebookHost host) {
        Options asked = Options.of(name(), argument, List.of(LOGARITHMIC));
        LossMagic magic = asked.has(LOGARITHMIC.word()) ? new LossMagic(LossAxis.LOGARITHMIC) : this;
        return new Subject(magic, "the history that a training run returns", host).draw(asked.expression());
    }

    @Override
    public List<View<?>> views() {
        return List.of(asked(axis), RESULT);
    }
}
