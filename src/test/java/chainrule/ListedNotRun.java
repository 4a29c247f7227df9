package chainrule;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Makes mutation testing quick. PIT judges the mutants of each class in a fresh JVM, which asks JUnit for a list of the
 * tests, generated ones too, and JUnit can list those only by running everything. There the list is all that is wanted,
 * so the bodies are left out. PIT's other runs, for coverage and against a mutant, are not touched, and without PIT
 * (the profile {@code mutants} in the POM) this is not switched on.
 */
public final class ListedNotRun implements InvocationInterceptor {

    @Override
    public void interceptDynamicTest(
            Invocation<Void> test, DynamicTestInvocationContext context, ExtensionContext extension) throws Throwable {
        runUnlessListed(test);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> test, ReflectiveInvocationContext<Method> context, ExtensionContext extension) throws Throwable {
        runUnlessListed(test);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> test, ReflectiveInvocationContext<Method> context, ExtensionContext extension) throws Throwable {
        runUnlessListed(test);
    }

    private static void runUnlessListed(Invocation<Void> test) throws Throwable {
        boolean listed = StackWalker.getInstance().<Boolean>walk(frames -> frames.anyMatch(frame ->
                frame.getClassName().equals("org.pitest.mutationtest.execute.MutationTestMinion")
                        && frame.getMethodName().equals("findTestsForTestClasses")));
        if (listed) {
            test.skip();
        } else {
            test.proceed();
        }
    }
}
