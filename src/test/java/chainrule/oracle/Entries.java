package chainrule.oracle;

import chainrule.op.Linear;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Notation;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/** The same entries, row by row, in another shape. */
record Entries(Shape to) implements Linear {

    static Value inARow(Value x) {
        return new Entries(new Shape(1, x.shape().size())).on(x).named(x.name());
    }

    @Override
    public Shape shape(Shape... x) {
        if (x[0].size() != to.size()) {
            throw new ShapeException(name(), to.size() + " entries", x);
        }
        return to;
    }

    @Override
    public void evaluate(DMatrixRMaj[] x, DMatrixRMaj y) {
        System.arraycopy(x[0].data, 0, y.data, 0, y.getNumElements());
    }

    @Override
    public Value adjoint(Shape x, Value yBar) {
        return new Entries(x).on(yBar);
    }

    @Override
    public Notation notation(Notation... x) {
        return x[0];
    }

    @Override
    public long flops(Shape... x) {
        return 0;
    }
}
