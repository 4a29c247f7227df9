package chainrule.oracle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Prints a digest of every number that the case files make this library compute, training traces included. */
public final class SameBits {

    private SameBits() {}

    /** @param arguments the folder of the case files */
    public static void main(String[] arguments) throws IOException {
        of(Path.of(arguments[0])).forEach(System.out::println);
    }

    /** One line per file: its name, and the digest of all its cases. */
    static List<String> of(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : OracleCase.files(folder)) {
            long bits = 17;
            for (OracleCase oracle : OracleCase.of(file)) {
                bits = 31 * bits + bits(oracle);
            }
            lines.add(file.getFileName() + " " + Long.toHexString(bits));
        }
        return lines;
    }

    private static long bits(OracleCase oracle) {
        return OracleRunner.of(oracle).bits();
    }
}
