package chainrule.tape;

import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * A differentiable operation: shape rule, evaluation, VJP, notation, FLOPs. Everything else (forward mode, higher
 * orders, formulas, costs, tests) is derived from these. An op is a record in a file of its own: its components are
 * the constants it works with, and two equal records are the same operation.
 *
 * <p>Written {@code y = f(x₁, …, xₙ)}; {@code ȳ} is the adjoint (cotangent) of {@code y}, {@code ẋ} a tangent.
 */
public interface Op {

    /** How many arguments it takes. */
    int arity();

    /**
     * The shape of the result.
     *
     * @throws ShapeException if the arguments do not fit; say what is needed, the tape adds the names
     */
    Shape shape(Shape... x);

    /**
     * Computes {@code y = f(x)} in place.
     *
     * @param x the arguments, of shapes that {@link #shape} accepted. Not modified.
     * @param y of the shape that {@link #shape} told, with arbitrary content. Modified: every entry is overwritten.
     */
    void evaluate(DMatrixRMaj[] x, DMatrixRMaj y);

    /**
     * The pullback (vector–Jacobian product) by one argument, {@code x̄ = (∂y/∂x)ᵀ ȳ}, in operations on the tape, so
     * that it can itself be differentiated, drawn and counted. It may use {@code x}, {@code y} and {@code ȳ} only.
     *
     * @param argument which argument, from 0; only asked where {@link #differentiable}
     * @return the contribution to that argument's adjoint, in its shape
     */
    Value vjp(int argument, Value[] x, Value y, Value yBar);

    /** The operation in mathematical notation, given the notation of its arguments. */
    Notation notation(Notation... x);

    /** The same where the shapes of the arguments are known; what says more then, such as a repetition, says it here. */
    default Notation notation(Shape[] shapes, Notation... x) {
        return notation(x);
    }

    /** Floating-point operations of one evaluation; an elementary function counts as one. */
    long flops(Shape... x);

    /** Whether there is a derivative by this argument; an argument without one gets no adjoint. */
    default boolean differentiable(int argument) {
        return true;
    }

    /** The numbers at which the operation is defined, where it is the same for all arguments. */
    default Domain domain() {
        return Domain.REALS;
    }

    /** The numbers that make sense for one argument. */
    default Domain domain(int argument) {
        return domain();
    }

    /**
     * Whether the numbers make sense to it, where it refuses some before it computes. Values are refused by {@link #on}
     * with a reason; a program asks here first.
     *
     * @param x the arguments. Not modified.
     */
    default boolean accepts(DMatrixRMaj... x) {
        return true;
    }

    /**
     * Whether {@link #evaluate} may write its result over an argument: each entry of the result is written after the
     * last use of the argument's entry at its place.
     */
    default boolean inPlace(int argument) {
        return false;
    }

    /**
     * Whether the result is finite wherever the arguments are. A program need not look at it.
     */
    default boolean keepsFinite() {
        return false;
    }

    /**
     * Whether an entry of that argument that is NaN or infinite makes an entry of the result so, whatever the other entries
     * are; of a result without entries nothing is asked. A program then looks at the result alone.
     */
    default boolean passesNonFinite(int argument) {
        return false;
    }

    /**
     * The pushforward (Jacobian–vector product) by one argument, {@code ẏ = (∂y/∂x) ẋ}. The VJP is linear in
     * {@code ȳ}; its own VJP by {@code ȳ} is this. An op overrides it only where it knows a shorter way.
     */
    default Value jvp(int argument, Value[] x, Value y, Value xDot) {
        Value yBar = Recording.zerosLike(y);
        Value xBar = vjp(argument, x, y, yBar);
        Value transposed = Sweep.back(xBar, xDot, yBar).get(yBar);
        return transposed != null ? transposed : yBar;
    }

    /** Whether it repeats a column, its argument, along the rows, and does nothing else. */
    default boolean isRepetition(Shape... x) {
        return false;
    }

    /** Whether its result always has the numbers of its one argument: a program does not compute it. */
    default boolean isIdentity() {
        return false;
    }

    /**
     * Whether {@link #evaluate} also takes a column in the place of an argument, and gives what it would if that column
     * were repeated. A program then leaves the repetition out.
     */
    default boolean repeats(int argument) {
        return false;
    }

    /**
     * The operation that gives the same bits of an argument's transpose in its place; {@code null} if there is none. A
     * program that may lay an argument out as it likes takes it where there is one.
     */
    default @Nullable Op onTransposed(int argument) {
        return null;
    }

    /** The name a student calls it by: the class name with a small first letter. */
    default String name() {
        String type = getClass().getSimpleName();
        return type.isEmpty() ? "op" : type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
    }

    /**
     * Applies it to values and records the result.
     *
     * @throws ShapeException     if the shapes do not fit
     * @throws NonFiniteException if an entry of the result is NaN or infinite
     */
    default Value on(Value... x) {
        return Evaluation.of(this, x.clone());
    }
}
