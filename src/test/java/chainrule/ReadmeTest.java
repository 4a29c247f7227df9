package chainrule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The front page says what is true: its example compiles and prints what it says, and its links lead somewhere. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    @Test
    void theExamplePrintsWhatItSays() throws Exception {
        List<String> example = block("java").lines().toList();
        String imports = example.stream().filter(line -> line.startsWith("import")).collect(Collectors.joining("\n"));
        String body = example.stream().filter(line -> !line.startsWith("import")).collect(Collectors.joining("\n"));
        Path source = folder.resolve("Example.java");
        Files.writeString(source, imports + "\npublic class Example { public static void main(String[] args) {\n" + body + "\n}}\n");
        int result = ToolProvider.getSystemJavaCompiler().run(
                null, null, null, "-encoding", "UTF-8", "-cp", System.getProperty("java.class.path"), "-d", folder.toString(), source.toString());
        assertThat(result).isZero();

        String promised = Pattern.compile("// (.*)").matcher(body).results().map(m -> m.group(1)).collect(Collectors.joining("\n"));
        assertThat(promised).isNotEmpty();
        assertThat(output(folder)).isEqualToIgnoringNewLines(promised);
    }

    @Test
    void itsLinksLeadSomewhere() throws IOException {
        List<String> links = Pattern.compile("\\]\\(([^)#]+)\\)").matcher(readme()).results()
                .map(m -> m.group(1)).filter(link -> !link.startsWith("https:")).toList();
        assertThat(links).isNotEmpty().allSatisfy(link -> assertThat(ROOT.resolve(link)).exists());
    }

    private static String output(Path classes) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, ReadmeTest.class.getClassLoader())) {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            loader.loadClass("Example").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String block(String language) throws IOException {
        Matcher block = Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL).matcher(readme());
        assertThat(block.find()).as("a block of %s in the README", language).isTrue();
        return block.group(1);
    }

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md")).replace("\r\n", "\n");
    }
}
