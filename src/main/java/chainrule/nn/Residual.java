package chainrule.nn;

import static chainrule.op.Add.add;

import chainrule.shape.ShapeException;
import chainrule.tape.Value;
import java.util.List;
import java.util.OptionalInt;

/**
 * A layer beside a shortcut, {@code Y = X + f(X)} (He and others, 2016): it learns what to change, and gradients pass
 * the shortcut unhindered.
 */
public final class Residual implements Layer {

    private final Layer inner;

    /** @param inner {@code f}, which keeps the shape of its input */
    public Residual(Layer inner) {
        this.inner = inner;
    }

    @Override
    public Value apply(Value x) {
        return beside(x, inner.apply(x));
    }

    @Override
    public Value applyTraining(Value x) {
        return beside(x, inner.applyTraining(x));
    }

    /** The shapes must be equal here: {@code add} alone would repeat a row or a column. */
    private static Value beside(Value x, Value y) {
        if (!x.shape().equals(y.shape())) {
            throw new ShapeException("residual", "a layer that keeps the shape of its input", x.shape(), y.shape())
                    .named(List.of(x.name(), y.name()));
        }
        return add(x, y);
    }

    @Override
    public List<Layer> parts() {
        return List.of(inner);
    }

    @Override
    public OptionalInt features() {
        return inner.features();
    }

    @Override
    public List<Parameter> parameters() {
        return inner.parameters();
    }

    @Override
    public List<Parameter> buffers() {
        return inner.buffers();
    }

    @Override
    public String toString() {
        return "Residual " + inner;
    }
}
