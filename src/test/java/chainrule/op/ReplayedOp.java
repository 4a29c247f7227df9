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
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;

/**
 * An operation and its pullbacks, and the operation alone, on the tape and as programs in which the arguments' memory
 * may be used again: alone at once, where a pullback does not ask for them.
 */
final class ReplayedOp {

    private ReplayedOp() {}

    static List<double[]> onTheTape(Op op, Value[] x) {
        return Stream.of(valueAndPullbacks(op, x), value(op, x)).flatMap(List::stream).map(value -> value.matrix().data).toList();
    }

    static List<double[]> asProgram(Op op, Value[] x) {
        return Stream.concat(asProgram(ReplayedOp::valueAndPullbacks, op, x), asProgram(ReplayedOp::value, op, x)).toList();
    }

    private static Stream<double[]> asProgram(BiFunction<Op, Value[], List<Value>> of, Op op, Value[] x) {
        Recording recording = new Recording();
        Value[] standIns = Arrays.stream(x).map(value -> recording.input(value.name(), value.shape())).toArray(Value[]::new);
        Program program = Program.of(recording, recording.withoutNumbers(() -> of.apply(op, standIns)));
        for (int run = 0; run < 2; run++) {
            for (int i = 0; i < x.length; i++) {
                recording.bind(standIns[i], x[i]);
            }
            program.run();
        }
        return program.outputs().stream().map(DMatrixRMaj::copy).map(output -> Arrays.copyOf(output.data, output.getNumElements()));
    }

    private static List<Value> value(Op op, Value[] x) {
        return List.of(op.on(copies(x)));
    }

    private static List<Value> valueAndPullbacks(Op op, Value[] x) {
        Value[] copies = copies(x);
        Value y = op.on(copies);
        Adjoints adjoints = Sweep.back(y, seed(y.shape()), copies);
        List<Value> all = new ArrayList<>(List.of(y));
        Arrays.stream(copies).map(adjoints::get).filter(adjoint -> adjoint != null).forEach(all::add);
        return all;
    }

    /** Which nobody needs afterwards. */
    private static Value[] copies(Value[] x) {
        return Arrays.stream(x).map(value -> scale(1, value)).toArray(Value[]::new);
    }

    private static Value seed(Shape shape) {
        DMatrixRMaj seed = new DMatrixRMaj(shape.rows(), shape.columns());
        for (int k = 0; k < seed.getNumElements(); k++) {
            seed.data[k] = 1 + 0.25 * k;
        }
        return Value.matrix("seed", seed);
    }
}
