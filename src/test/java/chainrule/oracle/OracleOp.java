package chainrule.oracle;

import chainrule.tape.Value;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;

/** How one operation of the case files is said in our operations. */
@FunctionalInterface
interface OracleOp {

    Value apply(Arguments arguments);

    /** What a step of a program is given. */
    record Arguments(String op, List<Value> values, JsonObject attributes) {

        Value x(int i) {
            return values.get(i);
        }

        boolean has(String name) {
            return attributes.has(name);
        }

        double number(String name, double otherwise) {
            return has(name) ? OracleCase.number(attributes.get(name)) : otherwise;
        }

        double number(String name) {
            return OracleCase.number(attributes.get(name));
        }

        int[] integers(String name) {
            return attributes.getAsJsonArray(name).asList().stream().mapToInt(JsonElement::getAsInt).toArray();
        }

        String text(String name, String otherwise) {
            return has(name) ? attributes.get(name).getAsString() : otherwise;
        }
    }
}
