package chainrule.oracle;

import chainrule.oracle.OracleOp.Arguments;
import chainrule.tape.Value;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All operations that case files may name. */
final class OracleOps {

    private static final Map<String, OracleOp> ALL = all();

    private OracleOps() {}

    static Value apply(String op, List<Value> values, JsonObject attributes) {
        OracleOp meaning = ALL.get(op);
        if (meaning == null) {
            throw new AssertionError("the case files name an operation that is not known here: " + op);
        }
        return meaning.apply(new Arguments(op, values, attributes));
    }

    private static Map<String, OracleOp> all() {
        Map<String, OracleOp> all = new HashMap<>();
        for (Map<String, OracleOp> meaning : List.of(ElementwiseOps.MEANING, ShapeOps.MEANING, MatrixOps.MEANING, LossOps.MEANING)) {
            meaning.forEach((name, op) -> {
                if (all.put(name, op) != null) {
                    throw new AssertionError("two meanings of " + name);
                }
            });
        }
        return all;
    }
}
