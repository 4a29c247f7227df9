package chainrule.op;

import chainrule.linalg.Reductions;
import chainrule.shape.Axis;
import chainrule.shape.Shape;
import chainrule.tape.Notation;
import chainrule.tape.OnColumns;
import chainrule.tape.Op;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/**
 * Running totals: {@code yₖ = x₁ + … + xₖ}, or from the other end {@code yₖ = xₖ + … + xₙ}; each is the other's
 * adjoint.
 *
 * @param axis along what; all entries count row by row
 * @param from where the totals begin
 */
public record CumulativeSum(Axis axis, From from) implements Linear, ShapeKeeping, OnColumns {

    /** Where running totals begin. */
    public enum From {
        /** At the first entry. */
        FIRST,
        /** At the last entry. */
        LAST
    }

    /** Running totals along an axis, from the first entry. */
    public static Value cumulativeSum(Value x, Axis axis) {
        return new CumulativeSum(axis, From.FIRST).on(x);
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        if (from == From.FIRST) {
            Reductions.totalsFromFirst(x[0], axis, y);
        } else {
            Reductions.totalsFromLast(x[0], axis, y);
        }
    }

    @Override
    public Value adjoint(Shape x, Value yBar) {
        return new CumulativeSum(axis, from == From.FIRST ? From.LAST : From.FIRST).on(yBar);
    }

    @Override
    public boolean byColumn(int argument) {
        return axis != Axis.ROWS;
    }

    @Override
    public Op onColumns(int columns) {
        return new CumulativeSum(Axis.COLUMNS, from);
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call(axis.mark(from == From.FIRST ? "cumsum" : "cumsum from last"), x);
    }

    @Override
    public long flops(Shape... x) {
        return x[0].size();
    }
}
