package chainrule.explain;

import chainrule.tape.Notation;
import chainrule.tape.Numbers;
import chainrule.tape.Op;
import chainrule.tape.Value;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;

/**
 * What the values of a tape are called in a graph: by name, by number if a constant is the same everywhere, else
 * {@code v7} by place.
 */
final class GraphNames {

    /** More arguments than this are counted, not listed. */
    private static final int MOST_LISTED = 8;

    private final TapeUsers tape;
    private final GivenNames given;
    private final String letter;

    /**
     * @param given  names for values that have none of their own
     * @param letter of the others, before their place
     */
    GraphNames(TapeUsers tape, Map<Value, String> given, String letter) {
        this.tape = tape;
        this.given = new GivenNames(given);
        this.letter = letter;
    }

    String of(Value value) {
        if (given.has(value)) {
            return given.of(value);
        }
        return isConstant(value) ? Numbers.format(value.get(0, 0)) : tape.called(letter, value);
    }

    /** A leaf that nobody named, with one number everywhere: it stands in formulas as that number. */
    boolean isConstant(Value value) {
        return value.op() == null && !given.has(value) && uniform(value);
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
        return notation(value, this::of).text();
    }

    /** The same as mathematics, with names from elsewhere. */
    Notation notation(Value value, Function<Value, String> name) {
        Op op = value.op();
        if (op == null) {
            return Notation.symbol(name.apply(value));
        }
        Notation[] arguments = value.inputs().stream().map(name).map(Notation::symbol).toArray(Notation[]::new);
        Notation formula = op.notation(arguments);
        return List.of(arguments).contains(formula) ? Notation.call(op.name(), arguments) : formula;
    }
}
