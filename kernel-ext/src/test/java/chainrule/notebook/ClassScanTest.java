package chainrule.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class ClassScanTest {

    @Test
    void findsPublicClassesInAFolder() throws IOException {
        List<Class<?>> found = ClassScan.beside(ClassScan.class).publicClassesOf("chainrule.notebook");

        assertThat(found).contains(Display.class, ClassScan.class, NotebookHost.class).isSortedAccordingTo(ClassScanTest::byName);
    }

    @Test
    void findsPublicClassesInAJar() throws IOException {
        ClassScan ejml = ClassScan.beside(DMatrixRMaj.class);

        assertThat(ejml.publicClassesOf("org.ejml.data")).contains(DMatrixRMaj.class).noneMatch(Class::isMemberClass);
        assertThat(ejml.publicClassesOf("org.ejml.nowhere")).isEmpty();
    }

    private static int byName(Class<?> a, Class<?> b) {
        return a.getName().compareTo(b.getName());
    }
}
