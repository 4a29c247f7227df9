package chainrule.notebook.magic;

import chainrule.check.GradientCheck;
import chainrule.check.Sample;
import chainrule.diff.Gradients;
import chainrule.explain.NamedLeaves;
import chainrule.explain.TapeCheck;
import chainrule.notebook.Display;
import chainrule.notebook.NotebookHost;
import chainrule.notebook.magic.Options.Option;
import chainrule.notebook.magic.Options.Takes;
import chainrule.notebook.view.GradientCheckView;
import chainrule.tape.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code %gradcheck L}: the gradient of the tape beside differences, and whose rule is wrong if they differ;
 * {@code %gradcheck L --by W, b} by some leaves only.
 */
public final class GradcheckMagic implements Magic {

    private static final Option ENTRIES = new Option("entries", Takes.NUMBER, "at most so many entries of each leaf");
    private static final Option SEED = new Option("seed", Takes.NUMBER, "which entries of a large leaf are drawn");
    private static final Option HELP = new Option("help", Takes.NOTHING, "this list");
    private static final List<Option> OPTIONS = List.of(By.OPTION, ENTRIES, SEED, HELP);

    private static final View<Value> VALUE =
            new View<>(Value.class, View.Occasion.ASKED, value -> shown(() -> TapeCheck.of(value, Names.here())));
    private static final View<Gradients> GRADIENTS =
            new View<>(Gradients.class, View.Occasion.ASKED, gradients -> shown(() -> TapeCheck.of(gradients, Names.here())));
    private static final View<TapeCheck> TAPE = new View<>(TapeCheck.class, View.Occasion.RESULT, GradientCheckView::of);
    private static final View<GradientCheck> CHECK =
            new View<>(GradientCheck.class, View.Occasion.RESULT, GradientCheckView::of);

    /** Found by scanning. */
    public GradcheckMagic() {}

    /** Checks the gradients of a result by all leaves that have a name. */
    public static void showGradcheck(Value result) {
        Shown.by(VALUE, result);
    }

    /** Checks the gradients of a result by some values: {@code showGradcheck(L, W, b)}. */
    public static void showGradcheck(Value result, Value... by) {
        Shown.here(shown(() -> TapeCheck.of(Gradients.gradients(result, by), Names.here())));
    }

    /** The same with a sample of one's choice: {@code showGradcheck(L, new Sample().entries(50))}. */
    public static void showGradcheck(Value result, Sample sample) {
        Shown.here(shown(() -> TapeCheck.of(NamedLeaves.gradients(Shown.given(Value.class, result), Names.here()), Names.here(), Shown.given(Sample.class, sample))));
    }

    /** Checks gradients, also those that somebody changed. */
    public static void showGradcheck(Gradients gradients) {
        Shown.by(GRADIENTS, gradients);
    }

    /** Shows a check of a tape made elsewhere. */
    public static void showGradcheck(TapeCheck check) {
        Shown.by(TAPE, check);
    }

    /** Shows a check of one's own function or formulas. */
    public static void showGradcheck(GradientCheck check) {
        Shown.by(CHECK, check);
    }

    private static Display shown(Supplier<TapeCheck> check) {
        return View.orWhyNot("gradcheck", "; --entries 50 compares fewer entries of each leaf", () -> GradientCheckView.of(check.get()));
    }

    @Override
    public String name() {
        return "gradcheck";
    }

    @Override
    public String help() {
        return "the gradient beside differences, and whose rule is wrong; %gradcheck --help lists the options";
    }

    @Override
    public String example() {
        return "L";
    }

    @Override
    public Display answer(String argument, NotebookHost host) {
        Options asked = Options.of(name(), argument, OPTIONS);
        if (asked.has(HELP.word())) {
            return OptionsHelp.of(this, OPTIONS, "new Sample()");
        }
        Subject subject = new Subject(this, "a result that is one number, or the gradients of one", host);
        if (asked.chosen().isEmpty()) {
            return subject.draw(asked.expression());
        }
        Object given = subject.of(asked.expression());
        return shown(() -> {
            Gradients gradients = gradients(given, asked.text(By.OPTION.word()), subject);
            Sample usual = TapeCheck.affordable(gradients);
            return TapeCheck.of(gradients, Names.here(), new Sample(
                    asked.number(name(), ENTRIES.word()).orElse(usual.most()),
                    asked.number(name(), SEED.word()).map(Integer::longValue).orElse(usual.seed())));
        });
    }

    private static Gradients gradients(Object given, Optional<String> by, Subject subject) {
        if (given instanceof Gradients gradients) {
            return by.map(names -> Gradients.gradients(gradients.loss(), By.values(names, subject))).orElse(gradients);
        }
        if (given instanceof Value result) {
            return by.map(names -> Gradients.gradients(result, By.values(names, subject)))
                    .orElseGet(() -> NamedLeaves.gradients(result, Names.here()));
        }
        throw new CannotShow("%gradcheck: options are for values and gradients; this check is made already");
    }

    @Override
    public List<View<?>> views() {
        return List.of(VALUE, GRADIENTS, TAPE, CHECK);
    }
}
