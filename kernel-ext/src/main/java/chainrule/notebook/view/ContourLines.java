package chainrule.notebook.view;

import chainrule.explain.Surface;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a surface crosses one height: by marching squares, linear along the edges of the grid. The area above the height
 * and the lines around it are made of the same crossings, so they fit.
 */
final class ContourLines {

    /** A crossing of the height and an edge of the grid, in points of the grid from its lower left corner. */
    record Crossing(double column, double row) {}

    private final Surface surface;
    private final double height;
    private final int columns;
    private final Map<Integer, Crossing> crossings = new LinkedHashMap<>();
    private final Map<Integer, List<Integer>> neighbours = new LinkedHashMap<>();
    private final List<List<Crossing>> above = new ArrayList<>();

    ContourLines(Surface surface, double height) {
        this.surface = surface;
        this.height = height;
        columns = surface.across().steps();
        for (int row = 0; row + 1 < surface.up().steps(); row++) {
            int from = -1;
            for (int column = 0; column + 1 < columns; column++) {
                boolean whole = isWhole(column, row);
                if (whole && from < 0) {
                    from = column;
                }
                if (!whole) {
                    strip(from, column, row);
                    from = -1;
                    march(column, row);
                }
            }
            strip(from, columns - 1, row);
        }
    }

    /** Whether all corners of a square are numbers. */
    static boolean isKnown(Surface surface, int column, int row) {
        return !Double.isNaN(surface.loss(column, row) + surface.loss(column + 1, row)
                + surface.loss(column, row + 1) + surface.loss(column + 1, row + 1));
    }

    private boolean isWhole(int column, int row) {
        return isKnown(surface, column, row) && surface.loss(column, row) >= height && surface.loss(column + 1, row) >= height
                && surface.loss(column, row + 1) >= height && surface.loss(column + 1, row + 1) >= height;
    }

    private void strip(int from, int to, int row) {
        if (from >= 0) {
            above.add(List.of(new Crossing(from, row), new Crossing(to, row), new Crossing(to, row + 1), new Crossing(from, row + 1)));
        }
    }

    /** Walks round a square, which may be crossed two or four times. */
    private void march(int column, int row) {
        if (!isKnown(surface, column, row)) {
            return;
        }
        int[][] corners = {{column, row}, {column + 1, row}, {column + 1, row + 1}, {column, row + 1}};
        List<Crossing> area = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        boolean startsInside = surface.loss(column, row) >= height;
        for (int k = 0; k < 4; k++) {
            int[] a = corners[k];
            int[] b = corners[(k + 1) % 4];
            double one = surface.loss(a[0], a[1]);
            double other = surface.loss(b[0], b[1]);
            if (one >= height) {
                area.add(new Crossing(a[0], a[1]));
            }
            if (one >= height != other >= height) {
                // Halves first: the difference of two large losses may not be a number.
                double share = (height / 2 - one / 2) / (other / 2 - one / 2);
                Crossing crossing = new Crossing(a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]));
                int edge = edge(a, b);
                area.add(crossings.computeIfAbsent(edge, key -> crossing));
                ends.add(edge);
            }
        }
        if (!area.isEmpty()) {
            above.add(area);
        }
        // The walk leaves the area at every other crossing; from there the line leads to where it comes back.
        for (int k = startsInside ? 0 : 1; k < ends.size(); k += 2) {
            join(ends.get(k), ends.get((k + 1) % ends.size()));
        }
    }

    /** Each edge of the grid by a number: those along a row are even. */
    private int edge(int[] a, int[] b) {
        int column = Math.min(a[0], b[0]);
        int row = Math.min(a[1], b[1]);
        return 2 * (row * columns + column) + (a[1] == b[1] ? 0 : 1);
    }

    private void join(int one, int other) {
        neighbours.computeIfAbsent(one, key -> new ArrayList<>()).add(other);
        neighbours.computeIfAbsent(other, key -> new ArrayList<>()).add(one);
    }

    /** The area at or above the height, in pieces that do not overlap. */
    List<List<Crossing>> above() {
        return above;
    }

    /** The lines, each as long as it goes; a closed one ends where it began. */
    List<List<Crossing>> lines() {
        List<List<Crossing>> lines = new ArrayList<>();
        Set<Integer> open = new LinkedHashSet<>(neighbours.keySet());
        neighbours.forEach((edge, next) -> {
            if (next.size() == 1 && open.contains(edge)) {
                lines.add(walk(edge, open));
            }
        });
        while (!open.isEmpty()) {
            int start = open.iterator().next();
            List<Crossing> loop = walk(start, open);
            loop.add(crossings.get(start));
            lines.add(loop);
        }
        return lines;
    }

    private List<Crossing> walk(int start, Set<Integer> open) {
        List<Crossing> line = new ArrayList<>();
        int at = start;
        while (open.remove(at)) {
            line.add(crossings.get(at));
            for (int next : neighbours.get(at)) {
                if (open.contains(next)) {
                    at = next;
                    break;
                }
            }
        }
        return line;
    }
}
