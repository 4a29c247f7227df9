package chainrule.explain;

import chainrule.diff.Gradients;
import chainrule.tape.Sweep;
import chainrule.tape.Tape;
import chainrule.tape.Value;
import java.util.List;
import java.util.Map;

/** By what a result is differentiated if nobody says: by what somebody named. */
final class NamedLeaves {

    private NamedLeaves() {}

    /** The gradients by the leaves of a name that the result depends on; without any, by all leaves. */
    static Gradients gradients(Value result, Map<Value, String> names) {
        List<Value> tape = Tape.of(result);
        List<Value> leaves = tape.stream().filter(value -> value.op() == null).toList();
        List<Value> named = leaves.stream().filter(new GivenNames(names)::has).toList();
        Gradients gradients = Gradients.gradients(result, named.isEmpty() ? leaves : named);
        List<Value> reached = gradients.parameters().stream().filter(leaf -> gradients.adjoint(leaf).isPresent()).toList();
        return Gradients.gradients(result, reached);
    }
}
