package chainrule.notebook.magic;

import chainrule.notebook.Display;
import java.util.function.Function;
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

    /** Draws {@code subject}, which must be of this type. */
    public Display of(@Nullable Object subject) {
        return draw.apply(type.cast(subject));
    }
}
