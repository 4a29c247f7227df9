package chainrule.notebook.magic;

import chainrule.diff.Gradients;
import chainrule.explain.HessianMatrix;
import chainrule.notebook.Display;
import chainrule.notebook.NotebookHost;
import chainrule.notebook.magic.Options.Option;
import chainrule.notebook.magic.Options.Takes;
import chainrule.notebook.view.HessianView;
import chainrule.shape.Given;
import chainrule.tape.Value;
import java.util.List;
import java.util.function.Supplier;

/** {@code %hessian L}: the Hessian of a number by all its named leaves together, and what kind of point this is; {@code %hessian L --by W, b} by some only. */
public final class HessianMagic implements Magic {

    private static final List<Option> OPTIONS =
            List.of(By.OPTION, new Option("help", Takes.NOTHING, "this list"));

    private static final View<Value> VALUE =
            new View<>(Value.class, View.Occasion.ASKED, value -> shown(() -> HessianMatrix.of(value, Names.here())));
    private static final View<Gradients> GRADIENTS = new View<>(
            Gradients.class, View.Occasion.ASKED, gradients -> shown(() -> HessianMatrix.of(gradients, Names.here())));
    private static final View<HessianMatrix> MATRIX =
            new View<>(HessianMatrix.class, View.Occasion.RESULT, HessianView::of);

    /** Found by scanning. */
    public HessianMagic() {}

    /** By all leaves that have a name. */
    public static void showHessian(Value result) {
        Shown.by(VALUE, result);
    }

    /** By some values: {@code showHessian(L, W, b)}. */
    public static void showHessian(Value result, Value... by) {
        Given.list("showHessian", "values", by);
        Shown.here(by(Shown.given(Value.class, result), List.of(by)));
    }

    /** By what gradients were asked for: {@code showHessian(gradients(L, W, b))}. */
    public static void showHessian(Gradients gradients) {
        Shown.by(GRADIENTS, gradients);
    }

    /** Shows a matrix made elsewhere. */
    public static void showHessian(HessianMatrix matrix) {
        Shown.by(MATRIX, matrix);
    }

    private static Display by(Value result, List<Value> by) {
        return shown(() -> HessianMatrix.of(Gradients.gradients(result, by), Names.here()));
    }

    private static Display shown(Supplier<HessianMatrix> matrix) {
        return View.orWhyNot("hessian", "", () -> HessianView.of(matrix.get()));
    }

    @Override
    public String name() {
        return "hessian";
    }

    @Override
    public String help() {
        return "the Hessian as a heat map, and what kind of point this is; by some leaves: %hessian L --by W, b";
    }

    @Override
    public String example() {
        return "L";
    }

    @Override
    public Display answer(String argument, NotebookHost host) {
        Options asked = Options.of(name(), argument, OPTIONS);
        if (asked.has("help")) {
            return OptionsHelp.of(this, OPTIONS, "");
        }
        return By.draw(asked, new Subject(this, "a result that is one number, or the gradients of one", host), HessianMagic::by);
    }

    @Override
    public List<View<?>> views() {
        return List.of(VALUE, GRADIENTS, MATRIX);
    }
}
