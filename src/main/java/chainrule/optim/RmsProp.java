package chainrule.optim;

/**
 * RMSProp (Hinton, 2012): every gradient is measured by the root of a fading mean of its squares. With
 * {@code g = ∇ + λ w}: {@code s ← α s + (1 − α) g²}, {@code w ← w − η g / (√s + ε)}. Centered, the square of the fading
 * mean of the gradient is taken off {@code s} first, which leaves its variance. With momentum
 * {@code v ← μ v + g / (√s + ε)}, {@code w ← w − η v}.
 */
public final class RmsProp extends UpdateRule {

    private enum Measure { SQUARES, VARIANCE }

    private final double alpha;
    private final Measure measure;
    private final double momentum;
    private final double epsilon;
    private final double weightDecay;

    /**
     * {@code α = 0.99}, {@code ε = 1e-8}, not centered, no momentum, no weight decay.
     *
     * @param learningRate {@code η}, zero or greater
     * @throws IllegalArgumentException if it is out of range or not a number
     */
    public RmsProp(double learningRate) {
        this(learningRate, 0.99, Measure.SQUARES, 0, 1e-8, 0);
    }

    private RmsProp(double learningRate, double alpha, Measure measure, double momentum, double epsilon, double weightDecay) {
        super(learningRate, "mean of squared gradients", "mean gradient", "velocity");
        this.alpha = Setting.fading("alpha", alpha);
        this.measure = measure;
        this.momentum = Setting.fading("momentum", momentum);
        this.epsilon = Setting.notNegative("epsilon", epsilon);
        this.weightDecay = Setting.notNegative("weight decay", weightDecay);
    }

    /** The same rule with means that keep {@code α} of themselves each step, at least 0 and less than 1. */
    public RmsProp alpha(double keep) {
        return new RmsProp(learningRate(), keep, measure, momentum, epsilon, weightDecay);
    }

    /** The same rule, measuring gradients by their deviation from their mean. */
    public RmsProp centered() {
        return new RmsProp(learningRate(), alpha, Measure.VARIANCE, momentum, epsilon, weightDecay);
    }

    /** The same rule with momentum {@code μ}, at least 0 and less than 1. */
    public RmsProp momentum(double mu) {
        return new RmsProp(learningRate(), alpha, measure, mu, epsilon, weightDecay);
    }

    /** The same rule with another {@code ε}, zero or greater. */
    public RmsProp epsilon(double small) {
        return new RmsProp(learningRate(), alpha, measure, momentum, small, weightDecay);
    }

    /** The same rule with weight decay {@code λ}, zero or greater. */
    public RmsProp weightDecay(double lambda) {
        return new RmsProp(learningRate(), alpha, measure, momentum, epsilon, lambda);
    }

    @Override
    protected void update(long step, double rate, int from, int until, double[] g, double[][] memory, double[] w) {
        double[] squares = memory[0];
        double[] mean = memory[1];
        double[] v = memory[2];
        for (int i = from; i < until; i++) {
            double slope = g[i] + weightDecay * w[i];
            squares[i] = alpha * squares[i] + (1 - alpha) * slope * slope;
            mean[i] = alpha * mean[i] + (1 - alpha) * slope;
            // A variance is not negative, but its rounding error can be.
            double spread = measure == Measure.SQUARES ? squares[i] : Math.max(0, squares[i] - mean[i] * mean[i]);
            v[i] = momentum * v[i] + slope / (Math.sqrt(spread) + epsilon);
            w[i] -= rate * v[i];
        }
    }
}
