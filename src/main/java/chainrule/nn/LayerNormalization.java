package chainrule.nn;

import static chainrule.op.Standardize.standardize;

import chainrule.shape.Axis;
import chainrule.shape.Given;
import chainrule.shape.Shape;
import chainrule.tape.Value;
import java.util.List;
import java.util.OptionalInt;

/**
 * Brings every sample to mean 0 and deviation 1 over its features, then to a scale and a shift per feature that are
 * learned (Ba and others, 2016): {@code y = γ ⊙ (x − mean) / √(var + eps) + β}. A sample does not depend on the others
 * of its batch, so training and prediction are the same.
 */
public final class LayerNormalization implements Layer {

    private final String name;
    private final FeatureScale scale;
    private final double eps;

    /** With the usual {@code eps} of 10⁻⁵. */
    public LayerNormalization(String name, int features) {
        this(name, features, 1e-5);
    }

    /**
     * @param name     of its parameters, {@code norm.gamma} and {@code norm.beta}, and of its output
     * @param features of a sample
     * @param eps      keeps the divisor away from zero
     */
    public LayerNormalization(String name, int features, double eps) {
        this.name = name;
        this.eps = FeatureScale.requireEps("layer " + name, eps);
        scale = new FeatureScale(name, features);
    }

    /**
     * {@code γ ⊙ (x − mean) / √(var + eps) + β} with mean and variance of each column.
     *
     * @param x     {@code n×B}
     * @param gamma {@code n×1}
     * @param beta  {@code n×1}
     */
    public static Value normalize(Value x, Value gamma, Value beta, double eps) {
        Given.values("normalize", x, gamma, beta);
        FeatureScale.requireColumns("layer normalization", "gamma", "beta", x, gamma, beta);
        return FeatureScale.scale(standardize(x, Axis.COLUMNS, eps), gamma, beta);
    }

    @Override
    public Value apply(Value x) {
        FeatureScale.requireFeatures("layer " + name, scale.features(), x);
        return normalize(x, scale.gamma().value(), scale.beta().value(), eps).named(name);
    }

    @Override
    public OptionalInt features() {
        return OptionalInt.of(scale.features());
    }

    @Override
    public List<Parameter> parameters() {
        return scale.parameters();
    }

    @Override
    public String toString() {
        return "LayerNormalization " + name + " " + new Shape(scale.features(), 1);
    }
}
