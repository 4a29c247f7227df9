package chainrule.notebook.magic;

import chainrule.diff.Gradients;
import chainrule.explain.Cost;
import chainrule.explain.CostOptions;
import chainrule.notebook.Display;
import chainrule.notebook.NotebookHost;
import chainrule.notebook.magic.Options.Option;
import chainrule.notebook.magic.Options.Takes;
import chainrule.notebook.view.CostView;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Value;
import java.util.List;
import java.util.function.Supplier;

/**
 * {@code %cost L}: what a tape costs forward and back, which mode is cheaper, and in which order Jacobians are best
 * multiplied. {@code %cost --help} lists the options; in Java they are those of {@link CostOptions}.
 */
public final class CostMagic implements Magic {

    private static final List<Option> OPTIONS = List.of(
            new Option("top", Takes.NUMBER, "only so many values, the dearest first"),
            new Option("time", Takes.NOTHING, "measured time too, which differs from run to run"),
            new Option("help", Takes.NOTHING, "this list"));

    private static final View<Cost> COST = new View<>(Cost.class, View.Occasion.RESULT, CostView::of);

    private final CostOptions options;

    /** Found by scanning. */
    public CostMagic() {
        this(new CostOptions());
    }

    private CostMagic(CostOptions options) {
        this.options = options;
    }

    /** Shows the cost of a result, and of its derivatives by all leaves that have a name. */
    public static void showCost(Value result) {
        showCost(result, new CostOptions());
    }

    /** The same with options: {@code showCost(loss, new CostOptions().top(10))}. */
    public static void showCost(Value result, CostOptions options) {
        Shown.by(values(options), result);
    }

    /** Shows the cost of gradients: {@code showCost(gradients(L, W, b))}. */
    public static void showCost(Gradients gradients) {
        showCost(gradients, new CostOptions());
    }

    /** The same with options: {@code showCost(gradients, new CostOptions().time())}. */
    public static void showCost(Gradients gradients, CostOptions options) {
        Shown.by(gradients(options), gradients);
    }

    /** Shows a cost counted elsewhere. */
    public static void showCost(Cost cost) {
        Shown.by(COST, cost);
    }

    private static View<Value> values(CostOptions options) {
        return new View<>(Value.class, View.Occasion.ASKED, value -> counted(() -> Cost.of(value, Names.here(), options)));
    }

    private static View<Gradients> gradients(CostOptions options) {
        return new View<>(Gradients.class, View.Occasion.ASKED,
                gradients -> counted(() -> Cost.of(gradients, Names.here(), options)));
    }

    /** Rules are counted as they run: where one cannot, there is nothing to count. */
    private static Display counted(Supplier<Cost> cost) {
        try {
            return CostView.of(cost.get());
        } catch (NonFiniteException e) {
            throw new CannotShow("%cost: " + e.getMessage());
        }
    }

    @Override
    public String name() {
        return "cost";
    }

    @Override
    public String help() {
        return "operations and memory, forward and back, and which mode is cheaper; %cost --help lists the options";
    }

    @Override
    public String example() {
        return "L";
    }

    @Override
    public Display answer(String argument, NotebookHost host) {
        Options asked = Options.of(name(), argument, OPTIONS);
        if (asked.has("help")) {
            return OptionsHelp.of(this, OPTIONS, "new CostOptions()");
        }
        return new Subject(new CostMagic(options(asked)), "a value, or the gradients of one", host).draw(asked.expression());
    }

    private CostOptions options(Options asked) {
        return new Settings<>(name(), asked, options).number("top", CostOptions::top).flag("time", CostOptions::time).made();
    }

    @Override
    public List<View<?>> views() {
        return List.of(values(options), gradients(options), COST);
    }
}
