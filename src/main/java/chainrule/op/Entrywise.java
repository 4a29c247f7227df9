package chainrule.op;

import chainrule.linalg.Functions;
import chainrule.linalg.PairFunction;
import chainrule.linalg.Reductions;
import chainrule.shape.Axis;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.OnColumns;
import chainrule.tape.OnNumbers;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/** A function of two numbers, applied to the entries of two matrices of one shape: {@code yᵢⱼ = f(aᵢⱼ, bᵢⱼ)}. */
public interface Entrywise extends OnNumbers, OnColumns, PairFunction {

    /** {@code f(a, b)}. */
    @Override
    double apply(double a, double b);

    /**
     * Applies it to values of one shape, or repeats a row, a column or a scalar first: the repetition is an operation
     * of its own on the tape.
     */
    default Value together(Value a, Value b) {
        if (a == null || b == null || a.shape().equals(b.shape())) {
            return on(a, b);
        }
        Shape common = Broadcast.common(name(), a, b);
        return on(Broadcast.broadcast(a, common), Broadcast.broadcast(b, common));
    }

    @Override
    default int arity() {
        return 2;
    }

    @Override
    default Shape shape(Shape... x) {
        if (!x[0].equals(x[1])) {
            throw new ShapeException(name(), "equal shapes", x);
        }
        return x[0];
    }

    @Override
    default void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        if (x[1].numCols < y.numCols) {
            Reductions.combine(x[0], x[1], Axis.ROWS, this, y);
        } else {
            Functions.map(this, x[0], x[1], y);
        }
    }

    @Override
    default boolean repeats(int argument) {
        return argument == 1;
    }

    @Override
    default boolean inPlace(int argument) {
        return true;
    }

    @Override
    default boolean byColumn(int argument) {
        return true;
    }

    @Override
    default double onNumbers(Value[] x) {
        return apply(x[0].asScalar(), x[1].asScalar());
    }

    @Override
    default long flops(Shape... x) {
        return x[0].size();
    }
}
