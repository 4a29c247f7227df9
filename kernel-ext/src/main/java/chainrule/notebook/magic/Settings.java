package chainrule.notebook.magic;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * The options of the library as those of a magic change them, one after the other: a value that the library refuses is
 * told in the words of the magic.
 *
 * @param <S>   the options' record
 * @param magic what was called
 * @param asked what stands after it
 * @param made  the options so far
 */
record Settings<S>(String magic, Options asked, S made) {

    /** Changed by an option that takes nothing, if it is there. */
    Settings<S> flag(String word, UnaryOperator<S> change) {
        return asked.has(word) ? new Settings<>(magic, asked, change.apply(made)) : this;
    }

    /** Changed by the whole number given to an option, if one is. */
    Settings<S> number(String word, BiFunction<S, Integer, S> change) {
        return with(asked.number(magic, word), change);
    }

    /** Changed by the number given to an option, if one is. */
    Settings<S> decimal(String word, BiFunction<S, Double, S> change) {
        return with(asked.decimal(magic, word), change);
    }

    /** Changed by the text given to an option, if one is. */
    Settings<S> text(String word, BiFunction<S, String, S> change) {
        return with(asked.text(word), change);
    }

    private <T> Settings<S> with(Optional<T> given, BiFunction<S, T, S> change) {
        if (given.isEmpty()) {
            return this;
        }
        try {
            return new Settings<>(magic, asked, change.apply(made, given.get()));
        } catch (IllegalArgumentException e) {
            throw new CannotShow("%" + magic + ": " + e.getMessage());
        }
    }
}
