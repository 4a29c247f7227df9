package chainrule.linalg;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;

/**
 * A copy of a loop for every function that goes through it. The JIT compiles a loop once, with all functions it has seen
 * there: after the third of them each entry costs a call. In a copy of its own a function is inlined and the loop
 * vectorised, thirty times as fast, and its formula stays in one place.
 *
 * @param <L> the loop's interface
 */
final class OwnLoops<L> {

    /** Below this a loop of its own would not repay the look-up, nor making it the first time. */
    private static final int FEW = 32;

    private final Class<L> type;
    private final L template;

    /** The loop of each function's class. */
    private final ClassValue<L> own = new ClassValue<>() {
        @Override
        protected L computeValue(Class<?> function) {
            return copy();
        }
    };

    /** @param template of a class in this package, without state; it serves few entries itself */
    OwnLoops(Class<L> type, L template) {
        this.type = type;
        this.template = template;
    }

    /** The loop to use for a function and that many entries. */
    L of(Object function, int entries) {
        return entries < FEW ? template : own.get(function.getClass());
    }

    private L copy() {
        Class<?> original = template.getClass();
        String file = original.getName().substring(original.getPackageName().length() + 1) + ".class";
        try (InputStream code = original.getResourceAsStream(file)) {
            Class<?> copy = MethodHandles.lookup().defineHiddenClass(code.readAllBytes(), false).lookupClass();
            return type.cast(copy.getDeclaredConstructor().newInstance());
        } catch (IOException | ReflectiveOperationException e) {
            throw new IllegalStateException("the library is not whole: cannot copy " + file, e);
        }
    }
}
