package chainrule.optim;

/**
 * Adam with weight decay beside the gradient (Loshchilov and Hutter, 2019): first {@code w ← (1 − η λ) w}, then the step
 * of {@link Adam} by the gradient alone, so that decay is not measured by the gradients' squares.
 */
public final class AdamW extends UpdateRule {

    private final AdamMoments moments;
    private final double weightDecay;

    /**
     * {@code β₁ = 0.9}, {@code β₂ = 0.999}, {@code ε = 1e-8}, weight decay {@code λ = 0.01}.
     *
     * @param learningRate {@code η}, zero or greater
     * @throws IllegalArgumentException if it is out of range or not a number
     */
    public AdamW(double learningRate) {
        this(learningRate, AdamMoments.USUAL, 0.01);
    }

    private AdamW(double learningRate, AdamMoments moments, double weightDecay) {
        super(learningRate, AdamMoments.MEMORY);
        this.moments = moments;
        this.weightDecay = Setting.notNegative("weight decay", weightDecay);
    }

    /** The same rule with means that keep {@code β₁} and {@code β₂} of themselves each step, at least 0 and less than 1. */
    public AdamW betas(double beta1, double beta2) {
        return new AdamW(learningRate(), moments.betas(beta1, beta2), weightDecay);
    }

    /** The same rule with another {@code ε}, zero or greater. */
    public AdamW epsilon(double small) {
        return new AdamW(learningRate(), moments.epsilon(small), weightDecay);
    }

    /** The same rule, measuring by the largest mean of squares so far, so that no entry's rate rises again. */
    public AdamW amsgrad() {
        return new AdamW(learningRate(), moments.amsgrad(), weightDecay);
    }

    /** The same rule with weight decay {@code λ}, zero or greater. */
    public AdamW weightDecay(double lambda) {
        return new AdamW(learningRate(), moments, lambda);
    }

    @Override
    protected void update(long step, double rate, int from, int until, double[] g, double[][] memory, double[] w) {
        for (int i = from; i < until; i++) {
            w[i] *= 1 - rate * weightDecay;
        }
        moments.update(step, rate, from, until, g, 0, memory, w);
    }
}
