package chainrule.notebook.data;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * How a file of values is written, where {@link Csv#readCsv} cannot know it:
 *
 * <pre>{@code
 * readCsv("data/preise.csv", new CsvOptions().separator(';').decimalSign(',').charset("windows-1252"));
 * }</pre>
 *
 * @param separator     between the entries of a line; empty: the one of comma, semicolon and tab that splits all lines alike
 * @param decimalSign   before the decimals of a number
 * @param thousandsSign between groups of three digits; empty: there is none, and a number with one is refused
 * @param charset       of the letters, unless the file begins with a byte order mark
 * @param header        whether the first line has the names of the columns; empty: it does, and names that are numbers are refused
 * @param missing       what else than nothing at all stands for a missing entry, in any column
 * @param texts         columns that are texts whatever they look like
 */
public record CsvOptions(
        Optional<Character> separator,
        char decimalSign,
        Optional<Character> thousandsSign,
        Charset charset,
        Optional<Header> header,
        List<String> missing,
        List<String> texts) {

    /** What the first line is. */
    public enum Header {
        /** The names of the columns. */
        NAMES,
        /** The first row; the columns are called C1, C2, … */
        NONE
    }

    /** @throws DataException if one character stands for two things */
    public CsvOptions {
        missing = List.copyOf(missing);
        texts = List.copyOf(texts);
        char decimal = decimalSign;
        if (separator.filter(sign -> sign == decimal).isPresent() || thousandsSign.filter(sign -> sign == decimal).isPresent()
                || separator.isPresent() && separator.equals(thousandsSign)) {
            throw new DataException("separator, decimal sign and thousands sign are different characters; got "
                    + separator.map(sign -> "'" + sign + "'").orElse("no separator") + ", '" + decimal + "' and "
                    + thousandsSign.map(sign -> "'" + sign + "'").orElse("no thousands sign"));
        }
    }

    /** UTF-8, points before decimals, a line of names first; the separator is found out. */
    public CsvOptions() {
        this(Optional.empty(), '.', Optional.empty(), StandardCharsets.UTF_8, Optional.empty(), List.of(), List.of());
    }

    /** The same with this character between entries. */
    public CsvOptions separator(char sign) {
        return new CsvOptions(Optional.of(sign), decimalSign, thousandsSign, charset, header, missing, texts);
    }

    /** The same with this character before decimals. */
    public CsvOptions decimalSign(char sign) {
        return new CsvOptions(separator, sign, thousandsSign, charset, header, missing, texts);
    }

    /** The same with this character between groups of three digits. */
    public CsvOptions thousandsSign(char sign) {
        return new CsvOptions(separator, decimalSign, Optional.of(sign), charset, header, missing, texts);
    }

    /**
     * The same with letters in another encoding, such as {@code windows-1252}.
     *
     * @throws DataException if this Java knows no such charset
     */
    public CsvOptions charset(String name) {
        try {
            return new CsvOptions(separator, decimalSign, thousandsSign, Charset.forName(name), header, missing, texts);
        } catch (IllegalArgumentException e) {
            throw new DataException("there is no charset " + name + "; common ones are UTF-8, UTF-16, windows-1252 and ISO-8859-1");
        }
    }

    /** The same of a file whose first line is a row of data. */
    public CsvOptions withoutHeader() {
        return new CsvOptions(separator, decimalSign, thousandsSign, charset, Optional.of(Header.NONE), missing, texts);
    }

    /** The same of a file whose first line has the names of the columns, also where they are numbers. */
    public CsvOptions withHeader() {
        return new CsvOptions(separator, decimalSign, thousandsSign, charset, Optional.of(Header.NAMES), missing, texts);
    }

    /** The same where these stand for missing entries, such as {@code "NA"} in a column of texts. */
    public CsvOptions missing(String... markers) {
        return new CsvOptions(separator, decimalSign, thousandsSign, charset, header, List.of(markers), texts);
    }

    /** The same where these columns are texts, also if they look like numbers. */
    public CsvOptions texts(String... columns) {
        return new CsvOptions(separator, decimalSign, thousandsSign, charset, header, missing, List.of(columns));
    }
}
