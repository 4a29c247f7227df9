package chainrule.notebook.view;

import chainrule.explain.Surface;
import chainrule.explain.Surface.Axis;
import chainrule.explain.Surface.Place;
import chainrule.explain.Surface.State;
import chainrule.explain.Surface.Stop;
import chainrule.notebook.view.Columns.Side;
import chainrule.tape.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A surface in words, in letters for a terminal, and its path and some of its numbers as tables. */
final class SurfaceListing {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_REASON = 300;
    private static final int MOST_STOPS = 14;
    private static final int MOST_IN_TABLE = 9;

    private SurfaceListing() {}

    static String title(Surface surface) {
        return "Surface of " + name(surface.result()) + " over " + name(surface.across().name()) + " and " + name(surface.up().name());
    }

    private static String name(String name) {
        return Label.oneLine(name, LONGEST_NAME);
    }

    /** A sentence for each thing to know. */
    static List<String> words(Surface surface) {
        List<String> words = new ArrayList<>();
        int points = surface.across().steps() * surface.up().steps();
        switch (surface.state()) {
            case RUNNING -> words.add("▶ row " + surface.rows() + " of " + surface.up().steps());
            case INTERRUPTED -> words.add("■ interrupted after row " + surface.rows() + " of " + surface.up().steps()
                    + "; nothing was changed, and what was computed is shown");
            case FINISHED -> { }
        }
        double highest = surface.losses().stream().filter(loss -> !loss.isNaN()).mapToDouble(loss -> loss).max().orElse(Double.NaN);
        surface.lowest().ifPresent(lowest -> words.add((surface.state() == State.FINISHED ? "" : surface.computed() + " of ")
                + surface.across().steps() + "×" + surface.up().steps() + " points, loss "
                + Numbers.format(lowest.loss()) + " … " + Numbers.format(highest) + "; lowest at " + place(surface, lowest)
                + (onEdge(surface, lowest) ? ", at the edge: it may be lower beyond, --span 2 looks farther." : ".")));
        surface.here().ifPresent(here -> words.add("Computed at " + place(surface, here) + ", where it is " + Numbers.format(here.loss()) + "."));
        if (surface.refused() > 0) {
            words.add("✗ " + surface.refused() + " of " + points + " points have no loss; the first: "
                    + Label.oneLine(surface.refusal(), LONGEST_REASON));
        }
        if (surface.path().size() > 1) {
            words.add(path(surface.path()));
        }
        surface.remarks().forEach(remark -> words.add(Label.oneLine(remark, LONGEST_REASON)));
        return words;
    }

    private static boolean onEdge(Surface surface, Place place) {
        return surface.state() == State.FINISHED && (isEnd(place.s(), surface.across().low(), surface.across().high())
                || isEnd(place.t(), surface.up().low(), surface.up().high()));
    }

    /** To rounding: places are counted from the middle. */
    private static boolean isEnd(double at, double low, double high) {
        return Math.min(at - low, high - at) <= 1e-9 * (high - low);
    }

    private static String place(Surface surface, Place place) {
        boolean named = !surface.across().name().contains(" ");
        return named
                ? name(surface.across().name()) + " = " + Numbers.format(place.s()) + ", " + name(surface.up().name()) + " = " + Numbers.format(place.t())
                : "(" + Numbers.format(place.s()) + ", " + Numbers.format(place.t()) + ")";
    }

    private static String path(List<Stop> path) {
        Stop start = path.get(0);
        Stop end = path.get(path.size() - 1);
        double off = path.stream().mapToDouble(Stop::distance).max().orElse(0);
        return "Training went from loss " + Numbers.format(start.loss()) + " to " + Numbers.format(end.loss()) + " in " + end.epoch()
                + (end.epoch() == 1 ? " epoch" : " epochs") + ", " + path.size() + " points of it drawn"
                + (off > 1e-9 ? ", up to " + Numbers.format(off) + " off this plane, where the loss is another." : ".");
    }

