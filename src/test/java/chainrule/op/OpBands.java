package chainrule.op;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.shape.Shape;
import chainrule.tape.OnColumns;
import chainrule.tape.Op;
import chainrule.tape.Value;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/** Bands of an operation that works {@linkplain OnColumns#onBand band by band}, beside the whole. */
final class OpBands {

    private OpBands() {}

    /** Every band of one and of two columns has the bits of those columns of the whole. */
    static void check(Op any, Value[] x) {
        if (!(any instanceof OnColumns op) || !applies(op, shapes(x))) {
            return;
        }
        DMatrixRMaj whole = op.on(x).matrix();
        for (int width = 1; width <= Math.min(2, whole.numCols); width++) {
            Op onBand = op.onBand(width, shapes(x));
            for (int first = 0; first + width <= whole.numCols; first++) {
                Value[] band = x.clone();
                for (int i = 0; i < band.length; i++) {
                    band[i] = op.byColumn(i) ? Value.matrix(x[i].name(), columns(x[i].matrix(), first, width)) : x[i];
                }
                assertThat(onBand.on(band).matrix().data)
                        .as("%s on %s from column %s of %s", onBand, width, first, Arrays.toString(shapes(x)))
                        .containsExactly(columns(whole, first, width).data);
            }
        }
    }

    /** Whether it works band by band on values of these shapes. */
    private static boolean applies(OnColumns op, Shape... x) {
        int columns = op.shape(x).columns();
        for (int i = 0; i < x.length; i++) {
            if (op.byColumn(i) && x[i].columns() != columns) {
                return false;
            }
        }
        return op.onBand(columns, x) != null;
    }

    private static Shape[] shapes(Value[] x) {
        return Arrays.stream(x).map(Value::shape).toArray(Shape[]::new);
    }

    private static DMatrixRMaj columns(DMatrixRMaj x, int first, int width) {
        DMatrixRMaj some = new DMatrixRMaj(x.numRows, width);
        for (int k = 0; k < some.getNumElements(); k++) {
            some.data[k] = x.get(k / width, first + k % width);
        }
        return some;
    }
}
