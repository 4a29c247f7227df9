package chainrule.notebook.view;

import chainrule.explain.Surface;
import chainrule.explain.Surface.Place;
import chainrule.explain.Surface.State;
import chainrule.notebook.view.ContourLines.Crossing;
import chainrule.tape.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws a surface as a map: bands of height with contour lines between them, the heights written on the lines; the path
 * with its start, its end and arrows; a cross where the grid is lowest; hatching where there is no loss.
 */
final class SurfacePicture {

    static final int WIDTH = 720;

    private static final int HEIGHT = 524;
    private static final Lettering TICK = Lettering.plain(12, Palette.MUTED);
    private static final Lettering NAME = Lettering.plain(13, Palette.INK);
    private static final Lettering ON_LINE = Lettering.plain(11, Palette.INK);
    private static final Area PLOT = new Area(72, 38, 490, 440);
    private static final int LONGEST_NAME = 60;
    private static final double LEGEND = PLOT.right() + 26;
    private static final double BAND = 24;
    private static final double LABELLED = 70;

    private final Surface surface;
    private final SurfaceLevels levels;
    private final SurfaceScale across;
    private final SurfaceScale up;
    private final Svg svg;
    private final List<Area> taken = new ArrayList<>();

    private SurfacePicture(Surface surface, SurfaceLevels levels, String title, String description) {
        this.surface = surface;
        this.levels = levels;
        across = new SurfaceScale(surface.across(), PLOT.x(), PLOT.width());
        up = new SurfaceScale(surface.up(), PLOT.bottom(), -PLOT.height());
        svg = Svg.plain(WIDTH, HEIGHT, title, description);
    }

    static String svg(Surface surface, SurfaceLevels levels, String title, String description) {
        return new SurfacePicture(surface, levels, title, description).draw();
    }

    private String draw() {
        ground();
        SurfacePath path = new SurfacePath(surface.path(), across, up);
        surface.lowest().ifPresent(lowest -> taken.add(around(lowest)));
        surface.here().ifPresent(here -> taken.add(around(here)));
        taken.addAll(path.covered());
        List<ContourLines> all = new ArrayList<>();
        for (int level = 0; level < levels.count(); level++) {
            all.add(new ContourLines(surface, levels.height(level)));
            area(all.get(level).above(), levels.colour(level + 1));
        }
        hatch();
        for (int level = 0; level < levels.count(); level++) {
            lines(all.get(level).lines(), level);
        }
        svg.rectangle(PLOT, 0, "none", Palette.LINE, 1);
        path.draw(svg);
        surface.lowest().ifPresent(lowest -> cross(svg, across.place(lowest.s()), up.place(lowest.t())));
        surface.here().ifPresent(here -> SurfacePath.ring(svg, across.place(here.s()), up.place(here.t())));
        axes();
        legend(path);
        return svg.finish();
    }

    /** The lowest band under all others, where anything is known. */
    private void ground() {
        svg.rectangle(PLOT, 0, "fill", Palette.BAND);
        area(new ContourLines(surface, Double.NEGATIVE_INFINITY).above(), levels.colour(0));
    }

    private void area(List<List<Crossing>> pieces, String colour) {
        StringBuilder data = new StringBuilder();
        pieces.forEach(piece -> trace(data, piece).append('Z'));
        if (!data.isEmpty()) {
            // The stroke closes the hairs between the pieces.
            svg.path(data, "fill", colour, "stroke", colour, "stroke-width", "0.6", "stroke-linejoin", "round");
        }
    }

    private StringBuilder trace(StringBuilder data, List<Crossing> line) {
        char move = 'M';
        for (Crossing at : line) {
            data.append(move).append(Numeral.place(across.point(at.column()))).append(' ').append(Numeral.place(up.point(at.row())));
            move = 'L';
        }
        return data;
    }

    /** Strokes over each square with a corner that has no loss; squares that were not reached stay grey. */
    private void hatch() {
        StringBuilder data = new StringBuilder();
        for (int row = 0; row + 1 < surface.rows(); row++) {
            for (int column = 0; column + 1 < surface.across().steps(); column++) {
                if (!ContourLines.isKnown(surface, column, row)) {
                    double x = across.point(column);
                    double y = up.point(row);
                    double w = across.point(column + 1) - x;
                    double h = up.point(row + 1) - y;
                    stroke(data, x, y + h / 2, x + w / 2, y + h);
                    stroke(data, x, y, x + w, y + h);
                    stroke(data, x + w / 2, y, x + w, y + h / 2);
                }
            }
        }
        if (!data.isEmpty()) {
            svg.line(data, Palette.BACKWARD, 1);
        }
    }

    private static void stroke(StringBuilder data, double x, double y, double toX, double toY) {
        data.append('M').append(Numeral.place(x)).append(' ').append(Numeral.place(y))
                .append('L').append(Numeral.place(toX)).append(' ').append(Numeral.place(toY));
    }

