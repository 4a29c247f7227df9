package chainrule.notebook.magic;

import chainrule.diff.Gradients;
import chainrule.explain.GradientHistory;
import chainrule.explain.GradientTable;
import chainrule.notebook.Display;
import chainrule.notebook.NotebookHost;
import chainrule.notebook.magic.Options.Option;
import chainrule.notebook.magic.Options.Takes;
import chainrule.notebook.view.GradientHistoryView;
import chainrule.notebook.view.GradientsView;
import chainrule.train.History;
import chainrule.train.Trainer;
import java.util.List;
import java.util.Optional;

/**
 * {@code %gradients g}: one row per parameter and activation, with sizes, a small histogram and a health mark;
 * {@code %gradients g --rate 0.1}: also the steps of plain gradient descent at that rate;
 * {@code %gradients history} of a {@link GradientHistory}: the same over time.
 */
public final class GradientsMagic implements Magic {

    private static final Option RATE = new Option(
            "rate", Takes.DECIMAL, "0.1", "the learning rate, or a history or trainer that has one: judges the steps of plain gradient descent");
    private static final Option HELP = new Option("help", Takes.NOTHING, "this list");
    private static final List<Option> OPTIONS = List.of(RATE, HELP);

    private static final View<Gradients> GRADIENTS = new View<>(
            Gradients.class, View.Occasion.RESULT, gradients -> GradientsView.of(GradientTable.of(gradients, Names.here())));
    private static final View<GradientTable> TABLE =
            new View<>(GradientTable.class, View.Occasion.RESULT, GradientsView::of);

    private static final View<GradientHistory> HISTORY =
            new View<>(GradientHistory.class, View.Occasion.RESULT, GradientHistoryView::of);

    /** Found by scanning. */
    public GradientsMagic() {}

    /** Shows the gradients as a table. */
    public static void showGradients(Gradients gradients) {
        Shown.by(GRADIENTS, gradients);
    }

    /** The same with the steps of plain gradient descent at a rate. */
    public static void showGradients(Gradients gradients, double rate) {
        Shown.by(TABLE, atRate(GradientTable.of(Shown.given(Gradients.class, gradients), Names.here()), rate));
    }

    /** The same at the rate that a training run ended with. */
    public static void showGradients(Gradients gradients, History run) {
        showGradients(gradients, rate(Shown.given(History.class, run)));
    }

    /** The same at the rate of a trainer's next step. */
    public static void showGradients(Gradients gradients, Trainer trainer) {
        showGradients(gradients, rate(Shown.given(Trainer.class, trainer)));
    }

    /** Shows a table made elsewhere. */
    public static void showGradients(GradientTable table) {
        Shown.by(TABLE, table);
    }

    /** Shows how the gradients went over a training run. */
    public static void showGradients(GradientHistory history) {
        Shown.by(HISTORY, history);
    }

    @Override
    public String name() {
        return "gradients";
    }

    @Override
    public String help() {
        return "one row per parameter: size and health of its gradient, and why; %gradients --help lists the options";
    }

    @Override
    public String example() {
        return "g";
    }

    @Override
    public Display answer(String argument, NotebookHost host) {
        Options asked = Options.of(name(), argument, OPTIONS);
        if (asked.has(HELP.word())) {
            return OptionsHelp.of(this, OPTIONS, "");
        }
        Subject subject = new Subject(this, "gradients, as gradients(loss, …) returns them", host);
        Optional<Double> rate = asked.text(RATE.word()).map(text -> rate(text, subject));
        if (rate.isEmpty()) {
            return subject.draw(asked.expression());
        }
        Object given = subject.of(asked.expression());
        if (given instanceof Gradients gradients) {
            return GradientsView.of(atRate(GradientTable.of(gradients, Names.here()), rate.get()));
        } else if (given instanceof GradientTable table) {
            return GradientsView.of(atRate(table, rate.get()));
        }
        throw new CannotShow("%gradients: --rate is for gradients; a history has those of many epochs");
    }

    private static double rate(String text, Subject subject) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            Object given = subject.anything(text);
            if (given instanceof Number number) {
                return number.doubleValue();
            } else if (given instanceof History run) {
                return rate(run);
            } else if (given instanceof Trainer trainer) {
                return rate(trainer);
            }
            throw new CannotShow("%gradients: --rate wants a learning rate, for example --rate 0.1, or a history or trainer that has one; '"
                    + text + "' is none");
        }
    }

    private static double rate(History run) {
        if (run.epochs().isEmpty()) {
            throw new CannotShow("%gradients: this training run has finished no epoch, so it tells no learning rate; write --rate 0.1");
        }
        return run.epochs().get(run.epochs().size() - 1).learningRate();
    }

    private static double rate(Trainer trainer) {
        return trainer.optimizer().learningRate(trainer.model().parameters());
    }

    private static GradientTable atRate(GradientTable table, double rate) {
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new CannotShow("%gradients: --rate wants a learning rate above 0, for example " + RATE.example() + "; got " + rate);
        }
        return table.atRate(rate);
    }

    @Override
    public List<View<?>> views() {
        return List.of(GRADIENTS, TABLE, HISTORY);
    }
}
