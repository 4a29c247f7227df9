package chainrule.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.tape.Value;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Executable;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Scanner;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Same program, same bytes, whatever the language of the machine: nothing in the library or the extension asks the JDK
 * for what it also does for a given locale, or for the machine's own.
 */
class LocaleTest {

    /** What depends on the machine's locale and has no sister of the same name that takes one. */
    private static final Set<String> OTHERS = Set.of("String.formatted", "Locale.getDefault", "DecimalFormat.<init>", "DecimalFormatSymbols.<init>",
            "MessageFormat.format", "Scanner.nextDouble", "Scanner.nextInt", "Scanner.nextLong", "Scanner.hasNextDouble");

    private static List<String> dependent(JavaClasses classes) {
        return classes.stream().flatMap(LocaleTest::dependent).sorted().distinct().toList();
    }

    private static Stream<String> dependent(JavaClass type) {
        return Stream.concat(type.getCodeUnitCallsFromSelf().stream().map(call -> call.getTarget()),
                        type.getCodeUnitReferencesFromSelf().stream().map(reference -> reference.getTarget()))
                .filter(LocaleTest::isDependent)
                .map(target -> type.getSimpleName() + ": " + called(target));
    }

    private static String called(CodeUnitAccessTarget target) {
        return target.getOwner().getSimpleName() + "." + target.getName();
    }

    private static boolean isDependent(CodeUnitAccessTarget target) {
        if (!target.getOwner().getPackageName().startsWith("java.")) {
            return false;
        }
        List<String> parameters = target.getRawParameterTypes().stream().map(JavaClass::getName).toList();
        if (parameters.contains(Locale.class.getName())) {
            return false;
        }
        boolean given = parameters.stream().anyMatch(parameter -> parameter.endsWith("DecimalFormatSymbols"));
        return OTHERS.contains(called(target)) && !given || hasSisterWithALocale(target, parameters);
    }

    /** Whether there is another of that name that takes the same and a locale. */
    private static boolean hasSisterWithALocale(CodeUnitAccessTarget target, List<String> parameters) {
        Class<?> owner = target.getOwner().reflect();
        Executable[] all = target.getName().equals("<init>") ? owner.getConstructors() : owner.getMethods();
        return Arrays.stream(all)
                .filter(other -> target.getName().equals("<init>") || other.getName().equals(target.getName()))
                .map(other -> new ArrayList<>(Arrays.stream(other.getParameterTypes()).map(Class::getName).toList()))
                .anyMatch(other -> other.remove(Locale.class.getName()) && other.equals(parameters));
    }

    @Test
    void nothingDependsOnTheLanguageOfTheMachine() {
        JavaClasses both = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("chainrule");
        assertThat(both.contain(Value.class)).as("the library").isTrue();
        assertThat(both.contain(Display.class)).as("the extension").isTrue();
        assertThat(both).hasSizeGreaterThan(400);
        assertThat(dependent(both)).isEmpty();
    }

    /** All that must not be. */
    @SuppressWarnings("unused")
    private static final class Careless {

        private final UnaryOperator<String> loud = String::toUpperCase;

        String all(double x) {
            System.out.printf("%f", x);
            System.out.format("%f", x);
            return String.format("%f", x) + "%f".formatted(x) + "I".toLowerCase() + NumberFormat.getInstance().format(x)
                    + NumberFormat.getPercentInstance().format(x) + new DecimalFormat("0.0").format(x) + new Formatter().format("%f", x)
                    + DateTimeFormatter.ofPattern("MMMM") + Locale.getDefault() + new Scanner("1,5").nextDouble();
        }
    }

    /** The same with care. */
    @SuppressWarnings("unused")
    private static final class Careful {

        String all(double x) {
            System.out.printf(Locale.ROOT, "%f", x);
            return String.format(Locale.ROOT, "%f", x) + "I".toLowerCase(Locale.ROOT) + NumberFormat.getInstance(Locale.ROOT).format(x)
                    + new DecimalFormat("0.0", java.text.DecimalFormatSymbols.getInstance(Locale.ROOT)).format(x)
                    + DateTimeFormatter.ofPattern("MMMM", Locale.ROOT) + x + Double.toString(x);
        }
    }

    @Test
    void carelessCodeIsFound() {
        assertThat(dependent(new ClassFileImporter().importClasses(Careless.class))).containsExactly(
                "Careless: DateTimeFormatter.ofPattern", "Careless: DecimalFormat.<init>", "Careless: Formatter.<init>", "Careless: Formatter.format", "Careless: Locale.getDefault",
                "Careless: NumberFormat.getInstance", "Careless: NumberFormat.getPercentInstance", "Careless: PrintStream.format",
                "Careless: PrintStream.printf", "Careless: Scanner.nextDouble", "Careless: String.format", "Careless: String.formatted",
                "Careless: String.toLowerCase", "Careless: String.toUpperCase");
        assertThat(dependent(new ClassFileImporter().importClasses(Careful.class))).isEmpty();
    }
}
