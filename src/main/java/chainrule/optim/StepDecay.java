package chainrule.optim;

/**
 * The rate is multiplied by {@code γ} at once, again and again: the factor is {@code γ^⌊t / every⌋}.
 *
 * @param every how long the rate stays, at least 1
 * @param gamma {@code γ}, between 0 and 1
 */
public record StepDecay(long every, double gamma) implements Schedule {

    /** @throws IllegalArgumentException if a setting is out of range */
    public StepDecay {
        Setting.count("every", every);
        Setting.share("gamma", gamma);
    }

    @Override
    public double factor(Moment now) {
        return StrictMath.pow(gamma, now.step() / every);
    }
}
