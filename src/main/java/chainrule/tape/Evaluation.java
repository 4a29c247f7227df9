package chainrule.tape;

import chainrule.linalg.Functions;
import chainrule.shape.Given;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;

/** Applies an operation to values: checks the shapes, computes, checks the numbers, and says how the result came to be. */
final class Evaluation {

    private Evaluation() {}

    /**
     * Applies it and records the result.
     *
     * @param x becomes the result's own
     * @throws IllegalArgumentException if one is null, or a constant of the operation is
     * @throws ShapeException     if the shapes do not fit
     * @throws NonFiniteException if an entry of the result is NaN or infinite, unless it is {@linkplain Watch watched}
     */
    static Value of(Op op, Value[] x) {
        if (x.length != op.arity()) {
            throw new IllegalArgumentException(op.name() + " takes " + op.arity() + " arguments; got " + x.length);
        }
        try {
            for (Value value : x) {
                Recording recording = value.recording();
                if (recording != null) {
                    return recording.record(op, x);
                }
            }
            return op instanceof OnNumbers numeric && allScalars(x) ? number(numeric, x) : matrix(op, x);
        } catch (NullPointerException e) {
            Given.values(op.name(), (Object[]) x);
            throw missing(op).orElse(e);
        }
    }

    /** What is null is found where the operation stumbles over it: looking at everything before would cost. */
    private static Optional<RuntimeException> missing(Op op) {
        RecordComponent[] constants = op.getClass().getRecordComponents();
        for (RecordComponent constant : constants == null ? new RecordComponent[0] : constants) {
            try {
                Given.require(op.name(), Given.aOrAn(constant.getType()), constant.getAccessor().invoke(op));
            } catch (IllegalArgumentException e) {
                return Optional.of(e);
            } catch (ReflectiveOperationException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean allScalars(Value[] x) {
        for (Value value : x) {
            if (value.shape() != Shape.SCALAR) {
                return false;
            }
        }
        return true;
    }

    private static Value number(OnNumbers op, Value[] x) {
        double y = op.onNumbers(x);
        if (!Double.isFinite(y) && !Watch.passes(op)) {
            throw NonFinite.in(op, x, new DMatrixRMaj(new double[][] {{y}}), 0);
        }
        return Watch.noted(new Value("", op, x, y));
    }

    private static Value matrix(Op op, Value[] x) {
        Shape shape = shape(op, x);
        DMatrixRMaj[] arguments = new DMatrixRMaj[x.length];
        for (int i = 0; i < x.length; i++) {
            arguments[i] = x[i].primal();
        }
        DMatrixRMaj y = new DMatrixRMaj(shape.rows(), shape.columns());
        op.evaluate(arguments, y);
        int k = Functions.firstNonFinite(y);
        if (k >= 0 && !Watch.passes(op)) {
            throw NonFinite.in(op, x, y, k);
        }
        return Watch.noted(new Value("", op, x, y));
    }

    /** The shape it would have; the error where there is none says how the arguments are called. */
    static Shape shape(Op op, Value[] x) {
        Shape[] shapes = new Shape[x.length];
        for (int i = 0; i < x.length; i++) {
            shapes[i] = x[i].shape();
        }
        try {
            return op.shape(shapes);
        } catch (ShapeException e) {
            throw e.named(Arrays.stream(x).map(Value::name).toList());
        }
    }
}
