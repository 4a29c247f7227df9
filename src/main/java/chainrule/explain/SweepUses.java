package chainrule.explain;

import chainrule.explain.Pullbacks.Result;
import chainrule.explain.Pullbacks.Use;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** The uses of every value of a tape, the last one first: the order in which the reverse sweep meets and adds them. */
final class SweepUses {

    private final Pullbacks pullbacks;
    private final Map<Value, List<Use>> uses = new HashMap<>();
    private final Map<Use, Result> results = new HashMap<>();

    SweepUses(List<Value> tape, Pullbacks pullbacks) {
        this.pullbacks = pullbacks;
        for (int t = tape.size() - 1; t >= 0; t--) {
            pullbacks.uses(tape.get(t)).forEach(use -> uses.computeIfAbsent(use.x(), x -> new ArrayList<>(1)).add(use));
        }
    }

    List<Use> of(Value value) {
        return uses.getOrDefault(value, List.of());
    }

    /** What a use adds; each rule is run once. */
    Result result(Use use) {
        return results.computeIfAbsent(use, pullbacks::of);
    }

    /** What the first so many uses of a value add up to. */
    DMatrixRMaj sum(Value value, int first) {
        DMatrixRMaj sum = new DMatrixRMaj(value.shape().rows(), value.shape().columns());
        of(value).subList(0, first).forEach(use -> CommonOps_DDRM.addEquals(sum, result(use).value().matrix()));
        return sum;
    }
}
