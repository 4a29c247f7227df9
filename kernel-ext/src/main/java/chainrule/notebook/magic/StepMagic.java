package chainrule.notebook.magic;

import chainrule.diff.Gradients;
import chainrule.explain.Steps;
import chainrule.notebook.Display;
import chainrule.notebook.NotebookHost;
import chainrule.notebook.view.StepsView;
import chainrule.tape.Value;
import java.util.List;

/** {@code %step L}: the way forward to a result and back from it, one step at a time. */
public final class StepMagic implements Magic {

    private static final View<Value> VALUE = View.ofWayBack("step", result -> StepsView.of(Steps.of(result, Names.here())));
    private static final View<Gradients> GRADIENTS = new View<>(
            Gradients.class, View.Occasion.ASKED, gradients -> StepsView.of(Steps.of(gradients, Names.here())));
    private static final View<Steps> STEPS = new View<>(Steps.class, View.Occasion.RESULT, StepsView::of);

    /** Found by scanning. */
    public StepMagic() {}

    /** Steps to a result, and back to all leaves that have a name. */
    public static void showStep(Value result) {
        Shown.by(VALUE, result);
    }

    /** Steps to gradients: {@code showStep(gradients(L, W, b))}. */
    public static void showStep(Gradients gradients) {
        Shown.by(GRADIENTS, gradients);
    }

    /** Shows steps made elsewhere. */
    public static void showStep(Steps steps) {
        Shown.by(STEPS, steps);
    }

    @Override
    public String name() {
        return "step";
    }

    @Override
    public String help() {
        return "the forward and the backward pass, one step at a time, to unfold";
    }

    @Override
    public String example() {
        return "L";
    }

    @Override
    public Display answer(String argument, NotebookHost host) {
        return new Subject(this, "a result that is one number, or the gradients of one", host).draw(argument);
    }

    @Override
    public List<View<?>> views() {
        return List.of(VALUE, GRADIENTS, STEPS);
    }
}
