package chainrule.notebook.magic;

import chainrule.explain.ModelSummary;
import chainrule.explain.SummaryOptions;
import chainrule.nn.Layer;
import chainrule.notebook.Display;
import chainrule.notebook.NotebookHost;
import chainrule.notebook.magic.Options.Option;
import chainrule.notebook.magic.Options.Takes;
import chainrule.notebook.view.SummaryView;
import java.util.List;

/**
 * {@code %summary model}: the layers of a model, what each makes of one sample, what it can learn and how many operations
 * it takes; {@code %summary model --features 3} where the model does not tell what it takes.
 */
public final class SummaryMagic implements Magic {

    private static final List<Option> OPTIONS = List.of(
            new Option("features", Takes.NUMBER, "how many features a sample has, for a model that does not tell"),
            new Option("help", Takes.NOTHING, "this list"));

    private static final View<Layer> RESULT = new View<>(Layer.class, View.Occasion.RESULT, model -> SummaryView.of(ModelSummary.of(model)));
    private static final View<ModelSummary> SUMMARY = new View<>(ModelSummary.class, View.Occasion.RESULT, SummaryView::of);

    private final SummaryOptions options;

    /** Found by scanning. */
    public SummaryMagic() {
        this(new SummaryOptions());
    }

    private SummaryMagic(SummaryOptions options) {
        this.options = options;
    }

    /** Shows what a model, or a single layer, is made of. */
    public static void showSummary(Layer model) {
        showSummary(model, new SummaryOptions());
    }

    /** The same with options: {@code showSummary(model, new SummaryOptions().features(3))}. */
    public static void showSummary(Layer model, SummaryOptions options) {
        Shown.by(asked(options), model);
    }

    /** Shows a summary made elsewhere. */
    public static void showSummary(ModelSummary summary) {
        Shown.by(SUMMARY, summary);
    }

    private static View<Layer> asked(SummaryOptions options) {
        return new View<>(Layer.class, View.Occasion.ASKED, model -> SummaryView.of(ModelSummary.of(model, options)));
    }

    @Override
    public String name() {
        return "summary";
    }

    @Override
    public String help() {
        return "the layers of a model: shapes, parameters, operations; %summary --help lists the options";
    }

    @Override
    public String example() {
        return "model";
    }

    @Override
    public Display answer(String argument, NotebookHost host) {
        Options asked = Options.of(name(), argument, OPTIONS);
        if (asked.has("help")) {
            return OptionsHelp.of(this, OPTIONS, "new SummaryOptions()");
        }
        return new Subject(new SummaryMagic(options(asked)), "a model: a layer, or layers as Sequential.of(…) puts them together", host)
                .draw(asked.expression());
    }

    private SummaryOptions options(Options asked) {
        return new Settings<>(name(), asked, options).number("features", SummaryOptions::features).made();
    }

    @Override
    public List<View<?>> views() {
        return List.of(asked(options), RESULT, SUMMARY);
    }
}
