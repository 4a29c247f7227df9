package chainrule.notebook.magic;

import chainrule.diff.Gradients;
import chainrule.explain.TapeComparison;
import chainrule.explain.TapeGraph;
import chainrule.explain.TapeOptions;
import chainrule.notebook.Display;
import chainrule.notebook.NotebookHost;
import chainrule.notebook.magic.Options.Option;
import chainrule.notebook.magic.Options.Takes;
import chainrule.notebook.view.TapeView;
import chainrule.notebook.view.ValueView;
import chainrule.tape.Value;
import java.util.List;
import java.util.Optional;

/**
 * {@code %tape c}: the computation graph of a value, with the adjoints if gradients are given. {@code %tape --help}
 * lists the options; in Java they are those of {@link TapeOptions}.
 */
public final class TapeMagic implements Magic {

    private static final List<Option> OPTIONS = List.of(
            new Option("depth", Takes.NUMBER, "only what lies within so many steps of the result"),
            new Option("values", Takes.NUMBER, "at most so many boxes, those nearest to the result (60 otherwise)"),
            new Option("layers", Takes.NOTHING, "each layer in one box"),
            new Option("open", Takes.NOTHING, "every value on its own: no layer closed, no repetition folded"),
            new Option("constants", Takes.NOTHING, "numbers that stand in formulas as boxes too"),
            new Option("backward", Takes.NOTHING, "the way back as a graph of its own"),
            new Option("against", Takes.EXPRESSION, "reference", "another value's graph beside it, the first difference marked"),
            new Option("help", Takes.NOTHING, "this list"));

    private static final View<Value> RESULT = new View<>(Value.class, View.Occasion.RESULT,
            value -> ValueView.of(value, TapeGraph.of(value, Names.here(), new TapeOptions())));
    private static final View<TapeGraph> GRAPH = new View<>(TapeGraph.class, View.Occasion.RESULT, TapeView::of);
    private static final View<TapeComparison> COMPARISON =
            new View<>(TapeComparison.class, View.Occasion.RESULT, TapeView::of);

    private final TapeOptions options;

    /** Found by scanning. */
    public TapeMagic() {
        this(new TapeOptions());
    }

    private TapeMagic(TapeOptions options) {
        this.options = options;
    }

    /** Shows how a value came to be. */
    public static void showTape(Value value) {
        showTape(value, new TapeOptions());
    }

    /** The same with options: {@code showTape(loss, new TapeOptions().depth(3))}. */
    public static void showTape(Value value, TapeOptions options) {
        Shown.by(values(options), value);
    }

    /** Shows how the loss came to be, and what flows back. */
    public static void showTape(Gradients gradients) {
        showTape(gradients, new TapeOptions());
    }

    /** The same with options: {@code showTape(gradients, new TapeOptions().backward())}. */
    public static void showTape(Gradients gradients, TapeOptions options) {
        Shown.by(gradients(options), gradients);
    }

    /** Shows two computations side by side, the first difference marked: mine, and the reference. */
    public static void showTape(Value mine, Value reference) {
        if (mine == null || reference == null) {
            throw new CannotShow("there is nothing to compare: one of the two values given is null");
        }
        showTape(TapeComparison.of(mine, reference, Names.here(), new TapeOptions()));
    }

    /** Shows a graph made elsewhere. */
    public static void showTape(TapeGraph graph) {
        Shown.by(GRAPH, graph);
    }

    /** Shows a comparison made elsewhere. */
    public static void showTape(TapeComparison comparison) {
        Shown.by(COMPARISON, comparison);
    }

    private static View<Value> values(TapeOptions options) {
        return View.ofWayBack("tape", value -> TapeView.of(TapeGraph.of(value, Names.here(), options)));
    }

    private static View<Gradients> gradients(TapeOptions options) {
        return new View<>(Gradients.class, View.Occasion.ASKED,
                gradients -> TapeView.of(TapeGraph.of(gradients, Names.here(), options)));
    }

    @Override
    public String name() {
        return "tape";
    }

    @Override
    public String help() {
        return "the graph of a value; of gradients, with the adjoints; %tape --help lists the options";
    }

    @Override
    public String example() {
        return "L";
    }

    @Override
    public Display answer(String argument, NotebookHost host) {
        Options asked = Options.of(name(), argument, OPTIONS);
        if (asked.has("help")) {
            return OptionsHelp.of(this, OPTIONS, "new TapeOptions()");
        }
        TapeMagic magic = new TapeMagic(options(asked));
        Subject subject = new Subject(magic, "a value, or the gradients of one", host);
        Optional<String> against = asked.text("against");
        return against.isEmpty()
                ? subject.draw(asked.expression())
                : TapeView.of(TapeComparison.of(
                        result(subject.of(asked.expression())), result(subject.of(against.get())), Names.here(), magic.options));
    }

    private TapeOptions options(Options asked) {
        return new Settings<>(name(), asked, options)
                .number("depth", TapeOptions::depth)
                .number("values", TapeOptions::values)
                .flag("layers", TapeOptions::layers)
                .flag("open", TapeOptions::open)
                .flag("constants", TapeOptions::constants)
                .flag("backward", TapeOptions::backward)
                .made();
    }

    private static Value result(Object subject) {
        if (subject instanceof Gradients gradients) {
            return gradients.loss();
        }
        if (subject instanceof Value value) {
            return value;
        }
        throw new CannotShow("%tape: --against compares values, or the losses of gradients; got a graph that is already made");
    }

    @Override
    public List<View<?>> views() {
        return List.of(values(options), RESULT, gradients(options), GRAPH, COMPARISON);
    }
}
