package chainrule.diff;

import chainrule.diff.Diff.Mode;
import chainrule.replay.Prepared;
import chainrule.replay.Program;
import chainrule.replay.Replay;
import chainrule.tape.Entries;
import chainrule.tape.Recording;
import chainrule.tape.Value;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;

/** The calls of a function with values of certain shapes, and the derivatives that were prepared for them. */
final class RecordedCalls {

    /** What the sweeps need besides their seeds, and the sweeps. */
    private record JacobianProgram(Program constants, JacobianSweeps sweeps) {

        Value run() {
            constants.run();
            return sweeps.run(constants.outputs());
        }
    }

    private final Recording recording = new Recording();
    private final Function<List<Value>, Value> function;
    private final List<Value> arguments;
    private final List<Value> vectors;
    private final Replay slopes;
    private final Map<Mode, Replay> hessianVectors = new EnumMap<>(Mode.class);
    private final Map<Mode, Prepared<JacobianProgram>> jacobians = new EnumMap<>(Mode.class);
    private final Prepared<JacobianProgram> hessian = new Prepared<>(recording);

    /** @param like values of the shapes */
    RecordedCalls(Function<List<Value>, Value> function, List<Value> like) {
        this.function = function;
        arguments = like.stream().map(x -> recording.input(x.name(), x.shape())).toList();
        vectors = like.stream().map(x -> recording.input("v", x.shape())).toList();
        slopes = new Replay(recording, arguments, RecordedCalls::withSlopes);
        List<Value> both = Stream.of(arguments, vectors).flatMap(List::stream).toList();
        int n = arguments.size();
        for (Mode mode : Mode.values()) {
            hessianVectors.put(mode, new Replay(recording, both, (y, by) ->
                    HessianVector.of(y.get(0), by.subList(0, n), by.subList(n, 2 * n), mode)));
            jacobians.put(mode, new Prepared<>(recording));
        }
    }

    private static List<Value> withSlopes(List<Value> y, List<Value> by) {
        Gradients gradients = Gradients.byArguments(y.get(0), by);
        return Stream.concat(y.stream(), by.stream().map(gradients::of)).toList();
    }

    /** The value, then the gradients. */
    List<Value> slopes(List<Value> x) {
        return call(x, List.of(), y -> leaves(slopes.of(List.of(y))));
    }

    List<Value> hessianVector(List<Value> x, List<Value> v, Mode mode) {
        return call(x, v, y -> leaves(hessianVectors.get(mode).of(List.of(y))));
    }

    /** @param mode the direction, as the result suggests */
    Value jacobian(Value x, Function<Value, Mode> mode) {
        return call(List.of(x), List.of(), y -> {
            Mode direction = mode.apply(y);
            return jacobian(jacobians.get(direction), y, (value, by) -> value, direction);
        });
    }

    Value hessian(Value x) {
        return call(List.of(x), List.of(), y ->
                jacobian(hessian, y, (value, by) -> Gradients.byArguments(value, List.of(by)).of(by), Mode.FORWARD));
    }

    private Value jacobian(Prepared<JacobianProgram> prepared, Value y, BinaryOperator<Value> ofWhat, Mode mode) {
        Value x = arguments.get(0);
        return prepared.compute(
                List.of(y),
                () -> {
                    JacobianSweeps sweeps = new JacobianSweeps(recording, ofWhat.apply(y, x), x, mode);
                    return new JacobianProgram(Program.of(recording, sweeps.constants()), sweeps);
                },
                JacobianProgram::run,
                () -> {
                    Value at = recording.concrete(x);
                    return JacobianSweeps.of(ofWhat.apply(recording.concrete(y), at), at, mode);
                });
    }

    private <T> T call(List<Value> x, List<Value> v, Function<Value, T> then) {
        recording.again();
        for (int i = 0; i < v.size(); i++) {
            recording.bind(vectors.get(i), v.get(i));
        }
        for (int i = 0; i < x.size(); i++) {
            recording.bind(arguments.get(i), x.get(i));
        }
        try {
            return then.apply(recording.calling(() -> function.apply(arguments)));
        } finally {
            recording.end();
        }
    }

    private static List<Value> leaves(List<DMatrixRMaj> numbers) {
        return numbers.stream().map(matrix -> Entries.leaf("", matrix.copy())).toList();
    }
}
