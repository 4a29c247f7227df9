package chainrule.tape;

import chainrule.shape.Shape;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An operation that works column by column: {@code f([a₁ a₂ …], b) = [f(a₁, b) f(a₂, b) …]}, bit for bit. A sweep from
 * many seeds, each a column, is one sweep over them side by side as far as its operations do so.
 */
public interface OnColumns extends Op {

    /**
     * Whether an argument can be given many columns in the place of one, {@code a} above. Of several that can, all are
     * given as many; the others stay as they are.
     */
    boolean byColumn(int argument);

    /**
     * The operation that makes many columns of many.
     *
     * @param columns how many stand side by side in each argument that is given {@linkplain #byColumn by column}
     */
    default Op onColumns(int columns) {
        return this;
    }

    /**
     * The operation that makes some neighbouring columns of its result of the same columns of the arguments that can be
     * given by column, and of all of the others; {@code null} if it does not work in this way.
     *
     * @param columns how many
     * @param x       the shapes of all that it works on
     */
    default @Nullable Op onBand(int columns, Shape... x) {
        boolean byColumn = IntStream.range(0, arity()).anyMatch(this::byColumn);
        return byColumn && onColumns(shape(x).columns()).equals(this) ? onColumns(columns) : null;
    }

    /**
     * What it makes of all unit vectors side by side, to the bits of {@link #onColumns}: here is the place for a shorter
     * way.
     *
     * @param argument which is given by column: the unit matrix
     * @param x        the arguments, that one included
     */
    default Value onUnits(int argument, Value... x) {
        return onColumns(x[argument].shape().columns()).on(x);
    }
}
