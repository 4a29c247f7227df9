package chainrule.notebook.data;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/**
 * The entries of one column, and what all of them are: whole numbers, numbers, truth values, dates as ISO 8601 writes
 * them, or texts. What may be a number written in another way is refused, not taken for a text or for another number.
 */
final class CsvColumn {

    /** They stand for missing numbers; in a column of texts they are texts. */
    private static final Set<String> NO_NUMBER = Set.of("NA", "N/A", "n/a", "NaN", "nan", "null", "NULL", "?", "-", "*");

    private static final Pattern PLAIN = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");

    /** A code: as a number it would lose its zeros. */
    private static final Pattern CODE = Pattern.compile("[+-]?0\\d+");

    /** Numbers as they are written elsewhere. */
    private static final Pattern FOREIGN = Pattern.compile(
            "[+-]?(\\d+,\\d+|\\d{1,3}([.,' \u00a0\u202f]\\d{3})+([.,]\\d+)?)([eE][+-]?\\d+)?");

    private final String file;
    private final String name;
    private final List<String> entries;
    private final CsvOptions options;

    CsvColumn(String file, String name, List<String> entries, CsvOptions options) {
        this.file = file;
        this.name = name;
        this.entries = entries;
        this.options = options;
    }

    /** @throws DataException if an entry is a number that is written in another way than the options say, or too large */
    Column<?> column() {
        if (options.texts().contains(name) || entries.stream().allMatch(this::isMissing)) {
            return texts();
        }
        if (all(entry -> number(entry) != null, true)) {
            return numbers();
        }
        if (all(entry -> entry.equalsIgnoreCase("true") || entry.equalsIgnoreCase("false"), false)) {
            BooleanColumn column = BooleanColumn.create(name);
            entries.forEach(entry -> append(column, isMissing(entry), () -> column.append(Boolean.parseBoolean(entry.toLowerCase(Locale.ROOT)))));
            return column;
        }
        if (all(entry -> parsed(LocalDate::parse, entry) != null, false)) {
            DateColumn column = DateColumn.create(name);
            entries.forEach(entry -> append(column, isMissing(entry), () -> column.append(LocalDate.parse(entry))));
            return column;
        }
        if (all(entry -> parsed(LocalDateTime::parse, entry) != null, false)) {
            DateTimeColumn column = DateTimeColumn.create(name);
            entries.forEach(entry -> append(column, isMissing(entry), () -> column.append(LocalDateTime.parse(entry))));
            return column;
        }
        refuseForeignNumbers();
        return texts();
    }

    private boolean all(Function<String, Boolean> kind, boolean ofNumbers) {
        boolean some = false;
        for (String entry : entries) {
            boolean fits = kind.apply(entry);
            some |= fits;
            if (!fits && !isMissing(entry) && !(ofNumbers && NO_NUMBER.contains(entry))) {
                return false;
            }
        }
        return some;
    }

    private boolean isMissing(String entry) {
        return entry.isEmpty() || options.missing().contains(entry);
    }

    private static void append(Column<?> column, boolean missing, Runnable otherwise) {
        if (missing) {
            column.appendMissing();
        } else {
            otherwise.run();
        }
    }

    private static <T> T parsed(Function<String, T> parser, String entry) {
        try {
            return parser.apply(entry);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private StringColumn texts() {
        return StringColumn.create(name, entries.stream().map(entry -> isMissing(entry) ? "" : entry));
    }

    /** A number in plain writing, or {@code null} if the entry is none in the writing of the options. */
    private String number(String entry) {
        String digits = entry;
        if (options.thousandsSign().isPresent()) {
            String sign = Pattern.quote(String.valueOf(options.thousandsSign().get()));
            String point = Pattern.quote(String.valueOf(options.decimalSign()));
            if (entry.matches("[+-]?\\d{1,3}(" + sign + "\\d{3})+(" + point + "\\d*)?")) {
                digits = entry.replace(String.valueOf(options.thousandsSign().get()), "");
            }
        }
        if (options.decimalSign() != '.') {
            if (digits.indexOf('.') >= 0) {
                return null;
            }
            digits = digits.replace(options.decimalSign(), '.');
        }
        return PLAIN.matcher(digits).matches() && !CODE.matcher(digits).matches() ? digits : null;
    }

    private Column<?> numbers() {
        boolean whole = true;
        boolean small = true;
        for (int row = 0; row < entries.size(); row++) {
            String digits = number(entries.get(row));
            if (digits == null) {
                continue;
            }
            double value = Double.parseDouble(digits);
            if (Double.isInfinite(value)) {
                throw new DataException(place(row) + " is too large for a number, which ends at 1.8e308; give it in a larger unit");
            }
            whole &= WHOLE.matcher(digits).matches() && Math.abs(value) < 9e18;
            small &= Math.abs(value) < 2e9;
        }
        return whole ? wholeNumbers(small) : doubles();
    }

    private Column<?> wholeNumbers(boolean small) {
        Column<?> column = small ? IntColumn.create(name) : LongColumn.create(name);
        for (String entry : entries) {
            String digits = number(entry);
            append(column, digits == null, () -> {
                if (column instanceof IntColumn ints) {
                    ints.append(Integer.parseInt(digits));
                } else {
                    ((LongColumn) column).append(Long.parseLong(digits));
                }
            });
        }
        return column;
    }

    private Column<?> doubles() {
        DoubleColumn column = DoubleColumn.create(name);
        for (String entry : entries) {
            String digits = number(entry);
            append(column, digits == null, () -> column.append(Double.parseDouble(digits)));
        }
        return column;
    }

    private void refuseForeignNumbers() {
        for (int row = 0; row < entries.size(); row++) {
            String entry = entries.get(row);
            boolean foreign = FOREIGN.matcher(entry).matches() || PLAIN.matcher(entry).matches() && !CODE.matcher(entry).matches();
            if (!isMissing(entry) && number(entry) == null && foreign) {
                throw new DataException(place(row) + " may be a number in another writing: with a decimal comma or with groups of three digits."
                        + " Say what it is: readCsv(file, new CsvOptions().decimalSign(',')) or .thousandsSign(','),"
                        + " or .texts(\"" + name + "\") if it is a text");
            }
        }
    }

    private String place(int row) {
        return file + ": \"" + entries.get(row) + "\" in row " + (row + 1) + ", column " + name + ",";
    }
}
