package chainrule.explain;

import chainrule.shape.Shape;
import chainrule.tape.Notation;
import chainrule.tape.Numbers;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/** How the numbers of a value are written in a formula: all of them while they are few. */
final class Figures {

    private static final int MOST_ENTRIES = 12;
    private static final int MOST_COLUMNS = 4;

    private Figures() {}

    static boolean areFew(Shape shape) {
        return shape.size() > 0 && shape.size() <= MOST_ENTRIES && shape.columns() <= MOST_COLUMNS;
    }

    /** All entries, or the range. */
    static Notation of(Value value) {
        DMatrixRMaj x = value.matrix();
        return areFew(value.shape()) ? Notation.entries(x) : Notation.symbol(Numbers.range(x));
    }
}
