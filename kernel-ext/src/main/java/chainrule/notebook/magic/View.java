package chainrule.notebook.magic;

import chainrule.notebook.Display;
import chainrule.shape.ShapeException;
import chainrule.tape.Value;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How one type is shown.
 *
 * @param type     what is shown
 * @param occasion when
 * @param draw     how
 */
public record View<T>(Class<T> type, Occasion occasion, Function<? super T, Display> draw) {

    /** When a type is shown this way. */
    public enum Occasion {
        /** When the magic or its static call asks for it. */
        ASKED,
        /** When a cell ends in a value of that type; and when asked, unless another view of the type stands before. */
        RESULT
    }

    /**
     * Of a value what needs the way back from it, when asked. That starts at a number: of a matrix there is none, and
     * the magic says so.
     */
    static View<Value> ofWayBack(String magic, Function<Value, Display> draw) {
        return new View<>(Value.class, Occasion.ASKED, value -> {
            try {
                return draw.apply(value);
            } catch (ShapeException e) {
                throw new CannotShow("%" + magic + ": " + e.getMessage());
            }
        });
    }

    /** What a magic makes of numbers that may not be there or take too long; then it says so, and {@code advice} after it. */
    static Display orWhyNot(String magic, String advice, Supplier<Display> draw) {
        try {
            return draw.get();
        } catch (IllegalArgumentException e) {
            throw new CannotShow("%" + magic + ": " + e.getMessage());
        } catch (CancellationException e) {
            throw new CannotShow("%" + magic + ": interrupted" + advice);
        }
    }

    /** Draws {@code subject}, which must be of this type. */
    public Display of(@Nullable Object subject) {
        return draw.apply(type.cast(subject));
    }
}
