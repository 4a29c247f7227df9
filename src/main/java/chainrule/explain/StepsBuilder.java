package chainrule.explain;

import chainrule.diff.Gradients;
import chainrule.explain.Pullbacks.Use;
import chainrule.explain.Steps.Arrival;
import chainrule.explain.Steps.Back;
import chainrule.explain.Steps.Forward;
import chainrule.explain.Steps.Known;
import chainrule.explain.Steps.Sending;
import chainrule.shape.Shape;
import chainrule.tape.Notation;
import chainrule.tape.Op;
import chainrule.tape.Tape;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Walks a tape forth and back and keeps a record of each step; of a long one the first and the last. */
final class StepsBuilder {

    private static final int FIRST = 16;
    private static final int LAST = 8;
    private static final int MOST_KNOWN = 8;
    private static final int MOST_ARRIVALS = 6;

    /** The sums over more uses than this are not told use by use. */
    private static final int MOST_ADDED = 50;

    private final Gradients gradients;
    private final List<Value> tape;
    private final TapeNames names;
    private final Pullbacks pullbacks;
    private final SweepUses uses;
    private final TapeUsers places;

    StepsBuilder(Gradients gradients, Map<Value, String> given) {
        this.gradients = gradients;
        tape = Tape.of(gradients.loss());
        places = new TapeUsers(tape);
        names = TapeNames.of(places, given);
        pullbacks = new Pullbacks(gradients, places, names);
        uses = new SweepUses(tape, pullbacks);
    }

    Steps build() {
        // An input that nobody named has to be told before a formula uses it.
        List<Value> operations = tape.stream().filter(value -> value.op() != null || names.isMadeUp(value)).toList();
        List<Value> swept = new ArrayList<>(tape.stream().filter(value -> gradients.adjoint(value).isPresent()).toList());
        Collections.reverse(swept);
        List<Forward> forward = shown(operations.size()).mapToObj(k -> forward(k, operations.get(k))).toList();
        List<Back> back = shown(swept.size()).mapToObj(k -> back(k, swept)).toList();
        return new Steps(names.of(gradients.loss()), forward, back,
                omitted(operations.size() - forward.size(), swept.size() - back.size()), names.leadsTo());
    }

    private static IntStream shown(int count) {
        return IntStream.range(0, count).filter(k -> k < FIRST || k >= count - LAST);
    }

    private static String omitted(int forward, int back) {
        return forward == 0 && back == 0
                ? ""
                : "Of a long tape the first " + FIRST + " and the last " + LAST + " steps of each pass are shown; left out forward: "
                        + forward + ", back: " + back;
    }

    private Forward forward(int k, Value y) {
        Op op = y.op();
        return new Forward(k + 1, before(y), op == null ? "input" : op.name(), names.symbol(y), pullbacks.formula(y), pullbacks.numbers(y),
                Figures.of(y), y.shape());
    }

    /** The arguments, then what was computed last. */
    private List<Known> before(Value y) {
        int place = places.place(y);
        List<Value> latest = new ArrayList<>(tape.subList(Math.max(0, place - MOST_KNOWN), place));
        Collections.reverse(latest);
        return Stream.concat(y.inputs().stream(), latest.stream())
                .filter(value -> !names.isConstant(value))
                .distinct()
                .limit(MOST_KNOWN)
                .map(value -> new Known(names.symbol(value), brief(value.shape(), Figures.of(value)), 1, 1))
                .toList();
    }

    /** What is merely known need not be read again: of a matrix the shape will do. */
    private static Notation brief(Shape shape, Notation value) {
        return shape.isScalar() ? value : Notation.size(shape);
    }

    private Back back(int k, List<Value> swept) {
        Value y = swept.get(k);
        List<Use> own = uses.of(y);
        List<Arrival> arrived = own.stream().limit(MOST_ARRIVALS)
                .map(use -> new Arrival(names.of(use.y()), uses.result(use).contribution().value()))
                .toList();
        // Something has arrived for those before, and for the arguments of those before.
        List<Known> known = swept.stream().skip(Math.max(0, k - MOST_KNOWN)).limit(4L * MOST_KNOWN)
                .map(value -> known(value, y))
                .filter(state -> state.arrived() > 0)
                .toList();
        int hidden = Math.max(0, known.size() - MOST_KNOWN);
        return new Back(k + 1, known.subList(hidden, known.size()), Math.max(0, k - MOST_KNOWN) + hidden,
                bar(y), arrived, own.size() - arrived.size(), Figures.of(adjoint(y)), y.shape(),
                pullbacks.uses(y).stream().map(this::sending).toList());
    }

    /** How far an adjoint has come before the step of {@code y}. */
    private Known known(Value value, Value y) {
        if (value.equals(gradients.loss())) {
            return new Known(bar(value), Figures.of(adjoint(value)), 1, 1);
        }
        List<Use> all = uses.of(value);
        int arrived = (int) all.stream().filter(use -> places.place(use.y()) > places.place(y)).count();
        Notation sum = arrived == all.size() ? Figures.of(adjoint(value))
                : arrived > MOST_ADDED ? Notation.symbol("…")
                : Figures.of(Value.matrix("", uses.sum(value, arrived)));
        return new Known(bar(value), brief(value.shape(), sum), arrived, all.size());
    }

    private Sending sending(Use use) {
        Contribution contribution = uses.result(use).contribution();
        List<Use> all = uses.of(use.x());
        int place = all.indexOf(use);
        Optional<Notation> sum = place < MOST_ADDED
                ? Optional.of(Figures.of(Value.matrix("", uses.sum(use.x(), place + 1))))
                : Optional.empty();
        return new Sending(bar(use.x()), contribution.rule(), contribution.where(), contribution.numbers(), contribution.value(),
                contribution.lemma(), place + 1, all.size(), sum);
    }

    private Notation bar(Value value) {
        return Notation.bar(names.of(value));
    }

    private Value adjoint(Value value) {
        return gradients.adjoint(value).orElseGet(() -> Value.constant(value.shape(), 0));
    }
}
