package chainrule.optim;

import chainrule.diff.Gradients;
import chainrule.linalg.Functions;
import chainrule.nn.Parameter;
import chainrule.shape.Shape;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Value;
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
     * Moves one parameter. All arrays hold one number per entry.
     *
     * @param step   the number of this step of the parameter, from 1
     * @param rate   {@code η}
     * @param g      the gradient. Modified as the rule likes.
     * @param memory what the last step left, zeros at first, in the order of the names. Modified.
     * @param w      the parameter. Modified: moved.
     */
    protected abstract void update(long step, double rate, double[] g, double[][] memory, double[] w);

    @Override
    public final double learningRate() {
        return learningRate;
    }

    @Override
    public final void step(List<Parameter> parameters, Gradients gradients, double rate) {
        Setting.notNegative("a learning rate", rate);
        refuseTwins(parameters);
        List<Move> moves = parameters.stream().map(parameter -> move(parameter, gradients, rate)).toList();
        for (Move move : moves) {
            memories.put(move.parameter, move.memory);
            move.parameter.set(move.value);
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

    private Move move(Parameter parameter, Gradients gradients, double rate) {
        Value slope = gradients.of(parameter.value());
        Memory memory = memories.containsKey(parameter) ? memories.get(parameter).next() : Memory.first(memoryNames.size(), slope);
        DMatrixRMaj w = parameter.value().matrix();
        update(memory.step, rate, slope.matrix().data, memory.numbers, w.data);
        for (int m = 0; m < memory.numbers.length; m++) {
            requireFinite(parameter.name() + "'s " + memoryNames.get(m), memory.numbers[m], slope, rate);
        }
        requireFinite(parameter.name(), w.data, slope, rate);
        return new Move(parameter, memory, Value.matrix(parameter.name(), w));
    }

    private static void requireFinite(String what, double[] numbers, Value slope, double rate) {
        Shape shape = slope.shape();
        int k = Functions.firstNonFinite(DMatrixRMaj.wrap(shape.rows(), shape.columns(), numbers));
        if (k >= 0) {
            int row = k / shape.columns();
            int column = k % shape.columns();
            throw new NonFiniteException("a step would make " + what + " " + numbers[k] + " at row " + row + ", column "
                    + column + ", where the gradient is " + slope.get(row, column) + " and the learning rate " + rate
                    + "; nothing has moved: clip the gradients or scale the loss down");
        }
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + " with learning rate " + learningRate;
    }

    /** What a rule knows of one parameter during a step. */
    private record Memory(long step, double[][] numbers) {

        static Memory first(int count, Value like) {
            return new Memory(1, new double[count][like.shape().size()]);
        }

        Memory next() {
            double[][] copy = new double[numbers.length][];
            for (int m = 0; m < copy.length; m++) {
                copy[m] = numbers[m].clone();
            }
            return new Memory(step + 1, copy);
        }
    }

    private record Move(Parameter parameter, Memory memory, Value value) {}
}
