package chainrule.nn;

import static chainrule.op.Add.add;
import static chainrule.op.Divide.divide;
import static chainrule.op.Mean.mean;
import static chainrule.op.Scale.scale;
import static chainrule.op.Sqrt.sqrt;
import static chainrule.op.Standardize.standardize;
import static chainrule.op.Subtract.subtract;
import static chainrule.op.Variance.variance;

import chainrule.shape.Axis;
import chainrule.shape.Given;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Value;
import java.util.List;
import java.util.OptionalInt;

/**
 * Brings every feature to mean 0 and deviation 1 over the batch, then to a scale and a shift that are learned (Ioffe and
 * Szegedy, 2015): {@code y = γ ⊙ (x − mean) / √(var + eps) + β}. In training mean and variance are those of the batch,
 * and running statistics follow them, {@code r ← (1 − m) r + m s} with the unbiased variance; a prediction takes the
 * running ones, so that it does not depend on its neighbours.
 */
public final class BatchNormalization implements Layer {

    /** A single sample has no spread. */
    private static final int LEAST = 2;

    private final String name;
    private final FeatureScale scale;
    private final Parameter mean;
    private final Parameter variance;
    private final double eps;
    private final double momentum;

    /** With the usual {@code eps} of 10⁻⁵ and momentum of 0.1. */
    public BatchNormalization(String name, int features) {
        this(name, features, 1e-5, 0.1);
    }

    /**
     * @param name     of its parameters, {@code norm.gamma} and {@code norm.beta}, of its buffers, {@code norm.mean} and
     *                 {@code norm.variance}, and of its output
     * @param features of a sample
     * @param eps      keeps the divisor away from zero
     * @param momentum how far the running statistics go towards those of a batch, more than 0 and at most 1
     */
    public BatchNormalization(String name, int features, double eps, double momentum) {
        if (!(momentum > 0 && momentum <= 1)) {
            throw new IllegalArgumentException(
                    "layer " + name + " needs a momentum of more than 0 and at most 1; got " + momentum);
        }
        this.name = name;
        this.eps = FeatureScale.requireEps("layer " + name, eps);
        this.momentum = momentum;
        scale = new FeatureScale(name, features);
        mean = new Parameter(name + ".mean", FeatureScale.column(name, features, 0));
        variance = new Parameter(name + ".variance", FeatureScale.column(name, features, 1));
    }

    /**
     * {@code γ ⊙ (x − mean) / √(var + eps) + β} with mean and variance of each row of the batch.
     *
     * @param x     {@code n×B}, at least two samples
     * @param gamma {@code n×1}
     * @param beta  {@code n×1}
     */
    public static Value normalize(Value x, Value gamma, Value beta, double eps) {
        Given.values("normalize", x, gamma, beta);
        FeatureScale.requireColumns("batch normalization", "gamma", "beta", x, gamma, beta);
        requireSamples("batch normalization", x);
        return FeatureScale.scale(standardize(x, Axis.ROWS, eps), gamma, beta);
    }

    /** The same with a given mean and variance per feature, {@code n×1}. */
    public static Value normalize(Value x, Value gamma, Value beta, Value mean, Value variance, double eps) {
        Given.values("normalize", x, gamma, beta, mean, variance);
        FeatureScale.requireEps("batch normalization", eps);
        FeatureScale.requireColumns("batch normalization", "gamma", "beta", x, gamma, beta);
        FeatureScale.requireColumns("batch normalization", "mean", "variance", x, mean, variance);
        Value deviation = sqrt(add(variance, Value.constant(Shape.SCALAR, eps)));
        return FeatureScale.scale(divide(subtract(x, mean), deviation), gamma, beta);
    }

    @Override
    public Value apply(Value x) {
        FeatureScale.requireFeatures("layer " + name, scale.features(), x);
        return normalize(x, scale.gamma().value(), scale.beta().value(), mean.value(), variance.value(), eps).named(name);
    }

    @Override
    public Value applyTraining(Value x) {
        FeatureScale.requireFeatures("layer " + name, scale.features(), x);
        requireSamples("layer " + name, x);
        Value y = normalize(x, scale.gamma().value(), scale.beta().value(), eps).named(name);
        follow(mean, mean(x, Axis.ROWS));
        follow(variance, variance(x, Axis.ROWS, 1));
        return y;
    }

    private void follow(Parameter running, Value batch) {
        running.set(add(scale(1 - momentum, running.value()), scale(momentum, batch)));
    }

    /** Of one sample every feature would become β, whatever the sample is. */
    private static void requireSamples(String who, Value x) {
        if (x.shape().columns() < LEAST) {
            throw new ShapeException(
                            who,
                            "a batch of at least two samples to learn from: choose a batch size that leaves no single one over",
                            x.shape())
                    .named(List.of(x.name()));
        }
    }

    @Override
    public int leastSamples() {
        return LEAST;
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
    public List<Parameter> buffers() {
        return List.of(mean, variance);
    }

    @Override
    public String toString() {
        return "BatchNormalization " + name + " " + new Shape(scale.features(), 1);
    }
}
