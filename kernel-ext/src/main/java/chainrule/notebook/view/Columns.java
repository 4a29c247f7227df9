package chainrule.notebook.view;

import java.util.ArrayList;
import java.util.List;

/** A text in aligned columns for a fixed-width font, two blanks apart. */
final class Columns {

    private final List<List<String>> rows = new ArrayList<>();

    Columns(String... head) {
        rows.add(List.of(head));
    }

    /** Adds a row; it may be shorter than the head. */
    Columns row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** The head, a rule, the rows; every line ends in a line feed, none in a blank. */
    @Override
    public String toString() {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                widths[column] = Math.max(widths[column], CharacterWidths.columns(row.get(column)));
            }
        }
        StringBuilder out = new StringBuilder();
        for (int row = 0; row < rows.size(); row++) {
            line(out, rows.get(row), widths);
            if (row == 0) {
                line(out, rules(widths), widths);
            }
        }
        return out.toString();
    }

    private static List<String> rules(int[] widths) {
        List<String> rules = new ArrayList<>();
        for (int width : widths) {
            rules.add("─".repeat(width));
        }
        return rules;
    }

    private static void line(StringBuilder out, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            line.append(cell).append(" ".repeat(widths[column] - CharacterWidths.columns(cell) + 2));
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }
}
