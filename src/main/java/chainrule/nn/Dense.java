package chainrule.nn;

import static chainrule.op.Add.add;
import static chainrule.op.Matmul.matmul;

import chainrule.shape.Given;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Value;
import java.util.List;
import java.util.OptionalInt;
import org.ejml.data.DMatrixRMaj;

/** A fully connected layer, {@code Z = W X + b}, with {@code W} out×in and {@code b} out×1, which starts at zero. */
public final class Dense implements Layer {

    private final String name;
    private final Parameter weights;
    private final Parameter bias;

    /**
     * @param name           of its parameters, {@code hidden.W} and {@code hidden.b}, and of its output
     * @param in             features of a sample
     * @param out            outputs
     * @param initialization how the weights begin
     */
    public Dense(String name, int in, int out, Initialization initialization) {
        if (in < 1 || out < 1) {
            throw new IllegalArgumentException("layer " + name + " needs at least one input and one output; got " + in
                    + " and " + out);
        }
        this.name = name;
        weights = new Parameter(name + ".W", initialization.weights(out, in));
        bias = new Parameter(name + ".b", new DMatrixRMaj(out, 1));
    }

    /**
     * {@code W X + b}.
     *
     * @param weights {@code m×n}
     * @param x       {@code n×B}, a sample a column
     * @param bias    {@code m×1}
     * @throws ShapeException if the sizes do not fit; a bias is repeated along the batch and in no other way
     */
    public static Value linear(Value weights, Value x, Value bias) {
        Given.values("linear", weights, x, bias);
        Shape w = weights.shape();
        if (x.shape().rows() != w.columns()) {
            throw new ShapeException("linear", "weights m×n and a batch n×B, a sample a column", w, x.shape())
                    .named(List.of(weights.name(), x.name()));
        }
        if (!bias.shape().equals(new Shape(w.rows(), 1))) {
            throw new ShapeException("linear", "weights m×n and a bias m×1", w, bias.shape())
                    .named(List.of(weights.name(), bias.name()));
        }
        return add(matmul(weights, x), bias);
    }

    @Override
    public Value apply(Value x) {
        FeatureScale.requireFeatures("layer " + name, weights.value().shape().columns(), x);
        return linear(weights.value(), x, bias.value()).named(name);
    }

    @Override
    public OptionalInt features() {
        return OptionalInt.of(weights.value().shape().columns());
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weights, bias);
    }

    @Override
    public String toString() {
        Shape w = weights.value().shape();
        return "Dense " + name + " " + w.columns() + " → " + w.rows();
    }
}
