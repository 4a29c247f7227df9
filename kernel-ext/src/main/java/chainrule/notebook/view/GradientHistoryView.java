package chainrule.notebook.view;

import chainrule.explain.GradientHistory;
import chainrule.explain.GradientTable;
import chainrule.explain.Histogram;
import chainrule.notebook.Display;
import chainrule.tape.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Shows how the health of gradients went over a training run: the size of each gradient and the flat share of each
 * activation from the first to the last epoch, in small bars; below them the last epoch in full.
 */
public final class GradientHistoryView {

    private static final int LONGEST_NAME = 40;
    private static final String COURSE = "over time";

    /**
     * What is followed.
     *
     * @param name    of the parameter or activation
     * @param what    is measured
     * @param numbers one for each epoch shown
     * @param shares  the same as heights, 0 … 1
     * @param health  at the end
     */
    private record Course(String name, String what, double[] numbers, double[] shares, String health) {

        String words() {
            return what + " over the epochs: " + Arrays.stream(numbers).mapToObj(Numbers::format).collect(Collectors.joining(", "));
        }
    }

    private GradientHistoryView() {}

    /** The courses, and the last table. */
    public static Display of(GradientHistory history) {
        List<GradientTable> all = history.tables();
        if (all.isEmpty()) {
            String words = "No epoch has finished yet.";
            return new Display(Card.around(words), words);
        }
        List<GradientTable> tables = LossPoints.evenly(all, Histogram.BINS);
        List<Course> courses = courses(tables);
        Table table = Table.create("gradients over time",
                column("of", courses, Course::name),
                column("what", courses, Course::what),
                column("first", courses, course -> Numbers.format(course.numbers[0])),
                column("last", courses, course -> Numbers.format(course.numbers[course.numbers.length - 1])),
                column(COURSE, courses, course -> Sparkline.text(course.shares)),
                column("health", courses, Course::health));
        String caption = "Gradients over " + all.size() + (all.size() == 1 ? " epoch" : " epochs");
        Display last = GradientsView.of(all.get(all.size() - 1));
        String html = TableView.html(table, caption, GradientsView::ink, COURSE,
                row -> Sparkline.html(courses.get(row).shares, courses.get(row).words()));
        return new Display(
                html + "<div style=\"height:8px\"></div>" + last.html(), TableView.text(table, caption) + last.text());
    }

    private static List<Course> courses(List<GradientTable> tables) {
        GradientTable last = tables.get(tables.size() - 1);
        List<Course> parameters = IntStream.range(0, last.rows().size()).mapToObj(at -> {
            GradientTable.Row row = last.rows().get(at);
            String name = row.layer().isEmpty() ? row.name() : row.layer() + "." + row.name();
            double[] sizes = numbers(tables, table -> table.rows().get(at).gradientNorm());
            return new Course(Label.oneLine(name, LONGEST_NAME), "‖gradient‖", sizes, logarithmic(sizes), row.health().toString());
        }).toList();
        List<Course> units = IntStream.range(0, last.units().size())
                .filter(at -> tables.stream().allMatch(table -> table.units().size() == last.units().size()))
                .mapToObj(at -> {
                    String name = last.units().get(at).function() + " of " + last.units().get(at).layer();
                    double[] flat = numbers(tables, table -> table.units().get(at).flat());
                    return new Course(
                            Label.oneLine(name, LONGEST_NAME), "flat share", flat, flat, last.units().get(at).health().toString());
                }).toList();
        return Stream.concat(parameters.stream(), units.stream()).toList();
    }

    private static double[] numbers(List<GradientTable> tables, ToDoubleFunction<GradientTable> number) {
        return tables.stream().mapToDouble(number).toArray();
    }

    /** By powers of ten, one and more from the foot to the full height of the largest; a gradient that is zero has no bar. */
    private static double[] logarithmic(double[] sizes) {
        double largest = StrictMath.log10(Arrays.stream(sizes).max().orElse(0));
        double smallest = StrictMath.log10(Arrays.stream(sizes).filter(size -> size > 0).min().orElse(1));
        double decades = Math.max(1, largest - smallest);
        return Arrays.stream(sizes)
                .map(size -> size == 0 ? 0 : Math.max(0.1, 1 - (largest - StrictMath.log10(size)) / decades))
                .toArray();
    }

    private static StringColumn column(String name, List<Course> courses, Function<Course, String> text) {
        return StringColumn.create(name, courses.stream().map(text));
    }
}
