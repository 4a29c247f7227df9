package chainrule.notebook.view;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A curve over the epochs, by XChart: training solid with dots, validation dashed with diamonds. */
final class LossPicture {

    static final int WIDTH = 660;

    private static final int MOST_MARKED = 40;
    /** More than any axis needs. */
    private static final int GENEROUS = 300;
    private static final String DESCRIPTION = "Training solid with dots, validation dashed with diamonds; a ring marks"
            + " the best epoch, a cross on a dotted line where a number was not finite.";

    private LossPicture() {}

    /**
     * A panel as a picture.
     *
     * @param epochs the axis of epochs has room for so many
     * @param axis   how much room the vertical axis takes, so that pictures below one another line up
     * @throws NoFontException if the platform cannot draw text
     */
    static String svg(LossPanel panel, int epochs, int axis, String title) {
        XYChart chart = chart(panel, epochs);
        chart.getStyler().setYAxisLeftWidthHint(axis);
        SvgPaths paths = new SvgPaths();
        chart.paint(new SvgGraphics(paths), WIDTH, panel.height());
        Svg svg = Svg.plain(WIDTH, panel.height(), title, DESCRIPTION);
        paths.copyTo(svg);
        return svg.finish();
    }

    /** How much room the vertical axis takes in the panel where it needs most; told by drawing, as XChart only then knows. */
    static int axis(List<LossPanel> panels, int epochs) {
        double widest = panels.stream().mapToDouble(panel -> left(panel, epochs, 0)).max().orElse(0);
        double beside = left(panels.get(0), epochs, GENEROUS) - GENEROUS;
        return (int) Math.ceil(widest - beside);
    }

    /** Where the curve begins if the axis has that much room, or more if it needs more. */
    private static double left(LossPanel panel, int epochs, int axis) {
        XYChart chart = chart(panel, epochs);
        chart.getStyler().setYAxisLeftWidthHint(axis);
        chart.paint(new SvgGraphics(new SvgPaths()), WIDTH, panel.height());
        return chart.getScreenXFromChart(chart.getStyler().getXAxisMin());
    }

    private static XYChart chart(LossPanel panel, int epochs) {
        XYChart chart = new XYChartBuilder().width(WIDTH).height(panel.height())
                .xAxisTitle("epoch").yAxisTitle(panel.title()).build();
        style(chart.getStyler(), panel.scale(), epochs);
        Color forward = Color.decode(Palette.FORWARD);
        Color backward = Color.decode(Palette.BACKWARD);
        if (!panel.train().isEmpty()) {
            add(chart, "train", panel.train(), panel.scale(), forward, new BasicStroke(2), SeriesMarkers.CIRCLE);
        }
        if (!panel.validation().isEmpty()) {
            BasicStroke dashed = new BasicStroke(
                    2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {6, 4}, 0);
            add(chart, "validation", panel.validation(), panel.scale(), backward, dashed, SeriesMarkers.DIAMOND);
        }
        mark(chart, panel);
        chart.getStyler().setLegendVisible(!panel.isOneCurve());
        return chart;
    }

    private static void add(XYChart chart, String name, LossPoints points, LossScale scale, Color colour,
            BasicStroke stroke, Marker marker) {
        XYSeries series = chart.addSeries(name, points.epochs(), places(points, scale));
        series.setLineColor(colour);
        series.setLineStyle(stroke);
        series.setMarkerColor(colour);
        series.setMarker(points.epochs().length > MOST_MARKED ? SeriesMarkers.NONE : marker);
    }

    private static double[] places(LossPoints points, LossScale scale) {
        return Arrays.stream(points.numbers()).map(scale::place).toArray();
    }

