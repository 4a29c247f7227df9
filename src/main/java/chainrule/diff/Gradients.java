package chainrule.diff;

import chainrule.shape.Given;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Adjoints;
import chainrule.tape.Namesakes;
import chainrule.tape.Sweep;
import chainrule.tape.Value;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The gradients of one loss by the values that were asked for, and the adjoints that were met on the way to them. They
 * are returned, not left behind in the values: nothing has to be set to zero before the next ones.
 *
 * <pre>{@code
 * Gradients g = gradients(loss, w, b);
 * Value wBar = g.of(w);                   // ∂loss/∂w, in the shape of w
 * }</pre>
 */
public final class Gradients {

    private final Value loss;
    private final List<Value> parameters;
    private final Adjoints adjoints;
    private final Map<Value, Value> replaced;
    private final Set<Value> asked = new HashSet<>();

    private Gradients(Value loss, List<Value> parameters, Adjoints adjoints, Map<Value, Value> replaced) {
        this.loss = loss;
        this.parameters = parameters;
        this.adjoints = adjoints;
        this.replaced = replaced;
        asked.addAll(parameters);
    }

    /**
     * {@code ∂loss/∂p} for each {@code p}, by one reverse sweep.
     *
     * @param loss       {@code 1×1}
     * @param parameters by what to differentiate: leaves or results on the way
     * @throws ShapeException           if the loss is not a scalar
     * @throws IllegalArgumentException if the loss was computed from another value of the same name or numbers
     */
    public static Gradients gradients(Value loss, Value... parameters) {
        Given.require("gradients", "parameters", parameters);
        return gradients(loss, Arrays.asList(parameters));
    }

    /** The same for a list. */
    public static Gradients gradients(Value loss, List<Value> parameters) {
        Given.require("gradients", "a loss", loss);
        Given.list("gradients", "parameters", parameters);
        Gradients gradients = byArguments(loss, parameters);
        if (parameters.stream().anyMatch(parameter -> gradients.adjoints.get(parameter) == null)) {
            gradients.refuseMistaken();
        }
        return gradients;
    }

    /**
     * {@code ∂f/∂xᵢ} of a scalar function of several values at {@code x}; what it captures is a constant, {@code x} included.
     *
     * @throws ShapeException if {@code f(x)} is not a scalar
     */
    public static List<Value> of(Function<List<Value>, Value> f, List<Value> x) {
        Given.require("Gradients.of", "a function", f);
        Given.list("Gradients.of", "arguments", x);
        List<Value> at = x.stream().map(Diff::argument).toList();
        Gradients gradients = byArguments(f.apply(at), at);
        return at.stream().map(gradients::of).toList();
    }

    /** By what a function was given: what it captured may have the same name and is another value all the same. */
    static Gradients byArguments(Value loss, List<Value> arguments) {
        if (!loss.shape().isScalar()) {
            throw new ShapeException(
                            "gradients",
                            "a scalar loss, 1×1: reduce it with sum or mean, or seed it with Diff.vjp",
                            loss.shape())
                    .named(List.of(loss.name()));
        }
        Value seed = Value.constant(Shape.SCALAR, 1);
        Adjoints adjoints = Sweep.back(loss, seed, arguments.toArray(Value[]::new));
        return new Gradients(loss, List.copyOf(arguments), adjoints, Map.of());
    }

    private void refuseMistaken() {
        Namesakes namesakes = new Namesakes(loss, asked);
        for (Value parameter : asked) {
            if (adjoints.get(parameter) == null) {
                namesakes.mistaken(parameter).ifPresent(twin -> {
                    throw new IllegalArgumentException("the loss was not computed from this " + parameter.name()
                            + " but from " + twin
                            + ": ask for the gradient by the value that was used, or compute the loss again");
                });
            }
        }
    }

    /** What was differentiated. */
    public Value loss() {
        return loss;
    }

    /** By what, in the order asked for. */
    public List<Value> parameters() {
        return parameters;
    }

    /**
     * The gradient by a value that was asked for, in its shape; zeros if the loss does not depend on it.
     *
     * @throws IllegalArgumentException if it was not asked for
     */
    public Value of(Value parameter) {
        Given.require("of", "a value that was asked for", parameter);
        Optional<Value> adjoint = adjoint(parameter);
        if (adjoint.isPresent()) {
            return adjoint.get();
        }
        if (!asked.contains(parameter)) {
            throw new IllegalArgumentException("no gradient by "
                    + (parameter.name().isEmpty() ? "this value" : parameter.name())
                    + " was asked for: gradients(loss, …) was given "
                    + parameters.stream().map(Value::name).toList()
                    + ". After a step a parameter is a new value, also under the same name: compute its gradient again");
        }
        return Value.constant(parameter.shape(), 0);
    }

    /** One line for each gradient. */
    @Override
    public String toString() {
        return parameters.stream()
                .map(p -> of(p).named("gradient by " + (p.name().isEmpty() ? "a value" : p.name())).toString())
                .collect(Collectors.joining("\n"));
    }

    /**
     * The same gradients with others in the place of some.
     *
     * @param changed by value that was asked for, by identity, each in its shape
     * @throws ShapeException if a shape differs
     */
    public Gradients replaced(Map<Value, Value> changed) {
        Map<Value, Value> all = new HashMap<>();
        all.putAll(replaced);
        changed.forEach((parameter, gradient) -> {
            if (!of(parameter).shape().equals(gradient.shape())) {
                throw new ShapeException("a gradient", "the shape of its parameter", parameter.shape(), gradient.shape())
                        .named(List.of(parameter.name(), gradient.name()));
            }
            all.put(parameter, gradient);
        });
        return new Gradients(loss, parameters, adjoints, all);
    }

    /** The adjoint of any value, if the sweep passed it. */
    public Optional<Value> adjoint(Value value) {
        Value other = replaced.get(value);
        return Optional.ofNullable(other != null ? other : adjoints.get(value));
    }
}
