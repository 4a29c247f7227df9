package chainrule.diff;

import chainrule.op.Identity;
import chainrule.shape.Given;
import chainrule.shape.ShapeException;
import chainrule.tape.Recording;
import chainrule.tape.Sweep;
import chainrule.tape.Value;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Derivatives of a function {@code f} from one value to one value, at a point {@code x}. Who asks for them often, at many
 * points, makes a {@link RecordedFunction}.
*
 * <p>The argument is what {@code f} is given; whatever else it refers to is a constant to it, {@code x} itself included.
 * So derivatives nest: {@code gradient(v -> multiply(v, x), x)} is {@code x}, and its gradient by {@code x} is 1.
 */
public final class Diff {

    /** In which direction a Jacobian is swept. */
    public enum Mode {
        /** One pushforward per input: the shorter way if there are fewer inputs than outputs. */
        FORWARD,
        /** One pullback per output: the shorter way if there are fewer outputs than inputs. */
        REVERSE;

        /** The shorter way for a function of {@code inputs} numbers to {@code outputs} numbers. */
        public static Mode shorter(int inputs, int outputs) {
            return inputs < outputs ? FORWARD : REVERSE;
        }
    }

    /** A function at a point: what it was given there and what it returned, in the words of the call that needs it. */
    private record At(Value x, Value y) {

        static At of(String who, UnaryOperator<Value> f, Value x) {
            Given.require(who, "a function", f);
            Given.require(who, "a value", x);
            Value at = argument(x);
            Value y = f.apply(at);
            Given.require(who, "a function that returns a value", y);
            return new At(at, y);
        }
    }

    private Diff() {}

    /**
     * {@code ∇f(x)} of a scalar function, in the shape of {@code x}.
     *
     * @throws ShapeException if {@code f(x)} is not a scalar
     */
    public static Value gradient(UnaryOperator<Value> f, Value x) {
        At at = At.of("gradient", f, x);
        return slope(at.y, at.x);
    }

    /** A scalar function's value and its gradient, from one recording. */
    public record ValueAndGradient(Value value, Value gradient) {}

    /**
     * {@code f(x)} and {@code ∇f(x)} of a scalar function.
     *
     * @throws ShapeException if {@code f(x)} is not a scalar
     */
    public static ValueAndGradient valueAndGradient(UnaryOperator<Value> f, Value x) {
        At at = At.of("valueAndGradient", f, x);
        return new ValueAndGradient(at.y, slope(at.y, at.x));
    }

    /**
     * The derivative of any order of a function of one number, {@code dⁿf/dxⁿ}; order 0 is the value.
     *
     * @param x {@code 1×1}
     * @throws IllegalArgumentException if the order is negative
     */
    public static Value derivative(UnaryOperator<Value> f, Value x, int order) {
        if (order < 0) {
            throw new IllegalArgumentException("a derivative has an order of 0 or more; got " + order);
        }
        At at = At.of("derivative", f, x);
        Value y = at.y;
        for (int n = 0; n < order; n++) {
            y = slope(y, at.x);
        }
        return y;
    }

    /**
     * The pullbacks of many cotangents, {@code Jᵀ ȳ} for each, from one recording.
     *
     * @param yBars each in the shape of {@code f(x)}
     */
    public static List<Value> vjp(UnaryOperator<Value> f, Value x, List<Value> yBars) {
        Given.list("vjp", "cotangents", yBars);
        At at = At.of("vjp", f, x);
        return yBars.stream().map(yBar -> pullBack(at.y, at.x, yBar)).toList();
    }

    /**
     * The pushforwards of many tangents, {@code J ẋ} for each, from one recording.
     *
     * @param xDots each in the shape of {@code x}
     */
    public static List<Value> jvp(UnaryOperator<Value> f, Value x, List<Value> xDots) {
        Given.list("jvp", "tangents", xDots);
        At at = At.of("jvp", f, x);
        return xDots.stream().map(xDot -> pushForward(at.y, at.x, xDot)).toList();
    }

