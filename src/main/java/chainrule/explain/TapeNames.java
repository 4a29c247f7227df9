package chainrule.explain;

import chainrule.tape.Notation;
import chainrule.tape.Numbers;
import chainrule.tape.Op;
import chainrule.tape.Value;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/** What the values of a tape are called in a graph. */
final class TapeNames {

    /** More arguments than this are counted, not listed. */
    private static final int MOST_LISTED = 8;

    private final TapeUsers tape;
    private final Map<Value, String> given;
    private final String letter;

    /**
     * @param given  names for values that have none of their own
     * @param letter of the others, before their place
     */
    TapeNames(TapeUsers tape, Map<Value, String> given, String letter) {
        this.tape = tape;
        this.given = given;
        this.letter = letter;
    }

    /** Its own name, the given one, the number of a constant, or {@code v7} by place. */
    String of(Value value) {
        if (!value.name().isEmpty()) {
            return value.name();
        }
        String name = given.get(value);
        if (name != null) {
            return name;
        }
        if (isConstant(value)) {
            return Numbers.format(value.get(0, 0));
        }
        return tape.contains(value) ? letter + tape.place(value) : "a value";
    }

    /** A leaf that nobody named, with one number everywhere: it stands in formulas as that number. */
    boolean isConstant(Value value) {
        return value.op() == null && value.name().isEmpty() && !given.containsKey(value) && uniform(value);
    }

    private static boolean uniform(Value value) {
        int size = value.shape().size();
        if (size == 0 || value.get(value.shape().rows() - 1, value.shape().columns() - 1) != value.get(0, 0)) {
            return false;
        }
        DMatrixRMaj entries = value.matrix();
        for (int k = 0; k < size; k++) {
            if (entries.data[k] != entries.data[0]) {
                return false;
            }
        }
        return true;
    }

    /** The operation on the names of its inputs; one that notation leaves unwritten is called by its own name. */
    String formula(Value value) {
        Op op = value.op();
        if (op == null) {
            return "";
        }
        if (value.inputs().size() > MOST_LISTED) {
            return op.name() + " of " + value.inputs().size() + " values";
        }
        List<String> arguments = value.inputs().stream().map(this::of).toList();
        String text = op.notation(arguments.stream().map(Notation::symbol).toArray(Notation[]::new)).text();
        return arguments.contains(text) ? op.name() + "(" + text + ")" : text;
    }
}
