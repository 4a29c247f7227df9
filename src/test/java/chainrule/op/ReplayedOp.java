package chainrule.op;

import static chainrule.op.Scale.scale;

import chainrule.replay.Program;
import chainrule.shape.Shape;
import chainrule.tape.Adjoints;
import chainrule.tape.Op;
import chainrule.tape.Recording;
import chainrule.tape.Sweep;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** An operation and its pullbacks, on the tape and as a program in which the arguments' memory may be used again. */
final class ReplayedOp {

    private ReplayedOp() {}

    static List<double[]> onTheTape(Op op, Value[] x) {
        return valueAndPullbacks(op, x).stream().map(value -> value.matrix().data).toList();
    }

    static List<double[]> asProgram(Op op, Value[] x) {
        Recording recording = new Recording();
        Value[] standIns = Arrays.stream(x).map(value -> recording.input(value.name(), value.shape())).toArray(Value[]::new);
        Program program = Program.of(recording, recording.withoutNumbers(() -> valueAndPullbacks(op, standIns)));
        for (int run = 0; run < 2; run++) {
            for (int i = 0; i < x.length; i++) {
                recording.bind(standIns[i], x[i]);
            }
            program.run();
        }
        return program.outputs().stream().map(DMatrixRMaj::copy).map(output -> Arrays.copyOf(output.data, output.getNumElements())).toList();
    }

    /** Of copies of the arguments, which nobody needs afterwards. */
    private static List<Value> valueAndPullbacks(Op op, Value[] x) {
        Value[] copies = Arrays.stream(x).map(value -> scale(1, value)).toArray(Value[]::new);
        Value y = op.on(copies);
        Adjoints adjoints = Sweep.back(y, seed(y.shape()), copies);
        List<Value> all = new ArrayList<>(List.of(y));
        Arrays.stream(copies).map(adjoints::get).filter(adjoint -> adjoint != null).forEach(all::add);
        return all;
    }

    private static Value seed(Shape shape) {
        DMatrixRMaj seed = new DMatrixRMaj(shape.rows(), shape.columns());
        for (int k = 0; k < seed.getNumElements(); k++) {
            seed.data[k] = 1 + 0.25 * k;
        }
        return Value.matrix("seed", seed);
    }
}
