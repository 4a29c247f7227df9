package chainrule.explain;

import chainrule.nn.Layer;
import java.util.List;
import java.util.function.Supplier;

/** What a layer is called: by its own words, else by its class; a bare function by the operations it does. */
final class LayerNames {

    private static final int MOST_OPERATIONS = 4;

    private LayerNames() {}

    /** @param operations those it was seen to do, in order; empty if it was not seen */
    static String of(Layer layer, Supplier<List<String>> operations) {
        Class<?> type = layer.getClass();
        if (type.isHidden() || type.isSynthetic() || type.getSimpleName().isEmpty()) {
            return listed(operations.get());
        }
        return layer.parts().isEmpty() && speaks(type) ? layer.toString().lines().findFirst().orElse("") : type.getSimpleName();
    }

    /** Whether it has words of its own: those of a record are all that it holds, and those of any object its address. */
    private static boolean speaks(Class<?> type) {
        try {
            return !type.isRecord() && type.getMethod("toString").getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    private static String listed(List<String> operations) {
        if (operations.isEmpty()) {
            return "operation";
        }
        String shown = String.join(", ", operations.subList(0, Math.min(MOST_OPERATIONS, operations.size())));
        return operations.size() > MOST_OPERATIONS ? shown + ", …" : shown;
    }
}
