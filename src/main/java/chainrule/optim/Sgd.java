package chainrule.optim;

/**
 * Stochastic gradient descent, {@code w ← w − η g} with {@code g = ∇ + λ w}. With momentum {@code μ} the steps gather
 * speed: {@code v ← μ v + (1 − d) g}, {@code w ← w − η v}, where the first {@code v} is {@code g}; Nesterov's momentum
 * looks ahead, {@code w ← w − η (g + μ v)}.
 *
 * <pre>{@code
 * new Sgd(0.1)
 * new Sgd(0.1).momentum(0.9).weightDecay(1e-4)
 * new Sgd(0.1).nesterov(0.9)
 * }</pre>
 */
public final class Sgd extends UpdateRule {

    private enum Look { HERE, AHEAD }

    private static final String[] NOTHING = {};
    private static final String[] VELOCITY = {"velocity"};

    private final double momentum;
    private final double dampening;
    private final Look look;
    private final double weightDecay;

    /**
     * Without momentum.
     *
     * @param learningRate {@code η}, zero or greater
     * @throws IllegalArgumentException if it is out of range or not a number
     */
    public Sgd(double learningRate) {
        this(learningRate, 0, 0, Look.HERE, 0);
    }

    /**
     * With momentum.
     *
     * @param learningRate {@code η}, zero or greater
     * @param momentum     {@code μ}, at least 0 and less than 1
     * @throws IllegalArgumentException if one is out of range or not a number
     */
    public Sgd(double learningRate, double momentum) {
        this(learningRate, momentum, 0, Look.HERE, 0);
    }

    private Sgd(double learningRate, double momentum, double dampening, Look look, double weightDecay) {
        super(learningRate, momentum == 0 ? NOTHING : VELOCITY);
        this.momentum = Setting.fading("momentum", momentum);
        this.dampening = Setting.share("dampening", dampening);
        this.look = look;
        this.weightDecay = Setting.notNegative("weight decay", weightDecay);
    }

    /** The same rule with momentum {@code μ}, at least 0 and less than 1; Nesterov's stays Nesterov's. */
    public Sgd momentum(double mu) {
        return momentum(mu, dampening);
    }

    /**
     * The same rule with momentum {@code μ} and dampening {@code d}, between 0 and 1; without momentum nothing is dampened.
     *
     * @throws IllegalArgumentException if one is out of range, or if the momentum is Nesterov's and dampened
     */
    public Sgd momentum(double mu, double damping) {
        if (look == Look.AHEAD && damping != 0) {
            throw new IllegalArgumentException("Nesterov's momentum knows no dampening; got " + damping);
        }
        return new Sgd(learningRate(), mu, damping, look, weightDecay);
    }

    /** The same rule with Nesterov's momentum {@code μ}, greater than 0 and less than 1; it knows no dampening. */
    public Sgd nesterov(double mu) {
        Setting.positive("Nesterov's momentum", mu);
        return new Sgd(learningRate(), mu, 0, Look.AHEAD, weightDecay);
    }

    /** The same rule with weight decay {@code λ}, zero or greater. */
    public Sgd weightDecay(double lambda) {
        return new Sgd(learningRate(), momentum, dampening, look, lambda);
    }

    @Override
    protected void update(long step, double rate, int from, int until, double[] g, double[][] memory, double[] w) {
        if (momentum == 0) {
            for (int i = from; i < until; i++) {
                w[i] -= rate * (g[i] + weightDecay * w[i]);
            }
            return;
        }
        double share = step == 1 ? 1 : 1 - dampening;
        double kept = step == 1 ? 0 : momentum;
        double[] v = memory[0];
        for (int i = from; i < until; i++) {
            double slope = g[i] + weightDecay * w[i];
            v[i] = kept * v[i] + share * slope;
            w[i] -= rate * (look == Look.AHEAD ? slope + momentum * v[i] : v[i]);
        }
    }

    @Override
    public String toString() {
        String kind = look == Look.AHEAD ? "Nesterov's momentum " : "momentum ";
        return super.toString() + (momentum == 0 ? "" : ", " + kind + momentum)
                + (dampening == 0 ? "" : ", dampening " + dampening)
                + (weightDecay == 0 ? "" : ", weight decay " + weightDecay);
    }
}
