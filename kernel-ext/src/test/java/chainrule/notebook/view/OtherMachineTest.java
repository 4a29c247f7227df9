package chainrule.notebook.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Draws in another Java machine, whose settings differ. */
class OtherMachineTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "-XX:hashCode=0 -Duser.language=tr -Duser.country=TR -Dline.separator=|",
        "-XX:hashCode=2 -Dfile.encoding=US-ASCII -Duser.timezone=Pacific/Apia"
    })
    void theBytesAreTheSame(String settings) throws Exception {
        assertThat(run(Fingerprint.class, settings.split(" "))).isEqualTo(Fingerprint.ofAll());
    }

    @Test
    void withoutFontsTheNumbersAreShown(@TempDir Path folder) throws Exception {
        Path broken = Files.writeString(folder.resolve("fontconfig.properties"), "this is not a font configuration");
        assertThat(run(OneCurve.class, "-Dsun.awt.fontconfig=" + broken))
                .contains("could not be drawn", "apt-get install", "Epoch 3: loss").doesNotContain("<img");
    }

    private static String run(Class<?> main, String... settings) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true", "-XX:+UnlockExperimentalVMOptions"));
        command.addAll(List.of(settings));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
