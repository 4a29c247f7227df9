package chainrule.explain;

import chainrule.tape.Notation;
import chainrule.tape.Numbers;
import chainrule.tape.Value;
import java.util.Map;

/** What the values of a tape are called in formulas: by name, by number if it is a constant, else {@code v7} by place. */
final class FormulaNames {

    /** A longer name is cut: a formula is read, not searched. */
    private static final int LONGEST = 40;

    private final TapeUsers tape;
    private final GivenNames given;

    /** @param given names for values that have none of their own */
    FormulaNames(TapeUsers tape, Map<Value, String> given) {
        this.tape = tape;
        this.given = new GivenNames(given);
    }

    String of(Value value) {
        if (given.has(value)) {
            return cut(given.of(value));
        }
        return isNumber(value) ? Numbers.format(value.asScalar()) : tape.called("v", value);
    }

    /** A number that nobody named stands for itself. */
    private static boolean isNumber(Value value) {
        return value.op() == null && value.shape().isScalar();
    }

    /** Whether its name is one that nobody gave: then a formula has to say what it stands for. */
    boolean isMadeUp(Value value) {
        return !given.has(value) && !isNumber(value);
    }

    /** Whether somebody named it, here or there. */
    boolean isNamed(Value value) {
        return given.has(value);
    }

    Notation symbol(Value value) {
        return Notation.symbol(of(value));
    }

    private static String cut(String name) {
        boolean fits = name.length() <= LONGEST || name.codePointCount(0, name.length()) <= LONGEST;
        return fits ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
