package chainrule.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which form runs is decided when a JVM starts, so each case is a JVM of its own. */
class RoutinesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -Dchainrule.threads=1                                            | portable Java (--add-modules jdk.incubator.vector | PortableGemm | 1 thread
            -Dchainrule.routines=vector                                      | portable Java (--add-modules jdk.incubator.vector | PortableGemm | thread
            --add-modules=jdk.incubator.vector -Dchainrule.threads=3         | portable Java at first, vectors once              | PortableGemm | 3 threads
            --add-modules=jdk.incubator.vector -Dchainrule.routines=portable | portable Java, as chainrule.routines asks         | PortableGemm | thread
            --add-modules=jdk.incubator.vector -Dchainrule.routines=vector   | vectors, as chainrule.routines asks               | VectorGemm   | thread
            --add-modules=jdk.incubator.vector -Dchainrule.routines=fast     | portable Java at first, vectors once              | PortableGemm | thread
            """)
    void itSaysWhatItDoes(String options, String description, String form, String threads) throws IOException, InterruptedException {
        List<String> lines = run(options, RoutinesTest.class);
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith(description).contains("; large products on ").contains(threads);
        assertThat(lines.get(1)).isEqualTo(form);
        assertThat(lines.get(2)).isEqualTo("4.0 8.0");
    }

    /** Prints the description, the form that runs now, and a product. */
    public static void main(String[] arguments) {
        System.out.println(Routines.description());
        System.out.println(TwoForms.of(Gemm.class, new PortableGemm(), Products::rehearse).worth(1).getClass().getSimpleName());
        DMatrixRMaj c = new DMatrixRMaj(1, 2);
        Products.multiply(new DMatrixRMaj(new double[][] {{2}}), new DMatrixRMaj(new double[][] {{2, 4}}), c);
        System.out.println(c.data[0] + " " + c.data[1]);
    }

    /** What a main class prints in a JVM with these options; it must end well. */
    static List<String> run(String options, Class<?> main) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options.split(" ")));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        assertThat(process.waitFor()).isZero();
        return lines;
    }
}
