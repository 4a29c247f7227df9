package chainrule.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same program gives the same bits: with the compilers, with the interpreter alone, with vectors of any width and
 * without them, and, as the digests are kept in a file, on every JDK and machine that runs this test.
 */
class SameBitsTest {

    private static final Path FOLDER = Path.of("test/resources/oracles");

    @ParameterizedTest
    @ValueSource(strings = {
        "-Xint",
        "-XX:TieredStopAtLevel=1",
        "-Duser.language=tr",
        "--add-modules=jdk.incubator.vector -Dchainrule.routines=vector",
        "--add-modules=jdk.incubator.vector -Dchainrule.routines=portable",
        "--add-modules=jdk.incubator.vector -Dchainrule.routines=vector -XX:MaxVectorSize=16"
    })
    void everyNumberOfEveryCaseIsTheSame(String options) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(List.of(options.split(" ")));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SameBits.class.getName(), FOLDER.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        assertThat(process.waitFor()).isZero();
        assertThat(lines).containsExactlyElementsOf(digests());
    }

    private static List<String> digests() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("test/resources/digests.txt"))) {
            return lines.toList();
        }
    }
}
