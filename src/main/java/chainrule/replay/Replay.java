package chainrule.replay;

import chainrule.tape.DomainException;
import chainrule.tape.Entries;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Recording;
import chainrule.tape.Value;
import java.util.List;
import java.util.function.BinaryOperator;
import org.ejml.data.DMatrixRMaj;

/** What follows from the recorded calls of a function, such as its gradients: by a program for each kind of call. */
public final class Replay {

    private final Recording recording;
    private final List<Value> by;
    private final BinaryOperator<List<Value>> outputs;
    private final Prepared<Program> programs;

    /**
     * @param recording of the calls
     * @param by        stand-ins that the outputs are computed with besides, such as those to differentiate by
     * @param outputs   what is wanted, of what a call made and of {@code by}: with numbers or without
     */
    public Replay(Recording recording, List<Value> by, BinaryOperator<List<Value>> outputs) {
        this.recording = recording;
        this.by = List.copyOf(by);
        this.outputs = outputs;
        programs = new Prepared<>(recording);
    }

    /**
     * The outputs for the call under way, until the next run. Not to be modified.
     *
     * @param recorded what the call made
     * @throws NonFiniteException if a result is NaN or infinite
     * @throws DomainException    if an operation is given numbers that make no sense to it
     */
    public List<DMatrixRMaj> of(List<Value> recorded) {
        return programs.compute(
                recorded,
                () -> Program.of(recording, outputs.apply(recorded, by)),
                program -> {
                    program.run();
                    return program.outputs();
                },
                () -> outputs.apply(concrete(recorded), concrete(by)).stream().map(Entries::of).toList());
    }

    private List<Value> concrete(List<Value> values) {
        return values.stream().map(recording::concrete).toList();
    }
}
