package chainrule.optim;

import chainrule.linalg.Functions;
import chainrule.linalg.Ranges;
import chainrule.nn.Parameter;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.NonFiniteException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ejml.data.DMatrixRMaj;

/**
 * What the rules share. A rule says how one parameter moves and what it remembers of it from step to step; here every
 * new number of a step is computed and found finite before anything moves.
 */
public abstract class UpdateRule implements Optimizer {

    private final double learningRate;
    private final List<String> memoryNames;
    private final Map<Parameter, Memory> memories = new IdentityHashMap<>();

    /**
     * @param learningRate {@code η}, zero or greater
     * @param memoryNames  what the rule remembers, a matrix in the shape of the parameter for each name
     * @throws IllegalArgumentException if the rate is out of range or not a number
     */
    protected UpdateRule(double learningRate, String... memoryNames) {
        this.learningRate = Setting.notNegative("a learning rate", learningRate);
        this.memoryNames = List.of(memoryNames);
    }

    /**
     * Moves some entries of one parameter, each by what concerns that entry alone: several threads may each move a range
     * at the same time. All arrays hold one number per entry.
     *
     * @param step   the number of this step of the parameter, from 1
     * @param rate   {@code η}
     * @param from   the first entry that moves
     * @param until  the first that no longer does
     * @param g      the gradient. Not modified.
     * @param memory what the last step left, zeros at first, in the order of the names. Modified.
     * @param w      the parameter. Modified: moved.
     */
    protected abstract void update(long step, double rate, int from, int until, double[] g, double[][] memory, double[] w);

    @Override
    public final double learningRate() {
        return learningRate;
    }

    @Override
    public final void step(List<Parameter> parameters, List<DMatrixRMaj> slopes, double rate) {
        Setting.notNegative("a learning rate", rate);
        refuseTwins(parameters);
        for (int i = 0; i < parameters.size(); i++) {
            draft(parameters.get(i), slopes.get(i), rate);
        }
        for (Parameter parameter : parameters) {
            memories.get(parameter).accept();
            parameter.accept();
        }
    }

    private static void refuseTwins(List<Parameter> parameters) {
        Set<Parameter> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Parameter parameter : parameters) {
            if (!seen.add(parameter)) {
                throw new IllegalArgumentException("a step moves each parameter once; " + parameter.name()
                        + " comes twice: list a parameter that is shared only once");
            }
        }
    }

    private void draft(Parameter parameter, DMatrixRMaj slope, double rate) {
        DMatrixRMaj w = parameter.draft();
        if (slope.numRows != w.numRows || slope.numCols != w.numCols) {
            throw new ShapeException("a step of " + parameter.name(), "a gradient in its shape",
                    new Shape(w.numRows, w.numCols), new Shape(slope.numRows, slope.numCols));
        }
        Memory memory = memories.computeIfAbsent(parameter, p -> new Memory(memoryNames.size(), w.getNumElements()));
        double[][] numbers = memory.draft();
        AtomicBoolean finite = new AtomicBoolean(true);
        Ranges.over(w.getNumElements(), Ranges.SIMPLE, (from, until) -> {
            update(memory.step + 1, rate, from, until, slope.data, numbers, w.data);
            boolean all = Functions.areFinite(w.data, from, until);
            for (double[] remembered : numbers) {
                all &= Functions.areFinite(remembered, from, until);
            }
            if (!all) {
                finite.set(false);
            }
        });
        if (!finite.get()) {
            for (int m = 0; m < numbers.length; m++) {
                requireFinite(parameter.name() + "'s " + memoryNames.get(m), DMatrixRMaj.wrap(w.numRows, w.numCols, numbers[m]), slope, rate);
            }
            requireFinite(parameter.name(), w, slope, rate);
        }
    }

    private static void requireFinite(String what, DMatrixRMaj numbers, DMatrixRMaj slope, double rate) {
        int k = Functions.firstNonFinite(numbers);
        if (k >= 0) {
            throw new NonFiniteException("a step would make " + what + " " + numbers.data[k] + " at row " + k / slope.numCols
                    + ", column " + k % slope.numCols + ", where the gradient is " + slope.data[k] + " and the learning rate "
                    + rate + "; nothing has moved: clip the gradients or scale the loss down");
        }
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + " with learning rate " + learningRate;
    }

    /** What a rule knows of one parameter: as it was after the last step, and as it will be if this one can be done. */
    private static final class Memory {

        private long step;
        private double[][] numbers;
        private double[][] next;

        Memory(int count, int size) {
            numbers = new double[count][size];
            next = new double[count][size];
        }

        double[][] draft() {
            for (int m = 0; m < numbers.length; m++) {
                System.arraycopy(numbers[m], 0, next[m], 0, numbers[m].length);
            }
            return next;
        }

        void accept() {
            double[][] last = numbers;
            numbers = next;
            next = last;
            step++;
        }
    }
}
