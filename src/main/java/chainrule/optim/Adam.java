package chainrule.optim;

/**
 * Adam (Kingma and Ba, 2015): a fading mean of the gradients, measured by the root of a fading mean of their squares,
 * both freed of their start at zero: {@code w ← w − η m̂ / (√ŝ + ε)}. Weight decay is part of the gradient,
 * {@code g = ∇ + λ w}; see {@link AdamW} for the other way.
 *
 * <pre>{@code
 * new Adam(0.001)
 * new Adam(0.001).betas(0.9, 0.99).amsgrad()
 * }</pre>
 */
public final class Adam extends UpdateRule {

    private final AdamMoments moments;
    private final double weightDecay;

    /**
     * {@code β₁ = 0.9}, {@code β₂ = 0.999}, {@code ε = 1e-8}, no weight decay.
     *
     * @param learningRate {@code η}, zero or greater
     * @throws IllegalArgumentException if it is out of range or not a number
     */
    public Adam(double learningRate) {
        this(learningRate, AdamMoments.USUAL, 0);
    }

    private Adam(double learningRate, AdamMoments moments, double weightDecay) {
        super(learningRate, AdamMoments.MEMORY);
        this.moments = moments;
        this.weightDecay = Setting.notNegative("weight decay", weightDecay);
    }

    /** The same rule with means that keep {@code β₁} and {@code β₂} of themselves each step, at least 0 and less than 1. */
    public Adam betas(double beta1, double beta2) {
        return new Adam(learningRate(), moments.betas(beta1, beta2), weightDecay);
    }

    /** The same rule with another {@code ε}, zero or greater. */
    public Adam epsilon(double small) {
        return new Adam(learningRate(), moments.epsilon(small), weightDecay);
    }

    /** The same rule, measuring by the largest mean of squares so far, so that no entry's rate rises again. */
    public Adam amsgrad() {
        return new Adam(learningRate(), moments.amsgrad(), weightDecay);
    }

    /** The same rule with weight decay {@code λ}, zero or greater. */
    public Adam weightDecay(double lambda) {
        return new Adam(learningRate(), moments, lambda);
    }

    @Override
    protected void update(long step, double rate, int from, int until, double[] g, double[][] memory, double[] w) {
        moments.update(step, rate, from, until, g, weightDecay, memory, w);
    }
}
