package chainrule.loss;

import chainrule.shape.Axis;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Op;
import chainrule.tape.Value;

/** How wrong a prediction is: an operation of prediction and target, both {@code n×B}, to one number per sample. */
public interface Loss extends Op {

    /** The mean over the samples. */
    default Value of(Value prediction, Value target) {
        return of(prediction, target, Reduction.MEAN);
    }

    /** With a reduction over the samples. */
    default Value of(Value prediction, Value target, Reduction reduction) {
        return reduction.of(on(prediction, target));
    }

    @Override
    default int arity() {
        return 2;
    }

    @Override
    default Shape shape(Shape... x) {
        if (!x[0].equals(x[1]) || x[0].rows() == 0) {
            throw new ShapeException(name(), "prediction and target of one shape, a sample a column", x);
        }
        return Axis.COLUMNS.reduce(x[0]);
    }
}
