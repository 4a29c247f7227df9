package chainrule.notebook.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/** Reads tables from files. */
public final class Csv {

    private Csv() {}

    /**
     * A table from a comma-separated file with a header line, by Tablesaw.
     *
     * @param file relative to the notebook
     * @throws DataException if there is no such file, or it holds no table
     */
    public static Table readCsv(String file) {
        Path path = Path.of(file);
        if (!Files.isRegularFile(path)) {
            throw new DataException("there is no file " + file + neighbours(path));
        }
        Table table;
        try {
            table = Table.read().usingOptions(CsvReadOptions.builder(path.toFile()).locale(Locale.ROOT));
        } catch (RuntimeException e) {
            throw new DataException(file + " cannot be read as a table: " + e.getMessage());
        }
        if (table.columnCount() == 0) {
            throw new DataException(file + " is empty; a table begins with a line of column names");
        }
        return table;
    }

    private static String neighbours(Path path) {
        Path folder = path.getParent() == null ? Path.of("") : path.getParent();
        if (!Files.isDirectory(folder)) {
            return "; there is no folder " + folder + " beside the notebook either";
        }
        try (Stream<Path> files = Files.list(folder)) {
            String tables = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".csv"))
                    .sorted()
                    .limit(10)
                    .collect(Collectors.joining(", "));
            return tables.isEmpty() ? "; there is no .csv file beside it either" : "; beside it are " + tables;
        } catch (IOException e) {
            return "";
        }
    }
}
