package chainrule.optim;

/**
 * The rate is multiplied by {@code γ} whenever the loss has not become smaller for more than {@code patience} epochs in
 * a row. Smaller means below {@code (1 − threshold)} times the best so far.
 *
 * @param gamma     {@code γ}, between 0 and 1
 * @param patience  how many epochs without progress are borne, zero or more
 * @param threshold what part of the best loss progress must take off, between 0 and 1
 */
public record ReduceOnPlateau(double gamma, int patience, double threshold) implements Schedule {

    /** @throws IllegalArgumentException if a setting is out of range */
    public ReduceOnPlateau {
        Setting.share("gamma", gamma);
        Setting.notNegative("patience", patience);
        Setting.share("threshold", threshold);
    }

    /** A tenth after more than {@code patience} epochs that do not take off a ten-thousandth. */
    public ReduceOnPlateau(int patience) {
        this(0.1, patience, 1e-4);
    }

    @Override
    public double factor(Moment now) {
        double factor = 1;
        double best = Double.POSITIVE_INFINITY;
        int idle = 0;
        for (double loss : now.losses()) {
            // A loss below zero comes nearer to it by the same part: |best| keeps the direction.
            if (loss < best - threshold * (best < Double.POSITIVE_INFINITY ? Math.abs(best) : 0)) {
                best = loss;
                idle = 0;
            } else if (++idle > patience) {
                factor *= gamma;
                idle = 0;
            }
        }
        return factor;
    }
}
