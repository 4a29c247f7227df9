package chainrule.optim;

/**
 * AdaGrad (Duchi, Hazan and Singer, 2011): every entry has a rate of its own, which falls with the squares of the
 * gradients it has seen. With {@code g = ∇ + λ w}: {@code s ← s + g²}, {@code w ← w − ηₖ g / (√s + ε)}, where
 * {@code ηₖ = η / (1 + (k − 1) d)} in step {@code k}.
 */
public final class AdaGrad extends UpdateRule {

    private final double rateDecay;
    private final double start;
    private final double epsilon;
    private final double weightDecay;

    /**
     * No rate decay, squares that start at 0, {@code ε = 1e-10}, no weight decay.
     *
     * @param learningRate {@code η}, zero or greater
     * @throws IllegalArgumentException if it is out of range or not a number
     */
    public AdaGrad(double learningRate) {
        this(learningRate, 0, 0, 1e-10, 0);
    }

    private AdaGrad(double learningRate, double rateDecay, double start, double epsilon, double weightDecay) {
        super(learningRate, "sum of squared gradients");
        this.rateDecay = Setting.notNegative("rate decay", rateDecay);
        this.start = Setting.notNegative("the start of the squares", start);
        this.epsilon = Setting.notNegative("epsilon", epsilon);
        this.weightDecay = Setting.notNegative("weight decay", weightDecay);
    }

    /** The same rule with rate decay {@code d}, zero or greater. */
    public AdaGrad rateDecay(double d) {
        return new AdaGrad(learningRate(), d, start, epsilon, weightDecay);
    }

    /** The same rule with squares that start at {@code s₀}, zero or greater. */
    public AdaGrad start(double squares) {
        return new AdaGrad(learningRate(), rateDecay, squares, epsilon, weightDecay);
    }

    /** The same rule with another {@code ε}, zero or greater. */
    public AdaGrad epsilon(double small) {
        return new AdaGrad(learningRate(), rateDecay, start, small, weightDecay);
    }

    /** The same rule with weight decay {@code λ}, zero or greater. */
    public AdaGrad weightDecay(double lambda) {
        return new AdaGrad(learningRate(), rateDecay, start, epsilon, lambda);
    }

    @Override
    protected void update(long step, double rate, int from, int until, double[] g, double[][] memory, double[] w) {
        double[] squares = memory[0];
        double now = rate / (1 + (step - 1) * rateDecay);
        for (int i = from; i < until; i++) {
            double slope = g[i] + weightDecay * w[i];
            squares[i] = (step == 1 ? start : squares[i]) + slope * slope;
            w[i] -= now * slope / (Math.sqrt(squares[i]) + epsilon);
        }
    }
}
