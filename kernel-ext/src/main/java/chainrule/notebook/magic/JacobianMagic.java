package chainrule.notebook.magic;

import chainrule.explain.JacobianMatrix;
import chainrule.notebook.Display;
import chainrule.notebook.NotebookHost;
import chainrule.notebook.magic.Options.Option;
import chainrule.notebook.magic.Options.Takes;
import chainrule.notebook.view.JacobianView;
import chainrule.shape.Given;
import chainrule.tape.Value;
import java.util.List;
import java.util.function.Supplier;

/** {@code %jacobian y}: the Jacobian of a value by all its named leaves as a heat map; {@code %jacobian y --by x} by some only. */
public final class JacobianMagic implements Magic {

    private static final List<Option> OPTIONS =
            List.of(By.OPTION, new Option("help", Takes.NOTHING, "this list"));

    private static final View<Value> VALUE =
            new View<>(Value.class, View.Occasion.ASKED, value -> shown(() -> JacobianMatrix.of(value, Names.here())));
    private static final View<JacobianMatrix> MATRIX =
            new View<>(JacobianMatrix.class, View.Occasion.RESULT, JacobianView::of);

    /** Found by scanning. */
    public JacobianMagic() {}

    /** By all leaves that have a name. */
    public static void showJacobian(Value result) {
        Shown.by(VALUE, result);
    }

    /** By some values: {@code showJacobian(y, W, b)}. */
    public static void showJacobian(Value result, Value... by) {
        Given.list("showJacobian", "values", by);
        Shown.here(by(Shown.given(Value.class, result), List.of(by)));
    }

    /** Shows a matrix made elsewhere. */
    public static void showJacobian(JacobianMatrix matrix) {
        Shown.by(MATRIX, matrix);
    }

    private static Display by(Value result, List<Value> by) {
        return shown(() -> JacobianMatrix.of(result, by, Names.here()));
    }

    private static Display shown(Supplier<JacobianMatrix> matrix) {
        return View.orWhyNot("jacobian", "", () -> JacobianView.of(matrix.get()));
    }

    @Override
    public String name() {
        return "jacobian";
    }

    @Override
    public String help() {
        return "the Jacobian as a heat map, and which mode computed it; by some leaves: %jacobian y --by W, b";
    }

    @Override
    public String example() {
        return "y";
    }

    @Override
    public Display answer(String argument, NotebookHost host) {
        Options asked = Options.of(name(), argument, OPTIONS);
        if (asked.has("help")) {
            return OptionsHelp.of(this, OPTIONS, "");
        }
        return By.draw(asked, new Subject(this, "a value", host), JacobianMagic::by);
    }

    @Override
    public List<View<?>> views() {
        return List.of(VALUE, MATRIX);
    }
}
