package chainrule.optim;

/**
 * The rate falls along half a wave: the factor is {@code f + (1 − f) ½ (1 + cos(π t / length))}, and {@code f} from
 * {@code t = length} on.
 *
 * @param length when the floor is reached, at least 1
 * @param floor  {@code f}, between 0 and 1
 */
public record CosineDecay(long length, double floor) implements Schedule {

    /** @throws IllegalArgumentException if a setting is out of range */
    public CosineDecay {
        Setting.count("length", length);
        Setting.share("floor", floor);
    }

    /** Down to zero. */
    public CosineDecay(long length) {
        this(length, 0);
    }

    @Override
    public double factor(Moment now) {
        if (now.step() >= length) {
            return floor;
        }
        double wave = 0.5 * (1 + StrictMath.cos(Math.PI * now.step() / length));
        return floor + (1 - floor) * wave;
    }
}
