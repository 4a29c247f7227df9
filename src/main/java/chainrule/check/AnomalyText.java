package chainrule.check;

import chainrule.check.AnomalyReport.Pullback;
import chainrule.tape.Onward;
import chainrule.tape.Station;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** An {@link AnomalyReport} to be read: a value a line, and of a long way both ends. */
final class AnomalyText {

    /** So much of each end is told. */
    private static final int END = 6;

    private final StringBuilder text = new StringBuilder();

    private AnomalyText() {}

    static String of(AnomalyReport report) {
        AnomalyText text = new AnomalyText();
        text.text.append(report.operation())
                .append(" was given ")
                .append(report.arguments().stream().map(Station::toString).collect(Collectors.joining(" and ")));
        report.line().ifPresent(at -> text.line("called at " + words(at)));
        report.pullback().ifPresent(text::pullback);
        text.way("its numbers come from", report.way());
        report.onward().ifPresent(text::onward);
        return text.text.toString();
    }

    private void pullback(Pullback pullback) {
        line(pullback.argument()
                .map(argument -> "in the derivative of " + pullback.of() + " by " + argument)
                .orElse("where the derivatives by all uses of " + pullback.of() + " are added"));
        way("the derivative comes from", pullback.from());
    }

    private void onward(Onward onward) {
        way("it goes on to", onward.way());
        if (onward.reached().size() > 1) {
            line("it reaches " + String.join(", ", onward.reached()));
        } else if (onward.way().isEmpty()) {
            line("it does not reach the result");
        }
        onward.end().ifPresent(cause -> line("there the run ends: " + cause.lines().findFirst().orElse("")));
    }

    private void way(String title, List<Station> way) {
        if (way.isEmpty()) {
            return;
        }
        line(title);
        Optional<StackTraceElement> last = Optional.empty();
        for (int i = 0; i < way.size(); i++) {
            if (i >= END && i < way.size() - END) {
                line("  … " + (way.size() - 2 * END) + " more …");
                i = way.size() - END;
            }
            Station station = way.get(i);
            // Within a library's layer many values are made by one line of the program: it is told once.
            line("  " + station + (station.line().equals(last) ? "" : station.line().map(at -> ", at " + words(at)).orElse("")));
            last = station.line();
        }
    }

    private void line(String words) {
        text.append("\n  ").append(words);
    }

    private static String words(StackTraceElement line) {
        return ServiceLoader.load(SourceLines.class, SourceLines.class.getClassLoader()).stream()
                .flatMap(known -> words(known, line).stream())
                .findFirst()
                .orElse(line.toString());
    }

    private static Optional<String> words(ServiceLoader.Provider<SourceLines> known, StackTraceElement line) {
        try {
            return known.get().words(line);
        } catch (RuntimeException | LinkageError | ServiceConfigurationError e) {
            // A notebook's lines where there is no notebook: the report must not fail for want of a nicer word.
            return Optional.empty();
        }
    }
}
