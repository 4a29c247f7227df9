package chainrule.notebook.data;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** From the bytes of a file to the entries of its lines, each a text: nothing is guessed that the lines do not show. */
final class CsvText {

    private static final char[] SEPARATORS = {',', ';', '\t'};

    private final String file;
    private final CsvOptions options;

    CsvText(String file, CsvOptions options) {
        this.file = file;
        this.options = options;
    }

    /**
     * The entries, line by line; all lines have as many.
     *
     * @throws DataException if they have not, or the letters or the separator cannot be told
     */
    List<String[]> rows(byte[] bytes) {
        String text = letters(unzipped(bytes));
        if (text.isBlank()) {
            throw new DataException(file + " is empty; a table begins with a line of column names");
        }
        if (count(text, '"') % 2 == 1) {
            throw new DataException(file + " has a quote that is not closed: an odd number of them; a quote within an entry is written"
                    + " twice, and the entry in quotes");
        }
        if (options.separator().isPresent()) {
            return alike(parsed(text, options.separator().get()), options.separator().get());
        }
        List<Character> fitting = new ArrayList<>();
        for (char separator : SEPARATORS) {
            if (count(text.lines().findFirst().orElse(""), separator) > 0 && splitsAlike(text, separator)) {
                fitting.add(separator);
            }
        }
        if (fitting.size() > 1) {
            throw new DataException(file + " can be split at " + name(fitting.get(0)) + " or at " + name(fitting.get(1))
                    + "; say which: readCsv(file, new CsvOptions().separator('" + fitting.get(0) + "'))");
        }
        char separator = fitting.isEmpty() ? mostOften(text) : fitting.get(0);
        return alike(parsed(text, separator), separator);
    }

    private static char mostOften(String text) {
        String line = text.lines().findFirst().orElse("");
        char most = ',';
        for (char separator : SEPARATORS) {
            most = count(line, separator) > count(line, most) ? separator : most;
        }
        return most;
    }

    private static long count(String line, char sign) {
        return line.chars().filter(letter -> letter == sign).count();
    }

    private boolean splitsAlike(String text, char separator) {
        List<String[]> rows = parsed(text, separator);
        int width = rows.get(0).length;
        return width > 1 && rows.stream().allMatch(row -> row.length == width);
    }

    private List<String[]> alike(List<String[]> rows, char separator) {
        int width = rows.get(0).length;
        for (int i = 1; i < rows.size(); i++) {
            if (rows.get(i).length != width) {
                throw new DataException(file + ": the first line has " + entries(width) + " and line " + (i + 1) + " has "
                        + rows.get(i).length + ", split at " + name(separator) + "; a table has as many in each (put quotes around an entry with "
                        + name(separator) + " in it, or name another separator: new CsvOptions().separator(';'))");
            }
        }
        return rows;
    }

    private static String entries(int count) {
        return count == 1 ? "1 entry" : count + " entries";
    }

    private static String name(char separator) {
        return switch (separator) {
            case ',' -> "commas";
            case ';' -> "semicolons";
            case '\t' -> "tabs";
            default -> "'" + separator + "'";
        };
    }

    private List<String[]> parsed(String text, char separator) {
        CsvParserSettings settings = new CsvParserSettings();
        settings.getFormat().setDelimiter(separator);
        settings.getFormat().setComment('\0');
        settings.setCommentProcessingEnabled(false);
        settings.setLineSeparatorDetectionEnabled(true);
        settings.setMaxColumns(2 + (int) text.lines().mapToLong(line -> count(line, separator)).max().orElse(0));
        settings.setMaxCharsPerColumn(-1);
        settings.setNullValue("");
        settings.setEmptyValue("");
        try {
            return new CsvParser(settings).parseAll(new StringReader(text));
        } catch (TextParsingException e) {
            throw new DataException(file + " cannot be split into entries at " + name(separator) + ", near line "
                    + (e.getLineIndex() + 1) + ": look for a quote that is not closed, or name the separator with new CsvOptions()");
        }
    }

    private byte[] unzipped(byte[] bytes) {
        if (bytes.length < 2 || bytes[0] != 0x1f || (bytes[1] & 0xff) != 0x8b) {
            return bytes;
        }
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new DataException(file + " begins like a zipped file, but cannot be unzipped: " + e.getMessage());
        }
    }

    private String letters(byte[] bytes) {
        Charset charset = options.charset();
        int mark = 0;
        if (startsWith(bytes, 0xef, 0xbb, 0xbf)) {
            charset = StandardCharsets.UTF_8;
            mark = 3;
        } else if (startsWith(bytes, 0xff, 0xfe)) {
            charset = StandardCharsets.UTF_16LE;
            mark = 2;
        } else if (startsWith(bytes, 0xfe, 0xff)) {
            charset = StandardCharsets.UTF_16BE;
            mark = 2;
        }
        ByteBuffer left = ByteBuffer.wrap(bytes, mark, bytes.length - mark);
        try {
            String text = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).decode(left).toString();
            if (text.indexOf('\0') >= 0) {
                throw new DataException(file + " has zero bytes: it is no text in " + charset
                        + "; a table saved as UTF-16 is read with new CsvOptions().charset(\"UTF-16LE\"), a spreadsheet has to be saved as CSV first");
            }
            return text;
        } catch (CharacterCodingException e) {
            int line = 1;
            for (int k = mark; k < left.position(); k++) {
                line += bytes[k] == '\n' ? 1 : 0;
            }
            throw new DataException(file + " has letters in line " + line + " that are not " + charset
                    + "; say how it was saved: readCsv(file, new CsvOptions().charset(\"windows-1252\")), or save it as UTF-8");
        }
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int k = 0; k < mark.length; k++) {
            if (bytes.length <= k || (bytes[k] & 0xff) != mark[k]) {
                return false;
            }
        }
        return true;
    }
}
