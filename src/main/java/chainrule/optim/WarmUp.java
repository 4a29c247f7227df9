package chainrule.optim;

/**
 * The rate rises in equal parts, {@code (t + 1) / length}, and then another schedule begins.
 *
 * @param length how long it rises, at least 1
 * @param then   what follows; its time starts when the rise is over: it sees no step before, and no epoch that began before
 */
public record WarmUp(long length, Schedule then) implements Schedule {

    /** @throws IllegalArgumentException if the length is out of range */
    public WarmUp {
        Setting.count("length", length);
    }

    /** And then a constant rate. */
    public WarmUp(long length) {
        this(length, new ConstantRate());
    }

    @Override
    public double factor(Moment now) {
        return now.step() < length
                ? (double) (now.step() + 1) / length
                : then.factor(now.since(length));
    }
}
