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
        all.putAll(ElementwiseOps.MEANING);
        all.putAll(ShapeOps.MEANING);
        all.putAll(MatrixOps.MEANING);
        all.putAll(LossOps.MEANING);
        return all;
    }
}
