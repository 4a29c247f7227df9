package chainrule.explain;

import chainrule.explain.TapeGraph.Kind;
import chainrule.tape.Tape;
import chainrule.tape.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Which values a graph is about.
 *
 * @param tape    all of them
 * @param results where the graph ends
 * @param names   what they are called
 * @param border  values whose inputs are not part of it
 * @param kind    what each stands for
 * @param layers  the layers among them
 * @param remarks more to say about some
 */
record TapeScope(
        TapeUsers tape,
        List<Value> results,
        TapeNames names,
        Set<Value> border,
        Function<Value, Kind> kind,
        List<Layers.Layer> layers,
        Map<Value, List<String>> remarks) {

    /** All that a result was computed from. */
    static TapeScope forward(Value result, Map<Value, String> given) {
        TapeUsers tape = new TapeUsers(Tape.of(result));
        return new TapeScope(
                tape,
                List.of(result),
                TapeNames.of(tape, given),
                Set.of(),
                value -> value == result ? Kind.RESULT : value.op() == null ? Kind.INPUT : Kind.OPERATION,
                Layers.of(tape),
                Map.of());
    }

    /** What a value was computed from within this scope; nothing for a leaf. */
    List<Value> inputs(Value value) {
        return border.contains(value) ? List.of() : value.inputs();
    }

    /** Whether it was computed here. */
    boolean computed(Value value) {
        return value.op() != null && !border.contains(value);
    }
}
