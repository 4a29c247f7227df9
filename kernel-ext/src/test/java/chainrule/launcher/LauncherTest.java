package chainrule.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The launcher on machines that lack something: it ends with 1 and one line that says what, and what to do. A copy of it in a
 * path with spaces and umlauts, with a PATH of ours, on which are the system's small tools and what a test adds.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> SMALL_TOOLS = List.of(
            "sh", "env", "sed", "grep", "head", "tail", "cat", "cmp", "cp", "mv", "rm", "mkdir", "touch", "dirname", "basename", "readlink",
            "id", "sleep", "find", "uname", "tr", "mktemp", "chmod", "ls");

    @TempDir
    private Path folder;
    private Path checkout;
    private Path path;
    private Path home;

    @BeforeEach
    void copy() throws IOException {
        checkout = Files.createDirectories(folder.resolve("eine Übung"));
        path = Files.createDirectories(folder.resolve("bin"));
        home = Files.createDirectories(folder.resolve("home"));
        for (String tool : SMALL_TOOLS) {
            Path real = Stream.of("/bin", "/usr/bin").map(f -> Path.of(f, tool)).filter(Files::isExecutable).findFirst().orElseThrow();
            command(path.resolve(tool), "exec " + real + " \"$@\"");
        }
        for (String part : List.of("chainrule", "pom.xml", "launcher/machine.sh", "binder/requirements.txt", "notebooks/00-tour.ipynb",
                "kernel-ext/jupyter/CanDraw.java")) {
            Path target = checkout.resolve(part);
            Files.createDirectories(target.getParent());
            Files.copy(ROOT.resolve(part), target);
        }
    }

    @Test
    void noJava() throws Exception {
        assertThat(fault("run")).contains("there is no Java", "apt-get install default-jdk-headless");
    }

    @Test
    void aRuntimeWithoutCompiler() throws Exception {
        Path runtime = Files.createDirectories(folder.resolve("jre/bin")).getParent();
        command(runtime.resolve("bin/java"), "echo '    java.home = " + runtime + "'; echo '    java.specification.version = 21'");
        assertThat(fault("run", "JAVA_HOME", runtime.toString())).contains(runtime.toString(), "not a full JDK", "install a JDK 17");
    }

    @Test
    void anOldJava() throws Exception {
        command(path.resolve("java"), "echo '    java.home = /old'; echo '    java.specification.version = 11'");
        assertThat(fault("run")).contains("is Java 11", "install a JDK 17 or later");
    }

    @Test
    void javaHomeLeadsNowhere() throws Exception {
        assertThat(fault("run", "JAVA_HOME", "/nowhere")).contains("JAVA_HOME is /nowhere", "no bin/java");
    }

    @Test
    void anOldPythonAndAJupyterThatCannotExecute() throws Exception {
        command(path.resolve("python3"), "exit 1");
        command(path.resolve("jupyter"), "exit 1");
        Path launcher = checkout.resolve("launcher/machine.sh");
        // As if the distribution had none either, and as a user who may not install it.
        Files.writeString(launcher, Files.readString(launcher).replace("/usr/bin/python3", "/nowhere/python3")
                .replace("may_apt() {", "may_apt() { return 1;"));
        assertThat(fault("run", "JAVA_HOME", System.getProperty("java.home")))
                .contains("no Python 3.11 or later", "pip install -r binder/requirements.txt", "apt-get install jupyter-notebook");
    }

    @Test
    void aHomeThatCannotBeWrittenIsReplaced() throws Exception {
        Result doctor = launch("doctor", "HOME", "/proc/nowhere", "JAVA_HOME", System.getProperty("java.home"));
        assertThat(doctor.said()).contains("Java      ", System.getProperty("java.home"));
        assertThat(checkout.resolve("build/home")).isDirectory();
        assertThat(fault("install", "HOME", "/proc/nowhere")).contains("may not write to the home /proc/nowhere");
    }

    /** One line says so; when the cause is gone, the same command goes on. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "[ERROR] Non-resolvable import POM: Could not transfer artifact a:b from central: Unknown host c|there is no network",
        "[ERROR] Could not resolve dependencies: Could not transfer artifact a:b: Connect timed out|there is no network",
        "[ERROR] Could not write a.jar: No space left on device|make room and try again",
        "|make room and try again"})
    void whatIsNotTheBuildsFault(@Nullable String maven, String advice) throws Exception {
        command(path.resolve("python3"), "exit 0");
        command(checkout.resolve("mvnw"), "[ \"$1\" != -v ] || exit 0; " + (maven == null ? "" : "echo '" + maven + "'; ") + "exit 1");
        Result result = launch("run", "JAVA_HOME", System.getProperty("java.home"));
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.said().lines().toList()).hasSize(2).last().asString().startsWith("chainrule: ").contains(advice);
        command(checkout.resolve("mvnw"), "exit 0");
        assertThat(launch("run", "JAVA_HOME", System.getProperty("java.home")).code()).isZero();
    }

    /** A fault of the build itself is shown as Maven tells it, without Maven's advice on how to ask Maven. */
    @Test
    void aBuildThatFails() throws Exception {
        command(path.resolve("python3"), "exit 0");
        command(checkout.resolve("mvnw"), "[ \"$1\" != -v ] || exit 0; echo '[ERROR] A.java:[3,1] Connection refused is no symbol';"
                + " echo '[ERROR] Re-run Maven using the -X switch'; exit 1");
        Result result = launch("run", "JAVA_HOME", System.getProperty("java.home"));
        assertThat(result.said()).contains("A.java:[3,1]", "chainrule: the build failed: all of it in ").doesNotContain("Re-run", "network");
    }

    @Test
    void anUnknownCommand() throws Exception {
        assertThat(fault("rum")).contains("no command 'rum'");
    }

    /** What the launcher says on failing: one line. */
    private String fault(String command, String... settings) throws Exception {
        Result result = launch(command, settings);
        assertThat(result.code()).as(result.said()).isEqualTo(1);
        assertThat(result.said().lines().toList()).hasSize(1);
        assertThat(result.said()).startsWith("chainrule: ");
        return result.said();
    }

    private Result launch(String command, String... settings) throws Exception {
        ProcessBuilder launcher = new ProcessBuilder(checkout.resolve("chainrule").toString(), command).redirectErrorStream(true);
        Map<String, String> environment = launcher.environment();
        environment.clear();
        environment.putAll(Map.of("PATH", path.toString(), "HOME", home.toString()));
        for (int i = 0; i < settings.length; i += 2) {
            environment.put(settings[i], settings[i + 1]);
        }
        Process process = launcher.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Result(process.waitFor(), said);
    }

    private static void command(Path file, String script) {
        try {
            Files.writeString(file, "#!/bin/sh\n" + script + "\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Result(int code, String said) {}
}
