package chainrule.nn;

import static chainrule.op.Add.add;
import static chainrule.op.Matmul.matmul;

import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Value;
import java.util.List;
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

    @Override
    public Value apply(Value x) {
        Shape w = weights.value().shape();
        if (x.shape().rows() != w.columns()) {
            String turn = x.shape().columns() == w.columns() ? ": samples are columns here, transpose the rows" : "";
            String need = "a batch of " + w.columns() + " features, " + w.columns() + "×B" + turn;
            throw new ShapeException("layer " + name, need, x.shape()).named(List.of(x.name()));
        }
        return add(matmul(weights.value(), x), bias.value()).named(name);
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
