package chainrule.replay;

import chainrule.tape.DomainException;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Recording;
import chainrule.tape.Value;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * A recorded computation over memory of its own. What does not lead to an output is left out, equal operations on equal
 * arguments are one, and a result's memory is used again after its last reader, by that reader itself where it works
 * entry by entry. Threads take bands of columns, the samples of a batch, from operation to operation as far as each
 * column needs no other. A run allocates nothing but what single operations do.
 *
 * <pre>{@code
 * Recording recording = new Recording();
 * Value x = recording.input("x", new Shape(3, 1));
 * Program program = Program.of(recording, List.of(sum(tanh(x))));
 * recording.bind(x, Value.column("x", 1, 2, 3));
 * program.run();
 * program.output(0);                              // until the next run
 * }</pre>
 */
public final class Program {

    private final Recording recording;
    private final List<Value> results;
    private final List<Leaf> leaves;
    private final Stage[] stages;
    private final DMatrixRMaj[] outputs;
    private final int size;
    private final long memory;

    private Program(Recording recording, List<Value> results, Sharing sharing) {
        this.recording = recording;
        this.results = List.copyOf(results);
        Compiler compiler = new Compiler(recording, results, sharing);
        leaves = compiler.leaves();
        stages = compiler.stages();
        outputs = compiler.outputs();
        size = compiler.size();
        memory = compiler.memory();
    }

    /**
     * Prepares the computation of some values.
     *
     * @param results what is wanted, made from the stand-ins of the recording
     */
    public static Program of(Recording recording, List<Value> results) {
        return of(recording, results, Sharing.USUAL);
    }

    /** Prepares it for threads other than the usual. */
    static Program of(Recording recording, List<Value> results, Sharing sharing) {
        return new Program(recording, results, sharing);
    }

    /**
     * Computes the outputs from what the stand-ins are bound to; one that is not keeps its last numbers.
     *
     * @throws IllegalStateException if a stand-in was never bound
     * @throws NonFiniteException    if a result is NaN or infinite, with the place and the reason
     * @throws DomainException       if an operation is given numbers that make no sense to it
     */
    public void run() {
        for (Leaf leaf : leaves) {
            if (!leaf.fill(recording)) {
                throw new IllegalStateException("a program needs numbers for " + leaf.standIn().name() + ", "
                        + leaf.standIn().shape() + ": bind it to a value first");
            }
        }
        for (Stage stage : stages) {
            if (!stage.run()) {
                refuse();
            }
        }
    }

    /** Has the operations say themselves what is wrong, one after the other on the same numbers. */
    private void refuse() {
        results.forEach(recording::concrete);
        throw new IllegalStateException("a program refuses numbers that its operations accept one by one; please report this");
    }

    /** An output, until the next run. Not to be modified. */
    public DMatrixRMaj output(int index) {
        return outputs[index];
    }

    /** All outputs, until the next run. Not to be modified. */
    public List<DMatrixRMaj> outputs() {
        return Collections.unmodifiableList(Arrays.asList(outputs));
    }

    /** How many operations a run computes. */
    public int size() {
        return size;
    }

    /** How many numbers its memory holds, without those of the stand-ins. */
    public long memory() {
        return memory;
    }

    @Override
    public String toString() {
        return "a program of " + size + " operations for " + outputs.length + " outputs, with memory for " + memory + " numbers";
    }
}