    /** Points of curves that a logarithmic axis does not have, below its foot; then the best, and what was not finite. */
    private static void mark(XYChart chart, LossPanel panel) {
        Color ink = Color.decode(Palette.INK);
        double[] below = panel.offAxis();
        if (below.length > 0) {
            marks(chart, "zero or below", below, panel.scale().low(), SeriesMarkers.TRIANGLE_DOWN);
        }
        if (!panel.best().isEmpty() && panel.scale().has(panel.best().numbers()[0])) {
            XYSeries best = chart.addSeries("best", panel.best().epochs(), places(panel.best(), panel.scale()));
            best.setLineStyle(SeriesLines.NONE);
            best.setMarkerColor(ink);
            best.setMarker(RING);
        }
        if (panel.notFinite().length > MOST_MARKED) {
            marks(chart, "not finite", panel.notFinite(), panel.scale().top(), SeriesMarkers.CROSS);
            return;
        }
        BasicStroke dotted = new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {2, 3}, 0);
        for (int at = 0; at < panel.notFinite().length; at++) {
            double epoch = panel.notFinite()[at];
            double[] ends = {panel.scale().low(), panel.scale().top()};
            XYSeries line = chart.addSeries(
                    at == 0 ? "not finite" : "not finite " + (at + 1), new double[] {epoch, epoch}, ends);
            line.setShowInLegend(at == 0);
            line.setLineColor(ink);
            line.setLineStyle(dotted);
            line.setMarkerColor(ink);
            line.setMarker(SeriesMarkers.CROSS);
        }
    }

    /** One mark for each epoch, or each of the places that a picture can tell apart. */
    private static void marks(XYChart chart, String name, double[] epochs, double place, Marker marker) {
        double step = Math.max(1, (epochs[epochs.length - 1] - epochs[0]) / (WIDTH / 2.0));
        double[] apart = IntStream.range(0, epochs.length)
                .filter(at -> at == 0 || Math.floor(epochs[at] / step) > Math.floor(epochs[at - 1] / step))
                .mapToDouble(at -> epochs[at]).toArray();
        double[] places = new double[apart.length];
        Arrays.fill(places, place);
        XYSeries series = chart.addSeries(name, apart, places);
        series.setLineStyle(SeriesLines.NONE);
        series.setMarkerColor(Color.decode(Palette.INK));
        series.setMarker(marker);
    }

    /** A circle around the point, which stays to be seen. */
    private static final Marker RING = new Marker() {
        @Override
        public void paint(Graphics2D graphics, double x, double y, int size) {
            graphics.setStroke(new BasicStroke(2));
            graphics.draw(new Ellipse2D.Double(x - size, y - size, 2.0 * size, 2.0 * size));
        }
    };

    private static void style(XYStyler style, LossScale scale, int epochs) {
        Color muted = Color.decode(Palette.MUTED);
        Font small = Typeface.at(12);
        style.setBaseFont(small);
        style.setChartTitleVisible(false).setChartTitleFont(small);
        style.setChartBackgroundColor(Color.WHITE).setChartFontColor(muted).setChartPadding(8);
        style.setLegendPosition(LegendPosition.OutsideS).setLegendLayout(LegendLayout.Horizontal);
        style.setLegendFont(small).setLegendPadding(6);
        style.setLegendBorderColor(Color.WHITE).setLegendBackgroundColor(Color.WHITE).setLegendSeriesLineLength(34);
        style.setPlotBackgroundColor(Color.WHITE).setPlotBorderVisible(false).setPlotContentSize(0.94);
        style.setMarkerSize(6);
        style.setAxisTitleFont(Typeface.at(13)).setAxisTickLabelsFont(small);
        style.setXAxisTitleColor(muted).setYAxisTitleColor(muted);
        style.setAxisTickLabelsColor(muted).setAxisTicksLineVisible(false).setAxisTicksMarksVisible(false);
        style.setPlotTicksMarksVisible(false).setPlotGridVerticalLinesVisible(false);
        style.setPlotGridLinesColor(Color.decode(Palette.RULE)).setPlotGridLinesStroke(new BasicStroke(0.8f));
        // Many epochs are counted in round numbers, from zero; XChart would count in steps of the data if the end were one.
        boolean many = epochs > MOST_MARKED;
        style.setXAxisMin(epochs == 1 ? 0.3 : many ? 0.0 : 1.0);
        style.setXAxisMax(epochs == 1 ? 1.8 : many ? 1.007 * epochs : (double) epochs);
        style.setXAxisTickLabelsFormattingFunction(epoch -> whole(epoch, epochs));
        style.setYAxisMin(scale.low()).setYAxisMax(scale.high());
        style.setYAxisTickLabelsFormattingFunction(scale::label);
    }

    /** Epochs are counted: a place between two has no name. XChart wants the ends of an axis named differently. */
    private static String whole(double epoch, int epochs) {
        if (epoch < 1) {
            return "";
        }
        return epoch == Math.rint(epoch) && epoch <= epochs ? Long.toString((long) epoch) : " ";
    }
}