    /**
     * The pullback {@code Jᵀ ȳ}, in the shape of {@code x}.
     *
     * @param yBar in the shape of {@code f(x)}
     */
    public static Value vjp(UnaryOperator<Value> f, Value x, Value yBar) {
        Given.require("vjp", "a cotangent", yBar);
        return vjp(f, x, List.of(yBar)).get(0);
    }

    /**
     * The pushforward {@code J ẋ}, in the shape of {@code f(x)}.
     *
     * @param xDot in the shape of {@code x}
     */
    public static Value jvp(UnaryOperator<Value> f, Value x, Value xDot) {
        Given.require("jvp", "a tangent", xDot);
        return jvp(f, x, List.of(xDot)).get(0);
    }

    /** The Jacobian by the shorter way, which its name tells; entries of {@code x} and {@code f(x)} count row by row. */
    public static Value jacobian(UnaryOperator<Value> f, Value x) {
        At at = At.of("jacobian", f, x);
        return jacobian(at.y, at.x, Mode.shorter(x.shape().size(), at.y.shape().size()));
    }

    /** The Jacobian in a given direction: one row per entry of {@code f(x)}, one column per entry of {@code x}. */
    public static Value jacobian(UnaryOperator<Value> f, Value x, Mode mode) {
        At at = At.of("jacobian", f, x);
        return jacobian(at.y, at.x, mode);
    }

    /** The Jacobian of a value by another on its tape, in a given direction. */
    public static Value jacobian(Value y, Value x, Mode mode) {
        Given.values("jacobian", y, x);
        Given.require("jacobian", "a mode", mode);
        return JacobianSweeps.of(y, x, mode);
    }

    /**
     * The product with the Hessian of a scalar function, {@code ∇²f(x) v}, without the Hessian: the pushforward of the
     * gradient.
     *
     * @param v in the shape of {@code x}
     */
    public static Value hessianVector(UnaryOperator<Value> f, Value x, Value v) {
        return hessianVector(f, x, v, Mode.FORWARD);
    }

    /**
     * The product with the Hessian in a given direction.
     *
     * @param v    in the shape of {@code x}
     * @param mode forward over reverse, as the pushforward of the gradient, or reverse over reverse, as the gradient of
     *             {@code ⟨∇f(x), v⟩}
     */
    public static Value hessianVector(UnaryOperator<Value> f, Value x, Value v, Mode mode) {
        Given.values("hessianVector", x, v);
        Given.require("hessianVector", "a mode", mode);
        HessianVector.requireShapes(List.of(x), List.of(v));
        At at = At.of("hessianVector", f, x);
        return HessianVector.of(at.y, List.of(at.x), List.of(v), mode).get(0);
    }

    /** The Hessian of a scalar function, {@code n×n} for {@code n} entries of {@code x}. */
    public static Value hessian(UnaryOperator<Value> f, Value x) {
        At at = At.of("hessian", f, x);
        return asHessian(jacobian(slope(at.y, at.x), at.x, Mode.FORWARD));
    }

    /** What a function is given in the place of a value: on the tape after it, and not what the function may have captured. */
    static Value argument(Value x) {
        return Recording.applied(new Identity(), x).named(x.name());
    }

    private static Value slope(Value y, Value at) {
        return Gradients.byArguments(y, List.of(at)).of(at);
    }

    static Value asHessian(Value jacobian) {
        return jacobian.named("Hessian by " + jacobian.shape().columns() + " pushforwards");
    }

    static Value pullBack(Value y, Value x, Value yBar) {
        requireShape("vjp", "a cotangent in the shape of the result", y, yBar);
        Value xBar = Sweep.back(y, yBar, x).get(x);
        return xBar != null ? xBar : Value.constant(x.shape(), 0);
    }

    static Value pushForward(Value y, Value x, Value xDot) {
        requireShape("jvp", "a tangent in the shape of the argument", x, xDot);
        return Sweep.forward(y, Map.of(x, xDot));
    }

    private static void requireShape(String who, String need, Value value, Value seed) {
        if (!value.shape().equals(seed.shape())) {
            throw new ShapeException(who, need, value.shape(), seed.shape()).named(List.of(value.name(), seed.name()));
        }
    }
}
