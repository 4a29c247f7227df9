package chainrule.op;

import static chainrule.op.OpSamples.accepted;
import static chainrule.op.OpSamples.arguments;
import static chainrule.op.OpSamples.random;
import static org.assertj.core.api.Assertions.assertThat;

import chainrule.shape.Axis;
import chainrule.shape.Shape;
import chainrule.tape.Domain;
import chainrule.tape.OnColumns;
import chainrule.tape.Op;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** An operation on {@linkplain OnColumns columns side by side}, beside what it makes of each alone. */
final class OpColumns {

    private OpColumns() {}

    /** Each accepted combination of one column each, and as many again beside it. */
    static void check(Op op) {
        if (op instanceof OnColumns sideBySide) {
            boolean[] by = new boolean[op.arity()];
            IntStream.range(0, by.length).forEach(i -> by[i] = sideBySide.byColumn(i));
            List<Shape[]> ofOneColumn = accepted(op).stream().filter(shapes -> isOfOneColumn(op, shapes, by)).toList();
            assertThat(ofOneColumn.isEmpty()).as("%s takes one column and gives one", op)
                    .isEqualTo(!IntStream.range(0, by.length).anyMatch(i -> by[i]));
            for (Shape[] shapes : ofOneColumn) {
                for (int columns : new int[] {1, 2, 3, 40}) {
                    check(sideBySide, shapes, by, columns);
                }
                for (int i = 0; i < by.length; i++) {
                    if (by[i] && op.domain(i) == Domain.REALS) {
                        checkUnits(sideBySide, shapes, by, i);
                    }
                }
            }
        }
    }

    private static boolean isOfOneColumn(Op op, Shape[] shapes, boolean[] by) {
        return op.shape(shapes).columns() == 1
                && IntStream.range(0, by.length).anyMatch(i -> by[i])
                && IntStream.range(0, by.length).allMatch(i -> !by[i] || shapes[i].columns() == 1);
    }

    private static void check(OnColumns op, Shape[] shapes, boolean[] by, int columns) {
        Value[] together = arguments(op, shapes, 1);
        List<Value[]> alone = new ArrayList<>();
        for (int j = 0; j < columns; j++) {
            Value[] x = together.clone();
            for (int i = 0; i < by.length; i++) {
                x[i] = by[i] ? withZeros(op, i, random(shapes[i], 100 * j + i, op.domain(i)), j) : x[i];
            }
            alone.add(x);
        }
        for (int i = 0; i < by.length; i++) {
            int argument = i;
            together[i] = by[i] ? sideBySide(alone.stream().map(x -> x[argument])) : together[i];
        }
        Value expected = sideBySide(alone.stream().map(op::on));
        Value actual = op.onColumns(columns).on(together);
        assertThat(actual.shape()).isEqualTo(expected.shape());
        assertThat(actual.matrix().data).as("%s columns of %s", columns, Arrays.toString(shapes)).containsExactly(expected.matrix().data);
    }

    private static void checkUnits(OnColumns op, Shape[] shapes, boolean[] by, int argument) {
        int columns = shapes[argument].rows();
        Value[] x = arguments(op, shapes, 2);
        for (int i = 0; i < by.length; i++) {
            x[i] = by[i]
                    ? Broadcast.broadcast(withZeros(op, i, x[i], columns), new Shape(shapes[i].rows(), columns))
                    : withOneZero(x[i]);
        }
        x[argument] = Value.matrix("units", CommonOps_DDRM.identity(columns));
        assertThat(op.onUnits(argument, x).matrix().data).as("unit matrix for argument %s of %s", argument, Arrays.toString(shapes))
                .containsExactly(op.onColumns(columns).on(x).matrix().data);
    }

    private static Value sideBySide(Stream<Value> columns) {
        return Concatenate.concatenate(Axis.ROWS, columns.toArray(Value[]::new));
    }

    /** One that leaves a matrix regular. */
    private static Value withOneZero(Value x) {
        DMatrixRMaj numbers = x.matrix();
        if (x.shape().size() > 1) {
            numbers.data[1] = -0.0;
        }
        return Value.matrix(x.name(), numbers);
    }

    /** Some entries are zero, of either sign, where the domain has zero. */
    private static Value withZeros(Op op, int argument, Value x, int column) {
        DMatrixRMaj numbers = x.matrix();
        for (int k = column % 3; k < numbers.getNumElements() && op.domain(argument) == Domain.REALS; k += 3) {
            numbers.data[k] = column % 2 == 0 ? -0.0 : 0.0;
        }
        return Value.matrix(x.name(), numbers);
    }
}
