package chainrule.notebook.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/** Reads tables from files. What can be meant in two ways is refused with what to write, never guessed. */
public final class Csv {

    private static final Pattern NUMBER = Pattern.compile("[+-]?[.,]?\\d+([.,]\\d*)?([eE][+-]?\\d+)?");

    private Csv() {}

    /**
     * A table from a file of values with a header line: UTF-8, points before decimals, split at commas, semicolons or tabs.
     *
     * @param file relative to the notebook; it may be zipped ({@code .csv.gz})
     * @throws DataException if there is no such file, it holds no table, or it can be read in more than one way
     */
    public static Table readCsv(String file) {
        return readCsv(file, new CsvOptions());
    }

    /**
     * A table from a file that is written in another way.
     *
     * @throws DataException if there is no such file, it holds no table, or it is not written as the options say
     */
    public static Table readCsv(String file, CsvOptions options) {
        Path path = Path.of(file);
        if (!Files.isRegularFile(path)) {
            throw new DataException("there is no file " + file + neighbours(path));
        }
        List<String[]> rows;
        try {
            rows = new CsvText(file, options).rows(Files.readAllBytes(path));
        } catch (IOException e) {
            throw new DataException(file + " cannot be read: " + e.getMessage());
        }
        boolean named = options.header().filter(header -> header == CsvOptions.Header.NONE).isEmpty();
        List<String> names = named ? names(file, rows.get(0), options) : numbered(rows.get(0).length);
        List<String[]> data = rows.subList(named ? 1 : 0, rows.size());
        if (data.isEmpty()) {
            throw new DataException(file + " has no rows below its line of column names");
        }
        Table table = Table.create(path.getFileName().toString());
        for (int j = 0; j < names.size(); j++) {
            int place = j;
            List<String> entries = data.stream().map(row -> row[place]).toList();
            table.addColumns(new CsvColumn(file, names.get(j), entries, options).column());
        }
        return table;
    }

    private static List<String> numbered(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(place -> "C" + place).toList();
    }

    /** A column without a name is called by its place. */
    private static List<String> names(String file, String[] first, CsvOptions options) {
        List<String> names = new ArrayList<>();
        for (int j = 0; j < first.length; j++) {
            String name = first[j].isEmpty() ? "C" + (j + 1) : first[j];
            if (options.header().isEmpty() && NUMBER.matcher(name).matches()) {
                throw new DataException(file + " begins with " + String.join(", ", first)
                        + ": " + name + " is a number, not a name. Is there no line of column names? Then write"
                        + " readCsv(file, new CsvOptions().withoutHeader()); if these are the names, .withHeader()");
            }
            int twin = IntStream.range(0, j).filter(k -> names.get(k).equalsIgnoreCase(name)).findFirst().orElse(-1);
            if (twin >= 0) {
                throw new DataException(file + ": columns " + (twin + 1) + " and " + (j + 1) + " are both called " + name
                        + "; give each a name of its own in the first line");
            }
            names.add(name);
        }
        return names;
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
