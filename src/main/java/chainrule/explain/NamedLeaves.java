package chainrule.explain;

import chainrule.diff.Gradients;
import chainrule.tape.Tape;
import chainrule.tape.Value;
import java.util.List;
import java.util.Map;

/** By what a result is differentiated if nobody says: by what somebody named. */
public final class NamedLeaves {

    private NamedLeaves() {}

    /** The leaves of a name on the tape of a result; without any, all leaves. */
    static List<Value> of(Value result, Map<Value, String> names) {
        List<Value> tape = Tape.of(result);
        List<Value> leaves = tape.stream().filter(value -> value.op() == null).toList();
        List<Value> named = leaves.stream().filter(new GivenNames(names)::has).toList();
        return named.isEmpty() ? leaves : named;
    }

    /** The gradients by the leaves of a name that the result depends on; without any, by all leaves. */
    public static Gradients gradients(Value result, Map<Value, String> names) {
        Gradients gradients = Gradients.gradients(result, of(result, names));
        List<Value> reached = gradients.parameters().stream().filter(leaf -> gradients.adjoint(leaf).isPresent()).toList();
        return Gradients.gradients(result, reached);
    }
}
