package chainrule.notebook.magic;

import chainrule.diff.Gradients;
import chainrule.explain.Derivation;
import chainrule.notebook.Display;
import chainrule.notebook.NotebookHost;
import chainrule.notebook.view.DerivationView;
import chainrule.tape.Value;
import java.util.List;

/** {@code %derive L}: the chain rule of the tape, line by line, each checked; of gradients, those that were asked for. */
public final class DeriveMagic implements Magic {

    private static final View<Value> VALUE =
            View.ofWayBack("derive", result -> DerivationView.of(Derivation.of(result, Names.here())));
    private static final View<Gradients> GRADIENTS = new View<>(
            Gradients.class, View.Occasion.ASKED, gradients -> DerivationView.of(Derivation.of(gradients, Names.here())));
    private static final View<Derivation> DERIVATION = new View<>(Derivation.class, View.Occasion.RESULT, DerivationView::of);

    /** Found by scanning. */
    public DeriveMagic() {}

    /** Derives a result by all leaves that have a name. */
    public static void showDerive(Value result) {
        Shown.by(VALUE, result);
    }

    /** Derives gradients: {@code showDerive(gradients(L, W, b))}. */
    public static void showDerive(Gradients gradients) {
        Shown.by(GRADIENTS, gradients);
    }

    /** Shows a derivation made elsewhere. */
    public static void showDerive(Derivation derivation) {
        Shown.by(DERIVATION, derivation);
    }

    @Override
    public String name() {
        return "derive";
    }

    @Override
    public String help() {
        return "the chain rule of a result, line by line; by some leaves only: %derive L --by W, b";
    }

    @Override
    public String example() {
        return "L";
    }

    @Override
    public Display answer(String argument, NotebookHost host) {
        Options asked = Options.of(name(), argument, List.of(By.OPTION));
        return By.draw(asked, new Subject(this, "a result that is one number, or the gradients of one", host),
                (result, by) -> GRADIENTS.of(Gradients.gradients(result, by.toArray(Value[]::new))));
    }

    @Override
    public List<View<?>> views() {
        return List.of(VALUE, GRADIENTS, DERIVATION);
    }
}
