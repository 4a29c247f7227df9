package chainrule.diff;

import chainrule.diff.Diff.Mode;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Adjoints;
import chainrule.tape.Sweep;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The product of a Hessian and a vector, {@code ∇²f(x) v}, where each is spread over several values. */
final class HessianVector {

    private HessianVector() {}

    /**
     * The product, one part for each value.
     *
     * @param y    {@code f(x)}, a scalar
     * @param v    in the shapes of {@code x}
     * @param mode in which direction the gradient is swept: as its pushforward, or as its pullback, {@code ∇⟨∇f(x), v⟩}
     */
    static List<Value> of(Value y, List<Value> x, List<Value> v, Mode mode) {
        Gradients gradients = Gradients.byArguments(y, x);
        List<Value> slopes = x.stream().map(gradients::of).toList();
        return mode == Mode.FORWARD ? forward(slopes, x, v) : reverse(slopes, x, v);
    }

    /** @throws ShapeException if a part of {@code v} has not the shape of its part of {@code x} */
    static void requireShapes(List<Value> x, List<Value> v) {
        if (x.size() != v.size()) {
            throw new IllegalArgumentException("hessianVector needs a vector of as many parts as there are arguments; got "
                    + x.size() + " and " + v.size());
        }
        for (int i = 0; i < x.size(); i++) {
            Shape shape = x.get(i).shape();
            if (!shape.equals(v.get(i).shape())) {
                throw new ShapeException("hessianVector", "a vector in the shape of the argument", shape, v.get(i).shape())
                        .named(List.of(x.get(i).name(), v.get(i).name()));
            }
        }
    }

    private static List<Value> forward(List<Value> slopes, List<Value> x, List<Value> v) {
        Map<Value, Value> tangents = new HashMap<>();
        for (int i = 0; i < x.size(); i++) {
            tangents.put(x.get(i), v.get(i));
        }
        return slopes.stream().map(slope -> Sweep.forward(slope, tangents)).toList();
    }

    private static List<Value> reverse(List<Value> slopes, List<Value> x, List<Value> v) {
        Adjoints adjoints = Sweep.back(slopes, v, x.toArray(Value[]::new));
        List<Value> parts = new ArrayList<>();
        for (Value part : x) {
            Value adjoint = adjoints.get(part);
            parts.add(adjoint != null ? adjoint : Value.constant(part.shape(), 0));
        }
        return parts;
    }
}