    /** The map in letters: a digit for each band of height, or what stands there. */
    static String text(Surface surface, SurfaceLevels levels) {
        StringBuilder out = new StringBuilder();
        int columns = surface.across().steps();
        for (int row = surface.up().steps() - 1; row >= 0; row--) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                double loss = surface.loss(column, row);
                line.append(row >= surface.rows() ? ' ' : Double.isNaN(loss) ? '?' : (char) ('0' + levels.band(loss))).append(' ');
            }
            out.append("  ").append(marked(surface, row, line).toString().stripTrailing()).append('\n');
        }
        out.append("→ ").append(axis(surface.across())).append("; ↑ ").append(axis(surface.up())).append('\n');
        List<String> bands = IntStream.range(0, levels.count())
                .mapToObj(level -> (level + 1) + " from " + Numbers.format(levels.height(level))).toList();
        return out + (bands.isEmpty() ? "" : "bands: 0 below, " + String.join(", ", bands) + "; ") + "+ lowest"
                + (surface.here().isPresent() ? ", o computed here" : "") + (surface.path().isEmpty() ? "" : ", S start, * path, E end")
                + (surface.refused() > 0 ? ", ? no loss" : "") + "\n";
    }

    private static String axis(Axis axis) {
        return name(axis.name()) + " from " + Numbers.format(axis.low()) + " to " + Numbers.format(axis.high());
    }

    private static StringBuilder marked(Surface surface, int row, StringBuilder line) {
        List<Stop> path = surface.path();
        path.forEach(stop -> mark(surface, row, line, stop.s(), stop.t(), '*'));
        surface.here().ifPresent(here -> mark(surface, row, line, here.s(), here.t(), 'o'));
        surface.lowest().ifPresent(lowest -> mark(surface, row, line, lowest.s(), lowest.t(), '+'));
        if (!path.isEmpty()) {
            mark(surface, row, line, path.get(0).s(), path.get(0).t(), 'S');
            mark(surface, row, line, path.get(path.size() - 1).s(), path.get(path.size() - 1).t(), 'E');
        }
        return line;
    }

    private static void mark(Surface surface, int row, StringBuilder line, double s, double t, char sign) {
        int column = nearest(surface.across(), s);
        if (nearest(surface.up(), t) == row && column >= 0 && column < surface.across().steps()) {
            line.setCharAt(2 * column, sign);
        }
    }

    private static int nearest(Axis axis, double number) {
        return (int) Math.round((number - axis.low()) / (axis.high() - axis.low()) * (axis.steps() - 1));
    }

    /** The path, some of its points. */
    static String pathTable(Surface surface) {
        PageTable table = new PageTable("The path, with the loss where it went", "epoch",
                name(surface.across().name()), name(surface.up().name()), "loss");
        List<Stop> path = surface.path();
        int shown = Math.min(MOST_STOPS, path.size());
        for (int k = 0; k < shown; k++) {
            Stop stop = path.get(shown == 1 ? 0 : k * (path.size() - 1) / (shown - 1));
            table.row(String.valueOf(stop.epoch()), Numbers.format(stop.s()), Numbers.format(stop.t()), Numbers.format(stop.loss()));
        }
        return table.toString();
    }

    /** The path in columns. */
    static String pathText(Surface surface) {
        Columns columns = new Columns().column("epoch", Side.RIGHT).column("→", Side.RIGHT).column("↑", Side.RIGHT).column("loss", Side.RIGHT);
        List<Stop> path = surface.path();
        int shown = Math.min(MOST_STOPS, path.size());
        for (int k = 0; k < shown; k++) {
            Stop stop = path.get(shown == 1 ? 0 : k * (path.size() - 1) / (shown - 1));
            columns.row(List.of(String.valueOf(stop.epoch()), Numbers.format(stop.s()), Numbers.format(stop.t()), Numbers.format(stop.loss())));
        }
        return path.isEmpty() ? "" : columns.toString();
    }

    /** Some of the grid's numbers, the highest row first. */
    static String gridTable(Surface surface) {
        int[] columns = some(surface.across().steps());
        int[] rows = some(surface.up().steps());
        List<String> heads = new ArrayList<>(List.of("↑ \\ →"));
        IntStream.of(columns).forEach(column -> heads.add(Numbers.format(surface.across().at(column))));
        PageTable table = new PageTable("Losses at some of the points", heads.toArray(String[]::new));
        for (int k = rows.length - 1; k >= 0; k--) {
            int row = rows[k];
            List<String> cells = new ArrayList<>(List.of("<b>" + Numbers.format(surface.up().at(row)) + "</b>"));
            IntStream.of(columns).forEach(column -> cells.add(Numbers.format(surface.loss(column, row)).replace("NaN", "–")));
            table.row(cells.toArray(String[]::new));
        }
        return table.toString();
    }

    private static int[] some(int steps) {
        int count = Math.min(MOST_IN_TABLE, steps);
        return IntStream.range(0, count).map(k -> k * (steps - 1) / (count - 1)).toArray();
    }
}
