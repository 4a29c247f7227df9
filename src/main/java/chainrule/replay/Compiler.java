package chainrule.replay;

import chainrule.replay.Schedule.Phase;
import chainrule.tape.Op;
import chainrule.tape.Recording;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;

/** Turns recorded values into stages: first which operations, each once, then in which order, then which memory. */
final class Compiler {

    /** What it takes to call an operation, in floating-point operations. */
    private static final long CALL = 1_000;

    private final Calls calls;
    private final List<Value> order;
    private final Map<Value, Leaf> leaves = new HashMap<>();
    private final Set<Value> looking = new HashSet<>();
    private final Sharing sharing;
    private final Bands bands;
    private final Memory memory;
    private final List<Stage> stages = new ArrayList<>();
    private final DMatrixRMaj[] outputs;

    Compiler(Recording recording, List<Value> results, Sharing sharing) {
        this.sharing = sharing;
        calls = new Calls(results);
        order = calls.order();
        look();
        bands = new Bands(order, calls::arguments, sharing);
        List<Value> wanted = calls.results();
        memory = new Memory(order, calls::arguments, bands, wanted);
        for (Phase phase : Schedule.of(order, calls::arguments, bands)) {
            if (phase.inBands()) {
                planBands(phase.values());
            } else {
                planWhole(phase.values());
            }
        }
        outputs = read(wanted);
        // What no later run binds again, such as a factor that a derivative brought in, stays as it is now.
        leaves.values().forEach(leaf -> leaf.fill(recording));
    }

    List<Leaf> leaves() {
        return List.copyOf(leaves.values());
    }

    Stage[] stages() {
        return stages.toArray(Stage[]::new);
    }

    DMatrixRMaj[] outputs() {
        return outputs;
    }

    int size() {
        return order.size();
    }

    long memory() {
        return memory.allocated();
    }

    /**
     * Looks for results that are not finite, but where such a result would be seen in that of a reader, or where there is
     * none if the arguments are finite.
     */
    private void look() {
        Set<Value> seenInReader = new HashSet<>();
        for (int i = order.size() - 1; i >= 0; i--) {
            Value value = order.get(i);
            boolean seen = seenInReader.contains(value);
            if (!seen && !value.op().keepsFinite()) {
                looking.add(value);
            }
            if ((seen || looking.contains(value)) && value.shape().size() > 0) {
                List<Value> arguments = calls.arguments(value);
                for (int k = 0; k < arguments.size(); k++) {
                    if (value.op().passesNonFinite(k)) {
                        seenInReader.add(arguments.get(k));
                    }
                }
            }
        }
    }

    /** Each thread does all of these for its columns; what is read whole later is put together at once. */
    private void planBands(List<Value> values) {
        List<List<Instruction>> lists = new ArrayList<>();
        for (int band = 0; band < bands.count(); band++) {
            List<Instruction> list = new ArrayList<>();
            for (Value value : values) {
                planBand(value, band, list);
            }
            lists.add(list);
        }
        memory.meet();
        stages.add(new Stage(lists));
    }

    private void planBand(Value value, int band, List<Instruction> list) {
        List<Value> arguments = calls.arguments(value);
        DMatrixRMaj[] x = new DMatrixRMaj[arguments.size()];
        for (int i = 0; i < x.length; i++) {
            Value argument = arguments.get(i);
            if (!bands.byBand(value, i)) {
                readAt(x, i, argument);
                continue;
            }
            if (!memory.hasBand(argument, band)) {
                DMatrixRMaj[] whole = read(List.of(argument));
                list.add(new ColumnCopy(whole, bands.first(band), memory.makeBand(argument, band), 0, bands.width(band)));
                memory.wholeWasRead(argument, band);
            }
            x[i] = memory.band(argument, band);
        }
        DMatrixRMaj y = memory.bandFor(value, band);
        list.add(new Step(bands.op(value, band), x, y, looking.contains(value)));
        if (memory.isReadWhole(value)) {
            DMatrixRMaj whole = memory.wholeOfBands(value);
            list.add(memory.isTransposed(value)
                    ? new TransposedCopy(y, whole, bands.first(band))
                    : new ColumnCopy(new DMatrixRMaj[] {y}, 0, whole, bands.first(band), bands.width(band)));
            memory.bandWasRead(value, band);
        }
    }

    /**
     * One after the other, each shared by the threads; or those that are small beside the rest at the same time: none of
     * them keeps the other threads waiting.
     */
    private void planWhole(List<Value> values) {
        long together = values.stream().mapToLong(Compiler::work).sum();
        boolean apart = bands.count() > 1 && values.size() > 1 && together >= sharing.worthwhile();
        List<Value> small = new ArrayList<>();
        List<Instruction> alone = new ArrayList<>();
        for (Value value : apart ? largestFirst(values) : values) {
            if (apart && (work(value) <= together / sharing.threads() || work(value) < sharing.worthwhile())) {
                small.add(value);
            } else {
                together -= work(value);
                alone.add(planStep(value, apart ? Memory.Reuse.LATER : Memory.Reuse.NOW));
            }
        }
        if (!alone.isEmpty()) {
            stages.add(new Stage(List.of(alone)));
        }
        if (!small.isEmpty()) {
            Portions<Instruction> portions = new Portions<>(sharing.threads());
            small.forEach(value -> portions.add(planStep(value, Memory.Reuse.LATER), work(value)));
            stages.add(new Stage(portions.lists()));
        }
        memory.meet();
    }

    private static long work(Value value) {
        return Bands.flops(value) + CALL;
    }

    private static List<Value> largestFirst(List<Value> values) {
        return values.stream().sorted(Comparator.comparingLong(Compiler::work).reversed()).toList();
    }

    private Step planStep(Value value, Memory.Reuse reuse) {
        DMatrixRMaj[] x = read(calls.arguments(value));
        return new Step(asLaidOut(value), x, memory.wholeFor(value, reuse), looking.contains(value));
    }

    /** The operation for arguments as they lie. */
    private Op asLaidOut(Value value) {
        Op op = value.op();
        List<Value> arguments = calls.arguments(value);
        for (int i = 0; i < arguments.size(); i++) {
            op = memory.isTransposed(arguments.get(i)) ? Objects.requireNonNull(op.onTransposed(i)) : op;
        }
        return op;
    }

    private DMatrixRMaj[] read(List<Value> values) {
        DMatrixRMaj[] x = new DMatrixRMaj[values.size()];
        for (int i = 0; i < x.length; i++) {
            readAt(x, i, values.get(i));
        }
        return x;
    }

    private void readAt(DMatrixRMaj[] x, int i, Value value) {
        if (value.op() == null) {
            leaves.computeIfAbsent(value, Leaf::new).readAt(x, i);
        } else {
            x[i] = memory.whole(value);
        }
    }
}
