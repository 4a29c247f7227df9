package chainrule.notebook.view;

import chainrule.train.History;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The loss curve, by XChart: training solid with dots, validation dashed with diamonds. */
final class LossPicture {

    static final int WIDTH = 660;
    static final int HEIGHT = 340;

    private static final int MOST_MARKED = 40;

    private LossPicture() {}

    /**
     * The curve of the epochs finished so far, on an axis that has room for {@code epochs}.
     *
     * @throws NoFontException if the platform cannot draw text
     */
    static String svg(History history, int epochs, String title) {
        LossScale scale = LossScale.of(history);
        XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT)
                .xAxisTitle("epoch").yAxisTitle(scale.title()).build();
        style(chart.getStyler(), scale, Math.max(epochs, history.epochs().size()));
        LossPoints train = LossPoints.train(history);
        LossPoints validation = LossPoints.validation(history);
        Color forward = Color.decode(Palette.FORWARD);
        Color backward = Color.decode(Palette.BACKWARD);
        if (!train.isEmpty()) {
            add(chart, "train", train, scale, forward, new BasicStroke(2), SeriesMarkers.CIRCLE);
        }
        if (!validation.isEmpty()) {
            BasicStroke dashed = new BasicStroke(
                    2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {6, 4}, 0);
            add(chart, "validation", validation, scale, backward, dashed, SeriesMarkers.DIAMOND);
        }
        SvgPaths paths = new SvgPaths();
        chart.paint(new SvgGraphics(paths), WIDTH, HEIGHT);
        Svg svg = Svg.plain(WIDTH, HEIGHT, title, "Training solid with dots, validation dashed with diamonds.");
        paths.copyTo(svg);
        return svg.finish();
    }

    private static void add(XYChart chart, String name, LossPoints points, LossScale scale, Color colour,
            BasicStroke stroke, Marker marker) {
        XYSeries series = chart.addSeries(name, points.epochs(), scale.places(points.losses()));
        series.setLineColor(colour);
        series.setLineStyle(stroke);
        series.setMarkerColor(colour);
        series.setMarker(points.epochs().length > MOST_MARKED ? SeriesMarkers.NONE : marker);
    }

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
