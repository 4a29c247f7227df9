package chainrule.optim;

/**
 * The rate is multiplied by {@code γ} after each step: the factor is {@code γᵗ}.
 *
 * @param gamma {@code γ}, between 0 and 1
 */
public record ExponentialDecay(double gamma) implements Schedule {

    /** @throws IllegalArgumentException if {@code γ} is out of range */
    public ExponentialDecay {
        Setting.share("gamma", gamma);
    }

    @Override
    public double factor(Moment now) {
        return StrictMath.pow(gamma, now.step());
    }
}
