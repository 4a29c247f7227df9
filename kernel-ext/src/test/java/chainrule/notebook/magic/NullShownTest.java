package chainrule.notebook.magic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import chainrule.notebook.ClassScan;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every static call of a magic, found by scanning, with null for what it shows: one line that says so. */
class NullShownTest {

    @TestFactory
    List<DynamicTest> nothingToShowIsSaid() throws IOException {
        List<Method> calls = ClassScan.beside(Magic.class).publicClassesOf(Magic.class.getPackageName()).stream()
                .filter(Magic.class::isAssignableFrom)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && Modifier.isStatic(method.getModifiers())
                        && method.getParameterCount() > 0)
                .toList();
        assertThat(calls).hasSizeGreaterThan(20);
        return calls.stream().map(call -> DynamicTest.dynamicTest(
                call.getName() + Arrays.toString(call.getParameterTypes()), () -> refused(call))).toList();
    }

    private static void refused(Method call) {
        Object[] arguments = Arrays.stream(call.getParameterTypes()).map(type -> type == double.class ? (Object) 0.1
                : type == int.class ? (Object) 1 : null).toArray();
        assertThat(catchThrowable(() -> call.invoke(null, arguments))).cause()
                .satisfies(thrown -> assertThat(thrown.getMessage()).contains("null").doesNotContain("Cannot invoke", "because"));
    }
}
