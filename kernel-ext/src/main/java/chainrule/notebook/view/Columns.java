package chainrule.notebook.view;

import java.util.ArrayList;
import java.util.List;

/** A text in aligned columns for a fixed-width font, two blanks apart. */
final class Columns {

    /** On which side the cells of a column stand. */
    enum Side {
        /** Words. */
        LEFT,
        /** Numbers. */
        RIGHT
    }

    private final List<List<String>> rows = new ArrayList<>();
    private final List<Side> sides = new ArrayList<>();

    /** Adds a column; all columns come before the first row. */
    Columns column(String head, Side side) {
        if (rows.isEmpty()) {
            rows.add(new ArrayList<>());
        }
        rows.get(0).add(head);
        sides.add(side);
        return this;
    }

    /** Adds a row with a cell for each column. */
    Columns row(List<String> cells) {
        rows.add(cells);
        return this;
    }

    /** The head, a rule, the rows; every line ends in a line feed, none in a blank. */
    @Override
    public String toString() {
        int[] widths = new int[sides.size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
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

    private void line(StringBuilder out, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            String blanks = " ".repeat(widths[column] - CharacterWidths.columns(cell));
            line.append(sides.get(column) == Side.RIGHT ? blanks + cell : cell + blanks).append("  ");
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }
}
