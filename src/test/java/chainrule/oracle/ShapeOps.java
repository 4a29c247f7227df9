package chainrule.oracle;

import static chainrule.op.Transpose.transpose;

import chainrule.op.Concatenate;
import chainrule.op.GatherColumns;
import chainrule.op.GatherRows;
import chainrule.op.Pick;
import chainrule.op.Reshape;
import chainrule.op.Slice;
import chainrule.oracle.OracleOp.Arguments;
import chainrule.tape.Value;
import java.util.Map;

/** Operations that move entries. The files pick from rows; ours picks from columns. */
final class ShapeOps {

    static final Map<String, OracleOp> MEANING = Map.ofEntries(
            Map.entry("reshape", a -> Reshape.reshape(a.x(0), integer(a, "rows"), integer(a, "cols"))),
            Map.entry("concat", a -> Concatenate.concatenate(MatrixOps.axis(a), a.values().toArray(Value[]::new))),
            Map.entry("slice", a -> Slice.slice(
                    a.x(0), integer(a, "r0"), integer(a, "r1"), integer(a, "c0"), integer(a, "c1"))),
            Map.entry("gather_rows", a -> GatherRows.gatherRows(a.x(0), a.integers("indices"))),
            Map.entry("gather_cols", a -> GatherColumns.gatherColumns(a.x(0), a.integers("indices"))),
            Map.entry("pick", a -> transpose(Pick.pick(transpose(a.x(0)), a.integers("indices")))));

    private ShapeOps() {}

    private static int integer(Arguments a, String name) {
        return a.attributes().get(name).getAsInt();
    }
}
