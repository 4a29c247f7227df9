package chainrule.check;

import chainrule.diff.Gradients;
import chainrule.shape.Given;
import chainrule.tape.Domain;
import chainrule.tape.NonFiniteException;
import chainrule.tape.NonFiniteException.Derivative;
import chainrule.tape.Onward;
import chainrule.tape.Op;
import chainrule.tape.Station;
import chainrule.tape.Tape;
import chainrule.tape.UserLine;
import chainrule.tape.Value;
import chainrule.tape.Watch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;

/**
 * How a NaN or an infinity came about: the first operation that gave one, with the ranges of what it was given, the line
 * of the program that called it, and where its numbers came from. A watched run, which computes everything again, also
 * tells where the number went, and the lines of all values on the way.
 *
 * <pre>{@code
 * AnomalyReport.watch(() -> loss(x, y), w, b).ifPresent(System.out::println);
 * }</pre>
 *
 * @param operation its name
 * @param arguments what it was given
 * @param line      where the program called it; empty if that is not known
 * @param pullback  what was being differentiated, if it was part of a derivative
 * @param way       from the argument to blame back to the leaf its numbers come from, the nearest first
 * @param onward    where the number went from there, if somebody watched
 */
public record AnomalyReport(
        String operation,
        List<Station> arguments,
        Optional<StackTraceElement> line,
        Optional<Pullback> pullback,
        List<Station> way,
        Optional<Onward> onward) {

    /** Immutable copies. */
    public AnomalyReport {
        arguments = List.copyOf(arguments);
        way = List.copyOf(way);
    }

    /**
     * The derivative that a number which is not finite was a part of.
     *
     * @param of       of which operation, or of which value where the derivatives by all its uses were added
     * @param argument by which argument of the operation
     * @param from     from the loss back to the operation's result, or to the value
     */
    public record Pullback(String of, Optional<Station> argument, List<Station> from) {

        /** Immutable copies. */
        public Pullback {
            from = List.copyOf(from);
        }
    }

    /** The report on a refused result; none if no operation was to blame, but a leaf or a step. */
    public static Optional<AnomalyReport> of(NonFiniteException refusal) {
        Given.require("AnomalyReport.of", "a refusal", refusal);
        return refusal.op().map(op -> report(op, refusal, value -> Optional.empty(), Optional.empty()));
    }

    /** The same for a list of values. */
    public static Optional<AnomalyReport> watch(Supplier<Value> loss, List<Value> by) {
        Given.require("AnomalyReport.watch", "a loss", loss);
        Given.list("AnomalyReport.watch", "values", by);
        return Watch.of(loss, result -> by.isEmpty() ? List.of(result) : gradients(result, by)).map(found ->
                report(found.refusal().op().orElseThrow(), found.refusal(), found.lines(), Optional.of(found.onward())));
    }

    /**
     * Computes a loss and its gradients under watch. It may do so twice, the second time past the first result that is
     * not finite; parameters, running statistics and random generators are left as they were. No value that depends on
     * such a result can be used afterwards.
     *
     * @param loss computes it anew, from its leaves on
     * @param by   the values by which to differentiate it; none to look at the loss alone
     * @return empty if everything is finite
     * @throws NonFiniteException if no operation is to blame, but a leaf or a setting
     */
    public static Optional<AnomalyReport> watch(Supplier<Value> loss, Value... by) {
        Given.require("AnomalyReport.watch", "values", by);
        return watch(loss, Arrays.asList(by));
    }

    private static List<Value> gradients(Value loss, List<Value> by) {
        Gradients gradients = Gradients.gradients(loss, by);
        return by.stream().map(value -> gradients.of(value).named("gradient by " + (value.name().isEmpty() ? "a value" : value.name()))).toList();
    }

    private static AnomalyReport report(
            Op op, NonFiniteException refusal, Function<Value, Optional<StackTraceElement>> lines, Optional<Onward> onward) {
        Function<Value, Station> station = value -> Station.of(value, lines.apply(value));
        return new AnomalyReport(
                op.name(),
                refusal.arguments().stream().map(station).toList(),
                UserLine.of(refusal),
                refusal.derivative().map(derivative -> pullback(derivative, station)),
                way(op, refusal.arguments()).stream().map(station).toList(),
                onward);
    }

    private static Pullback pullback(Derivative derivative, Function<Value, Station> station) {
        Value of = derivative.of();
        List<Station> from = new ArrayList<>(Tape.way(of, derivative.result()).stream().map(station).toList());
        Collections.reverse(from);
        Optional<String> operation = Optional.ofNullable(of.op()).filter(op -> derivative.by().isPresent()).map(Op::name);
        return new Pullback(operation.orElse(station.apply(of).name()), derivative.by().map(station), from);
    }

    /** Begins at an argument outside of the operation's domain, else at the largest, and follows the largest from there. */
    private static List<Value> way(Op op, List<Value> arguments) {
        List<Value> way = new ArrayList<>();
        Optional<Value> next = arguments.stream().filter(x -> isOutside(op.domain(arguments.indexOf(x)), x)).findFirst().or(() -> largest(arguments));
        while (next.isPresent()) {
            way.add(next.get());
            next = largest(next.get().inputs());
        }
        return way;
    }

    private static boolean isOutside(Domain domain, Value x) {
        return !Arrays.stream(x.matrix().data).allMatch(domain::contains);
    }

    private static Optional<Value> largest(List<Value> values) {
        return values.stream().reduce((a, b) -> size(b) > size(a) ? b : a);
    }

    private static double size(Value value) {
        DMatrixRMaj x = value.matrix();
        double size = 0;
        for (int k = 0; k < x.getNumElements(); k++) {
            size = Math.max(size, Math.abs(x.data[k]));
        }
        return size;
    }

    @Override
    public String toString() {
        return AnomalyText.of(this);
    }
}
