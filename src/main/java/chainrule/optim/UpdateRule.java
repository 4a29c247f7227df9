package chainrule.optim;

import chainrule.linalg.Functions;
import chainrule.linalg.Ranges;
import chainrule.nn.Parameter;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.NonFiniteException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;

/**
 * What the rules share. A rule says how one parameter moves and what it remembers of it from step to step; here every
 * new number of a step is computed and found finite before anything moves.
 */
public abstract class UpdateRule implements Optimizer {

    /** Entries that stay in a processor's first cache from being copied to being looked at. */
    private static final int IN_CACHE = 1024;

    /** Products of a few of such numbers are finite. */
    private static final double MODERATE = 1e75;

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
        List<Move> moves = new ArrayList<>();
        int entries = 0;
        for (int i = 0; i < parameters.size(); i++) {
            Move move = new Move(parameters.get(i), slopes.get(i), rate, entries);
            moves.add(move);
            entries = move.end;
        }
        // All parameters in one go: many of them are too small to be shared by threads.
        Ranges.over(entries, Ranges.SIMPLE, (from, until) -> moves.forEach(move -> move.draft(from, until)));
        moves.forEach(Move::requireFinite);
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

    /** What one parameter does in a step. Its entries are counted behind those of the parameters before it. */
    private final class Move {

        private final Parameter parameter;
        private final DMatrixRMaj slope;
        private final double rate;
        private final int start;
        private final int end;
        private final double[] last;
        private final DMatrixRMaj next;
        private final Memory memory;
        private volatile boolean finite = true;

        Move(Parameter parameter, DMatrixRMaj slope, double rate, int start) {
            this.parameter = parameter;
            this.slope = slope;
            this.rate = rate;
            this.start = start;
            last = parameter.numbers().data;
            next = parameter.draft();
            if (slope.numRows != next.numRows || slope.numCols != next.numCols) {
                throw new ShapeException("a step of " + parameter.name(), "a gradient in its shape",
                        new Shape(next.numRows, next.numCols), new Shape(slope.numRows, slope.numCols));
            }
            int size = next.getNumElements();
            end = Math.addExact(start, size);
            memory = memories.computeIfAbsent(parameter, p -> new Memory(memoryNames.size(), size));
        }

        /** Computes those of its entries that are in a range of all entries. */
        void draft(int first, int past) {
            int until = Math.min(past, end) - start;
            for (int from = Math.max(first, start) - start; from < until; from += IN_CACHE) {
                draftSome(from, Math.min(until, from + IN_CACHE));
            }
        }

        private void draftSome(int from, int until) {
            System.arraycopy(last, from, next.data, from, until - from);
            memory.copy(from, until);
            update(memory.step + 1, rate, from, until, slope.data, memory.next, next.data);
            boolean all = Functions.areFinite(next.data, from, until);
            for (double[] remembered : memory.next) {
                all &= Functions.areFinite(remembered, from, until);
            }
            if (!all) {
                finite = false;
            }
        }

        void requireFinite() {
            if (!finite) {
                for (int m = 0; m < memory.next.length; m++) {
                    requireFinite(parameter.name() + "'s " + memoryNames.get(m), memory.next[m]);
                }
                requireFinite(parameter.name(), next.data);
            }
        }

        private void requireFinite(String what, double[] numbers) {
            int k = Functions.firstNonFinite(DMatrixRMaj.wrap(next.numRows, next.numCols, numbers));
            if (k >= 0) {
                throw new NonFiniteException("a step would make " + what + " " + numbers[k] + " at row " + k / slope.numCols
                        + ", column " + k % slope.numCols + ", where the gradient is " + slope.data[k] + " and the learning rate "
                        + rate + "; nothing has moved: " + (isDividedByZero(k)
                                ? "something was divided by 0: give the rule an epsilon above zero"
                                : "clip the gradients or scale the loss down"));
            }
        }

        /** Whether all that went into an entry is far too small to overflow: then only a divisor of zero is left. */
        private boolean isDividedByZero(int k) {
            double largest = Math.max(Math.max(Math.abs(slope.data[k]), rate), Math.abs(last[k]));
            for (double[] remembered : memory.numbers) {
                largest = Math.max(largest, Math.abs(remembered[k]));
            }
            return largest < MODERATE;
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

        void copy(int from, int until) {
            for (int m = 0; m < numbers.length; m++) {
                System.arraycopy(numbers[m], from, next[m], from, until - from);
            }
        }

        void accept() {
            double[][] last = numbers;
            numbers = next;
            next = last;
            step++;
        }
    }
}
