package chainrule.explain;

import chainrule.diff.Gradients;
import chainrule.op.Elementwise;
import chainrule.shape.Shape;
import chainrule.tape.Numbers;
import chainrule.tape.Tape;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * How much gradient an activation lets through: a function of single numbers that rises gently everywhere and is flat
 * somewhere. Which functions those are is found by asking them for their numbers; no list names them. A unit is a row,
 * a sample a column.
 *
 * <p>An entry is flat if {@code |f′(x)|} is small and {@code f} stays so along one unit of {@code x} to one side at
 * least: on a plateau, and not at the bottom of a bowl, where a slope is small because something has been achieved.
 *
 * <p>Units are dead if they pass nothing for any of ten samples, or of fewer if so many are so by chance in less than one
 * case of a thousand; entries are saturated if three quarters are flat, of a function that is flat to one side only
 * likewise.
 *
 * @param layer    the name of what it was applied to, or of the result
 * @param function its name, {@code tanh}
 * @param shape    units × samples
 * @param dead     how many units have slope zero on a plateau for every sample
 * @param flat     the share of flat entries, 0 … 1
 * @param outputs  how the results spread
 * @param health   the verdict; of a few samples none
 * @param reason   why, in words; empty where nothing is wrong
 */
public record Units(
        String layer, String function, Shape shape, int dead, double flat, Histogram outputs, Health health, String reason) {

    /** A logistic function has slope ¼ at best and this beyond ±3; a hyperbolic tangent beyond ±2.2. */
    private static final double FLAT = 0.05;

    /** A healthy rectifier is flat for about half of its entries; three quarters is more than chance and sparsity do. */
    private static final double SATURATED = 0.75;

    /** A unit that is on for half of the samples is off for ten of them by chance in one case of a thousand. */
    private static final int FEWEST_SAMPLES = 10;

    private static final double CHANCE = 1e-3;

    /** Of the gradient that arrives. */
    private static final double NEXT_TO_NOTHING = 1e-6;

    /** Activations are told from other functions by their numbers between this and its negative. */
    private static final int FAR = 50;

    /** What rises faster amplifies, and is no activation. */
    private static final double STEEP = 2;

    /** All that the gradients passed on their way back, in order of computation. */
    static List<Units> of(Gradients gradients, GivenNames names) {
        List<Units> all = new ArrayList<>();
        Optional<Units> first = Optional.empty();
        for (Value y : Tape.of(gradients.loss())) {
            for (Units unit : of(y, gradients, names).stream().toList()) {
                Units found = first.isPresent() && unit.passesNothing() && unit.health == Health.DEAD ? unit.after(first.get()) : unit;
                all.add(found);
                first = first.or(() -> Optional.of(found).filter(Units::passesNothing));
            }
        }
        return List.copyOf(all);
    }

    /** Whether all of its units are dead. */
    boolean passesNothing() {
        return dead == shape.rows() && dead > 0;
    }

    /** Whether a gradient arrives at one of them and next to nothing of it leaves. */
    static boolean stopGradients(Gradients gradients) {
        return Tape.of(gradients.loss()).stream().filter(y -> y.op() instanceof Elementwise f && f.differentiable(0) && isActivation(f))
                .anyMatch(y -> size(gradients, y) > 0 && size(gradients, y.inputs().get(0)) <= NEXT_TO_NOTHING * size(gradients, y));
    }

    private static double size(Gradients gradients, Value value) {
        return gradients.adjoint(value).map(adjoint -> NormOps_DDRM.normF(adjoint.matrix())).orElse(0.0);
    }

    /** {@code relu of hidden}. */
    String called() {
        return layer.isEmpty() ? function : function + " of " + layer;
    }

    private Units after(Units first) {
        return with(Health.DEAD, "no unit passes any gradient, as already in " + first.called() + " before it: look there first");
    }

    private static Optional<Units> of(Value y, Gradients gradients, GivenNames names) {
        if (!(y.op() instanceof Elementwise f) || !f.differentiable(0) || y.shape().size() == 0) {
            return Optional.empty();
        }
        Value x = y.inputs().get(0);
        boolean passed = gradients.adjoint(x).isPresent() && gradients.adjoint(y).isPresent();
        return passed && isActivation(f) ? Optional.of(measured(f, x, y, names)) : Optional.empty();
    }

    private static boolean isActivation(Elementwise f) {
        boolean flat = false;
        for (int x = -FAR; x < FAR; x++) {
            double rise = Math.abs(f.apply(x + 1) - f.apply(x));
            if (!(rise <= STEEP)) {
                return false;
            }
            flat |= rise < FLAT;
        }
        return flat;
    }

    /** To which sides a function is flat. */
    private enum Sides {
        ONE,
        BOTH
    }

    private static boolean isOneSided(Elementwise f) {
        return Math.abs(f.apply(FAR) - f.apply(FAR - 1)) >= FLAT || Math.abs(f.apply(-FAR) - f.apply(1 - FAR)) >= FLAT;
    }

    private static Units measured(Elementwise f, Value x, Value y, GivenNames names) {
        DMatrixRMaj argument = x.matrix();
        DMatrixRMaj slope = f.derivative(x, y).matrix();
        Shape shape = y.shape();
        int dead = 0;
        int flat = 0;
        for (int unit = 0; unit < shape.rows(); unit++) {
            boolean alive = false;
            for (int sample = 0; sample < shape.columns(); sample++) {
                boolean plateau = isFlat(f, argument.get(unit, sample), slope.get(unit, sample));
                flat += plateau ? 1 : 0;
                alive |= !plateau || slope.get(unit, sample) != 0;
            }
            dead += alive ? 0 : 1;
        }
        String name = names.of(names.has(y) ? y : x);
        Units units = new Units(name, f.name(), shape, dead, (double) flat / shape.size(), Histogram.of(y.matrix()), Health.OK, "");
        return units.judged(isOneSided(f) ? Sides.ONE : Sides.BOTH);
    }

    private static boolean isFlat(Elementwise f, double x, double slope) {
        double y = f.apply(x);
        return Math.abs(slope) < FLAT && (Math.abs(f.apply(x + 1) - y) < FLAT || Math.abs(f.apply(x - 1) - y) < FLAT);
    }

    private Units judged(Sides sides) {
        int samples = shape.columns();
        boolean many = samples >= FEWEST_SAMPLES;
        if (dead > 0 && (many || chance(shape.rows(), dead, 1.0 / (1 << samples)) < CHANCE)) {
            return with(Health.DEAD, dead + " of " + shape.rows() + (shape.rows() == 1 ? " unit passes" : " units pass")
                    + " no gradient for any of " + samples + (samples == 1 ? " sample" : " samples")
                    + ", and what feeds them stands still: take a smaller learning rate, other first weights, or a function that is nowhere quite flat");
        }
        int entries = (int) Math.rint(flat * shape.size());
        if (flat >= SATURATED && (many || sides == Sides.BOTH || chance(shape.size(), entries, 0.5) < CHANCE)) {
            return with(Health.SATURATED, Numbers.format(100 * flat) + "% of the entries lie where " + function
                    + " is flat, with a slope below " + Numbers.format(FLAT)
                    + ": hardly any gradient passes; smaller first weights or standardised inputs help");
        }
        return dead == 0 && flat < SATURATED ? this : with(Health.UNJUDGED, "of " + samples + (samples == 1 ? " sample" : " samples")
                + " it cannot be told whether units are dead or rest by chance; " + FEWEST_SAMPLES + " tell");
    }

    /** How likely at least so many of all are so, each by itself with a probability. */
    private static double chance(int all, int atLeast, double probability) {
        double exactly = 1;
        for (int k = 0; k < atLeast; k++) {
            exactly *= (all - k) * probability / (k + 1);
        }
        double sum = 0;
        for (int k = atLeast; k <= all; k++) {
            double rest = 1;
            for (int i = 0; i < all - k; i++) {
                rest *= 1 - probability;
            }
            sum += exactly * rest;
            exactly *= (all - k) * probability / (k + 1);
        }
        return sum;
    }

    private Units with(Health verdict, String why) {
        return new Units(layer, function, shape, dead, flat, outputs, verdict, why);
    }
}
