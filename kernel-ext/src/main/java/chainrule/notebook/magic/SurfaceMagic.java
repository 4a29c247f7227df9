package chainrule.notebook.magic;

import chainrule.diff.Gradients;
import chainrule.explain.Surface;
import chainrule.explain.SurfaceOptions;
import chainrule.notebook.Display;
import chainrule.notebook.NotebookHost;
import chainrule.notebook.magic.Options.Option;
import chainrule.notebook.magic.Options.Takes;
import chainrule.notebook.view.SurfaceView;
import chainrule.tape.Value;
import chainrule.train.ParameterPath;
import java.util.List;

/**
 * {@code %surface L}: the loss over two directions; {@code %surface L --path path} with the way that training took, in
 * the two directions in which it moved most; {@code %surface L --by w, b} over two numbers themselves.
 */
public final class SurfaceMagic implements Magic {

    private static final Option PATH = new Option("path", Takes.SETTING, "path", "the way that training took: a ParameterPath that listened");
    private static final Option BY = new Option("by", Takes.SETTING, "w, b", "moves these values only; two numbers are the axes themselves");
    private static final Option STEPS = new Option("steps", Takes.NUMBER, "41", "points along each axis, 3 to 101 (25 otherwise)");
    private static final Option SPAN = new Option("span", Takes.DECIMAL, "0.5", "how far to look, times the usual");
    private static final Option SEED = new Option("seed", Takes.NUMBER, "7", "other random directions");
    private static final List<Option> OPTIONS =
            List.of(PATH, BY, STEPS, SPAN, SEED, new Option("help", Takes.NOTHING, "this list"));

    private static final View<Surface> SURFACE = new View<>(Surface.class, View.Occasion.RESULT, SurfaceView::of);

    private final SurfaceOptions options;

    /** Found by scanning. */
    public SurfaceMagic() {
        this(new SurfaceOptions());
    }

    private SurfaceMagic(SurfaceOptions options) {
        this.options = options;
    }

    /** Shows a loss over two random directions of its named leaves, or over its two numbers. */
    public static void showSurface(Value loss) {
        showSurface(loss, new SurfaceOptions());
    }

    /** The same with options: {@code showSurface(loss, new SurfaceOptions().path(path))}. */
    public static void showSurface(Value loss, SurfaceOptions options) {
        Shown.by(values(options), loss);
    }

    /** Over the parameters that gradients are by: {@code showSurface(trainer.gradients(data))}. */
    public static void showSurface(Gradients gradients) {
        showSurface(gradients, new SurfaceOptions());
    }

    /** The same with options. */
    public static void showSurface(Gradients gradients, SurfaceOptions options) {
        Shown.by(gradients(options), gradients);
    }

    /** Shows a surface made elsewhere. */
    public static void showSurface(Surface surface) {
        Shown.by(SURFACE, surface);
    }

    private static View<Value> values(SurfaceOptions options) {
        return new View<>(Value.class, View.Occasion.ASKED, loss -> drawn(loss, options));
    }

    private static View<Gradients> gradients(SurfaceOptions options) {
        return new View<>(Gradients.class, View.Occasion.ASKED, gradients ->
                drawn(gradients.loss(), Surface.over(gradients, options)));
    }

    private static Display drawn(Value loss, SurfaceOptions options) {
        try {
            return new LiveSurface(System::nanoTime).draw(progress -> Surface.of(loss, Names.here(), options, progress));
        } catch (IllegalArgumentException e) {
            throw new CannotShow("%surface: " + e.getMessage());
        }
    }

    @Override
    public String name() {
        return "surface";
    }

    @Override
    public String help() {
        return "the loss over two directions, with the path that training took; %surface --help lists the options";
    }

    @Override
    public String example() {
        return "L";
    }

    @Override
    public Display answer(String argument, NotebookHost host) {
        Options asked = Options.of(name(), argument, OPTIONS);
        if (asked.has("help")) {
            return OptionsHelp.of(this, OPTIONS, "new SurfaceOptions()");
        }
        Subject subject = new Subject(this, "a loss, or the gradients of one", host);
        return new Subject(new SurfaceMagic(options(asked, subject)), subject.wants(), host).draw(asked.expression());
    }

    private SurfaceOptions options(Options asked, Subject subject) {
        return new Settings<>(name(), asked, options)
                .number(STEPS.word(), SurfaceOptions::steps)
                .decimal(SPAN.word(), SurfaceOptions::span)
                .number(SEED.word(), (all, seed) -> all.seed(seed))
                .text(BY.word(), (all, by) -> all.by(By.values(by, subject).toArray(Value[]::new)))
                .text(PATH.word(), (all, path) -> all.path(path(path, subject)))
                .made();
    }

    private static ParameterPath path(String expression, Subject subject) {
        if (subject.anything(expression) instanceof ParameterPath path) {
            return path;
        }
        throw new CannotShow("%surface: --path wants a ParameterPath: var path = new ParameterPath(model), given to trainer.listener(path)"
                + " before fit; '" + expression + "' is none");
    }

    @Override
    public List<View<?>> views() {
        return List.of(values(options), gradients(options), SURFACE);
    }
}