    private void lines(List<List<Crossing>> lines, int level) {
        StringBuilder data = new StringBuilder();
        lines.forEach(line -> trace(data, line));
        if (data.isEmpty()) {
            return;
        }
        svg.path(data, "fill", "none", "stroke", levels.line(level), "stroke-width", "0.9", "stroke-linejoin", "round");
        lines.stream().max((a, b) -> Double.compare(length(a), length(b)))
                .filter(line -> length(line) > LABELLED).ifPresent(line -> label(line, Numbers.format(levels.height(level))));
    }

    private double length(List<Crossing> line) {
        double length = 0;
        for (int k = 1; k < line.size(); k++) {
            length += Math.hypot(across.point(line.get(k).column()) - across.point(line.get(k - 1).column()),
                    up.point(line.get(k).row()) - up.point(line.get(k - 1).row()));
        }
        return length;
    }

    /** In the first place along the line where nothing else is written. */
    private void label(List<Crossing> line, String text) {
        for (double share : new double[] {0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9}) {
            Crossing at = line.get((int) (share * (line.size() - 1)));
            double width = ON_LINE.width(text) + 6;
            Area area = new Area(across.point(at.column()) - width / 2, up.point(at.row()) - 8, width, 15);
            boolean inside = area.x() > PLOT.x() && area.right() < PLOT.right() && area.y() > PLOT.y() && area.bottom() < PLOT.bottom();
            if (inside && taken.stream().noneMatch(other -> overlap(area, other))) {
                taken.add(area.grown(2));
                svg.rectangle(area, 3, "fill", Palette.CARD);
                svg.text(area.x() + 3, area.bottom() - 4, ON_LINE, text);
                return;
            }
        }
    }

    private static boolean overlap(Area a, Area b) {
        return a.x() < b.right() && b.x() < a.right() && a.y() < b.bottom() && b.y() < a.bottom();
    }

    private Area around(Place place) {
        return new Area(across.place(place.s()), up.place(place.t()), 0, 0).grown(11);
    }

    private static void cross(Svg svg, double x, double y) {
        String data = "M" + Numeral.place(x - 6) + " " + Numeral.place(y) + "h12M" + Numeral.place(x) + " " + Numeral.place(y - 6) + "v12";
        svg.line(data, Palette.CARD, 4.6);
        svg.line(data, Palette.INK, 2);
    }

    private void axes() {
        for (double tick : across.ticks()) {
            String text = Numeral.of(tick, 0, 6);
            double x = across.place(tick);
            svg.line("M" + Numeral.place(x) + " " + Numeral.place(PLOT.bottom()) + "v4", Palette.LINE, 1);
            svg.text(x - TICK.width(text) / 2, PLOT.bottom() + 18, TICK, text);
        }
        for (double tick : up.ticks()) {
            double y = up.place(tick);
            svg.line("M" + Numeral.place(PLOT.x() - 4) + " " + Numeral.place(y) + "h4", Palette.LINE, 1);
            svg.textEndingAt(PLOT.x() - 8, y + 4, TICK, Numeral.of(tick, 0, 6));
        }
        String below = Label.oneLine(surface.across().name(), LONGEST_NAME);
        svg.text(Math.max(8, PLOT.centreX() - NAME.width(below) / 2), PLOT.bottom() + 38, NAME, below);
        svg.text(8, PLOT.y() - 16, NAME, Label.oneLine(surface.up().name(), LONGEST_NAME));
    }

    /** The bands with the heights between them, the highest on top, and the signs that occur. */
    private void legend(SurfacePath path) {
        double y = PLOT.y();
        svg.text(LEGEND, y + 10, TICK, "loss");
        y += 18;
        if (levels.count() > 0) {
            for (int band = levels.count(); band >= 0; band--) {
                svg.rectangle(new Area(LEGEND, y, 18, BAND), 0, levels.colour(band), Palette.RULE, 1);
                if (band > 0) {
                    svg.text(LEGEND + 26, y + BAND + 4, TICK, Numbers.format(levels.height(band - 1)));
                }
                y += BAND;
            }
        }
        y += 14;
        if (surface.lowest().isPresent()) {
            cross(svg, LEGEND + 9, y + 8);
            y = sign(y, "lowest");
        }
        if (surface.here().isPresent()) {
            SurfacePath.ring(svg, LEGEND + 9, y + 8);
            y = sign(y, "computed here");
        }
        if (!surface.path().isEmpty()) {
            y = path.legend(svg, LEGEND, y, TICK);
        }
        if (surface.refused() > 0) {
            StringBuilder data = new StringBuilder();
            stroke(data, LEGEND, y + 8, LEGEND + 9, y);
            stroke(data, LEGEND, y + 16, LEGEND + 18, y);
            stroke(data, LEGEND + 9, y + 16, LEGEND + 18, y + 8);
            svg.line(data, Palette.BACKWARD, 1);
            y = sign(y, "no loss");
        }
        if (surface.state() != State.FINISHED) {
            svg.rectangle(new Area(LEGEND, y, 18, 16), 0, Palette.BAND, Palette.RULE, 1);
            sign(y, "not reached");
        }
    }

    private double sign(double y, String words) {
        svg.text(LEGEND + 26, y + 12, TICK, words);
        return y + 24;
    }
}
