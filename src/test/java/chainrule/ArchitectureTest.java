package chainrule;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The arrows of the house: who may use whom, and nothing else. */
class ArchitectureTest {

    private static final Set<String> BELOW_TRAIN =
            Set.of("replay", "shape", "linalg", "tape", "op", "diff", "nn", "loss", "optim", "check");

    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("shape", Set.of()),
            Map.entry("linalg", Set.of("shape")),
            Map.entry("tape", Set.of("shape", "linalg")),
            Map.entry("op", Set.of("tape", "linalg", "shape")),
            Map.entry("diff", Set.of("replay", "op", "tape", "shape")),
            Map.entry("nn", Set.of("op", "tape", "linalg", "shape")),
            Map.entry("loss", Set.of("op", "tape", "linalg", "shape")),
            Map.entry("replay", Set.of("tape", "linalg", "shape")),
            Map.entry("optim", Set.of("nn", "diff", "tape", "linalg", "shape")),
            Map.entry("train", BELOW_TRAIN),
            Map.entry("check", Set.of("diff", "tape", "shape")),
            Map.entry("explain", Set.of("nn", "check", "train", "diff", "op", "tape", "shape")));

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("chainrule");

    @Test
    void packagesUseOnlyWhatTheyMay() {
        Set<String> arrows = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            String from = house(type);
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass())
                    .filter(target -> target.getPackageName().startsWith("chainrule"))
                    .map(ArchitectureTest::house)
                    .filter(to -> !to.equals(from))
                    .forEach(to -> arrows.add(from + " → " + to));
        }
        Set<String> allowed = MAY_USE.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(to -> entry.getKey() + " → " + to))
                .collect(Collectors.toSet());
        assertThat(arrows).hasSizeGreaterThan(10).isSubsetOf(allowed);
    }

    @Test
    void thereAreNoCycles() {
        slices().matching("chainrule.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theLibraryNeedsMatricesAlone() {
        Set<String> foreign = CLASSES.stream()
                .filter(type -> !isVectorForm(type))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(target -> !target.isPrimitive())
                .map(JavaClass::getPackageName)
                .filter(name -> !name.startsWith("java.") && !name.startsWith("chainrule"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(foreign).allMatch(name -> name.startsWith("org.ejml") || name.startsWith("org.jspecify"));
    }

    /** A JVM without the module must never load one: nobody names them, and their loader asks for the module first. */
    @Test
    void vectorFormsStandApart() {
        Set<String> used = CLASSES.stream()
                .filter(type -> !isVectorForm(type))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass())
                .filter(ArchitectureTest::isVectorForm)
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(used).isEmpty();
        assertThat(CLASSES.stream().filter(ArchitectureTest::isVectorForm)).isNotEmpty().allSatisfy(type ->
                assertThat(type.getDirectDependenciesFromSelf())
                        .extracting(dependency -> dependency.getTargetClass().getBaseComponentType().getPackageName())
                        .allMatch(name -> name.isEmpty() || name.startsWith("java.") || name.startsWith("chainrule.")
                                || name.equals("jdk.incubator.vector") || name.startsWith("org.ejml")));
    }

    @Test
    void theNumericPathUsesNoFunctionThatMayDifferBetweenMachines() {
        Set<String> calls = CLASSES.stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().getName().equals("java.lang.Math"))
                .map(call -> call.getTarget().getName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(calls)
                .contains("fma")
                .isSubsetOf("abs", "copySign", "max", "min", "fma", "sqrt", "rint", "addExact", "multiplyExact", "multiplyHigh");
    }

    private static boolean isVectorForm(JavaClass type) {
        return type.getName().startsWith("chainrule.linalg.Vector");
    }

    private static String house(JavaClass type) {
        return type.getPackageName().split("\\.")[1];
    }
}
