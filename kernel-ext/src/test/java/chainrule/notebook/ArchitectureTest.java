package chainrule.notebook;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows between the packages of the extension. */
class ArchitectureTest {

    private static final JavaClasses EXTENSION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("chainrule.notebook");

    @Test
    void eachPackageUsesOnlyThoseBelow() {
        assertThat(EXTENSION).hasSizeGreaterThan(20);
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("chainrule.notebook..")
                .layer("seam").definedBy("chainrule.notebook")
                .layer("view").definedBy("chainrule.notebook.view")
                .layer("data").definedBy("chainrule.notebook.data")
                .layer("magic").definedBy("chainrule.notebook.magic")
                .layer("ijava").definedBy("chainrule.notebook.ijava")
                .whereLayer("ijava").mayNotBeAccessedByAnyLayer()
                .whereLayer("data").mayNotAccessAnyLayer()
                .whereLayer("magic").mayOnlyBeAccessedByLayers("ijava")
                .whereLayer("view").mayOnlyBeAccessedByLayers("magic", "ijava")
                .ensureAllClassesAreContainedInArchitecture()
                .check(EXTENSION);
    }

    @Test
    void onlyTheAdapterKnowsTheKernel() {
        noClasses().that().resideOutsideOfPackage("chainrule.notebook.ijava")
                .should().dependOnClassesThat().resideInAnyPackage("io.github.spencerpark..", "jdk.jshell..")
                .check(EXTENSION);
    }

    @Test
    void theSeamNeedsNothing() {
        noClasses().that().resideInAPackage("chainrule.notebook")
                .should().dependOnClassesThat().resideOutsideOfPackages("chainrule.notebook", "java..", "org.jspecify..")
                .check(EXTENSION);
    }
}
