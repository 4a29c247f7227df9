package chainrule.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.oracle.OracleVerdict.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs every case of every file of a folder: numbers that other systems computed. {@code -Dchainrule.oracles=DIR}
 * points it at another folder of the same format.
 */
class OracleTest {

    private static final Path FOLDER =
            Path.of(System.getProperty("chainrule.oracles", "test/resources/oracles"));

    private static final Map<String, Score> SCORES = new TreeMap<>();

    /** What became of the cases of one file. */
    private static final class Score {
        private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        private int failed;
        private int stretch;
        private double worst;
        private final List<String> notes = new ArrayList<>();
    }

    @TestFactory
    Stream<DynamicContainer> everyCaseOfEveryFile() throws IOException {
        List<Path> files = OracleCase.files(FOLDER);
        assertThat(files).as("case files in " + FOLDER).isNotEmpty();
        return files.stream().map(file -> {
            String name = file.getFileName().toString();
            // Read when its turn comes: who runs one case alone does not wait for the other files.
            Stream<OracleCase> cases = Stream.of(file).flatMap(read -> OracleCase.of(read).stream());
            return DynamicContainer.dynamicContainer(name, cases.map(c -> DynamicTest.dynamicTest(c.name(), () -> run(name, c))));
        });
    }

    private static void run(String file, OracleCase oracle) {
        Score score = SCORES.computeIfAbsent(file, key -> new Score());
        try {
            OracleVerdict verdict = OracleRunner.of(oracle);
            score.counts.merge(verdict.outcome(), 1, Integer::sum);
            score.worst = Math.max(score.worst, verdict.worst());
            verdict.notes().forEach(note -> score.notes.add(oracle.name() + ": " + note));
        } catch (AssertionError | RuntimeException e) {
            if (oracle.tagged("stretch")) {
                score.stretch++;
                score.notes.add(oracle.name() + " (stretch): " + e.getMessage().lines().findFirst().orElse(""));
                return;
            }
            score.failed++;
            throw e;
        }
    }

    @AfterAll
    static void tell() {
        SCORES.forEach((file, score) -> {
            int refused = score.counts.getOrDefault(Outcome.REFUSED, 0);
            int skipped = score.counts.getOrDefault(Outcome.SKIPPED, 0);
            int passed = score.counts.getOrDefault(Outcome.PASSED, 0) + refused;
            System.out.printf(Locale.ROOT,
                    "%-32s %4d run: %4d passed (%d of them partly by a refusal), %d failed, %d short of a stretch; %d skipped; worst error %.1e%n",
                    file, passed + score.failed + score.stretch, passed, refused, score.failed, score.stretch, skipped, score.worst);
            score.notes.forEach(note -> System.out.println("    " + note));
        });
    }
}
