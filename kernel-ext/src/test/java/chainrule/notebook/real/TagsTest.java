package chainrule.notebook.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.commons.support.AnnotationSupport;

/** Each test says by its tags what it wants of the machine: where that is not to be had, {@code ./chainrule test} leaves it out. */
class TagsTest {

    private static final JavaClasses OURS = new ClassFileImporter().importPackages("chainrule");

    @ParameterizedTest
    @CsvSource({"jupyter, chainrule.notebook.real.Jupyter", "browser, chainrule.notebook.real.Browser"})
    void whatATestWantsIsItsTag(String tag, String tool) {
        Set<String> tagged = names(type -> AnnotationSupport.findRepeatableAnnotations(type.reflect(), Tag.class).stream()
                .anyMatch(found -> found.value().equals(tag)));
        Set<String> using = names(type -> type.getTransitiveDependenciesFromSelf().stream()
                .anyMatch(use -> use.getTargetClass().getFullName().equals(tool)));

        assertThat(using).isNotEmpty();
        assertThat(tagged).isEqualTo(using);
    }

    private static Set<String> names(Predicate<JavaClass> which) {
        return OURS.stream()
                .filter(type -> type.isTopLevelClass() && type.getSimpleName().matches(".*(Test|IT)"))
                .filter(which)
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toSet());
    }
}
