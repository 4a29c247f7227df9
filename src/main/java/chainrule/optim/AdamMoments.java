package chainrule.optim;

/**
 * What Adam and AdamW share: {@code m ← β₁ m + (1 − β₁) g}, {@code s ← β₂ s + (1 − β₂) g²},
 * {@code w ← w − η m̂ / (√ŝ + ε)}. Both means start at zero; dividing by {@code 1 − βᵏ} in step {@code k} takes that
 * off, {@code m̂ = m / (1 − β₁ᵏ)}.
 *
 * @param beta1   how much the mean of the gradients keeps of itself
 * @param beta2   the same for their squares
 * @param epsilon what keeps the divisor from zero
 * @param squares which squares divide
 */
record AdamMoments(double beta1, double beta2, double epsilon, Squares squares) {

    /** Which squares divide a step. */
    enum Squares {
        /** The mean of this step. */
        LATEST,
        /** The largest mean so far (AMSGrad; Reddi, Kale and Kumar, 2018). */
        LARGEST
    }

    /** What the rules remember. */
    static final String[] MEMORY = {"mean gradient", "mean of squared gradients", "largest mean of squared gradients"};

    /** {@code β₁ = 0.9}, {@code β₂ = 0.999}, {@code ε = 1e-8}. */
    static final AdamMoments USUAL = new AdamMoments(0.9, 0.999, 1e-8, Squares.LATEST);

    AdamMoments {
        Setting.fading("beta1", beta1);
        Setting.fading("beta2", beta2);
        Setting.notNegative("epsilon", epsilon);
    }

    AdamMoments betas(double first, double second) {
        return new AdamMoments(first, second, epsilon, squares);
    }

    AdamMoments epsilon(double small) {
        return new AdamMoments(beta1, beta2, small, squares);
    }

    AdamMoments amsgrad() {
        return new AdamMoments(beta1, beta2, epsilon, Squares.LARGEST);
    }

    /**
     * One step of one parameter.
     *
     * @param g      Not modified.
     * @param decay  {@code λ}: {@code g + λ w} is the gradient
     * @param memory in the order of {@link #MEMORY}. Modified.
     * @param w      Modified: moved.
     */
    void update(long step, double rate, int from, int until, double[] g, double decay, double[][] memory, double[] w) {
        double[] mean = memory[0];
        double[] square = memory[1];
        double[] largest = memory[2];
        double meanShare = 1 - StrictMath.pow(beta1, step);
        double squareShare = Math.sqrt(1 - StrictMath.pow(beta2, step));
        for (int i = from; i < until; i++) {
            double slope = g[i] + decay * w[i];
            mean[i] = beta1 * mean[i] + (1 - beta1) * slope;
            square[i] = beta2 * square[i] + (1 - beta2) * slope * slope;
            largest[i] = Math.max(largest[i], square[i]);
            double divisor = squares == Squares.LARGEST ? largest[i] : square[i];
            w[i] -= rate / meanShare * mean[i] / (Math.sqrt(divisor) / squareShare + epsilon);
        }
    }
}
