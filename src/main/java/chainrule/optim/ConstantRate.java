package chainrule.optim;

/** Always the same rate. */
public record ConstantRate() implements Schedule {

    @Override
    public double factor(Moment now) {
        return 1;
    }
}
