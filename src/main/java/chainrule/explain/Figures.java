package chainrule.explain;

import chainrule.shape.Shape;
import chainrule.tape.Notation;
import chainrule.tape.Numbers;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** How the numbers of a value are written in a formula: all of them while they are few. */
final class Figures {

    private static final int MOST_ENTRIES = 12;
    private static final int MOST_COLUMNS = 4;

    private Figures() {}

    static boolean areFew(Shape shape) {
        return shape.size() > 0 && shape.size() <= MOST_ENTRIES && shape.columns() <= MOST_COLUMNS;
    }

    /** In a sum that is told in a line: all entries if there are few, one number everywhere, or the range. */
    static String text(DMatrixRMaj x) {
        String text = Numbers.format(x);
        boolean number = x.getNumElements() > 1 && Notation.symbol(text) instanceof Notation.Symbol symbol && symbol.isNumber();
        return number ? Notation.filled(x.data[0], new Shape(x.numRows, x.numCols)).text() : text;
    }

    /** All entries, or the range. */
    static Notation of(Value value) {
        DMatrixRMaj x = value.matrix();
        if (areFew(value.shape()) || x.getNumElements() == 0) {
            return Notation.entries(x);
        }
        double min = CommonOps_DDRM.elementMin(x);
        double max = CommonOps_DDRM.elementMax(x);
        return min == max ? Notation.filled(min, value.shape()) : Notation.sum(Notation.number(min), "…", Notation.number(max));
    }
}
