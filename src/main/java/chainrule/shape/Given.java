package chainrule.shape;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Refuses an argument that is null, in the words of the call: which one it is, and what belongs there. */
public final class Given {

    private static final List<String> COUNT = List.of("no", "a", "two", "three", "four", "five");
    private static final List<String> PLACE = List.of("first", "second", "third", "fourth", "fifth", "sixth");

    private Given() {}

    /**
     * Requires values.
     *
     * @param who the call, as the user writes it: {@code add}
     * @throws IllegalArgumentException if one is missing: {@code add needs two values; got null as the second}
     */
    public static void values(String who, @Nullable Object... x) {
        for (int i = 0; i < x.length; i++) {
            if (x[i] == null) {
                throw missing(who, count(x.length), i, x.length);
            }
        }
    }

    /**
     * Requires as many values as the caller likes.
     *
     * @throws IllegalArgumentException if one is missing, or all are
     */
    public static void list(String who, String kind, @Nullable List<? extends @Nullable Object> x) {
        require(who, kind, x);
        for (int i = 0; i < x.size(); i++) {
            if (x.get(i) == null) {
                throw missing(who, kind, i, x.size());
            }
        }
    }

    /** The same for an array. */
    public static void list(String who, String kind, @Nullable Object @Nullable [] x) {
        list(who, kind, x == null ? null : Arrays.asList(x));
    }

    /**
     * Requires something else.
     *
     * @param what with its article: {@code an axis}
     * @throws IllegalArgumentException if it is missing: {@code sum needs an axis; got null}
     */
    public static <T> void require(String who, String what, @Nullable T argument) {
        if (argument == null) {
            throw missing(who, what, 0, 1);
        }
    }

    /** What an argument of a type is called: {@code an axis}. */
    public static String aOrAn(Class<?> type) {
        String noun = type.getSimpleName().toLowerCase(Locale.ROOT);
        return type == Indices.class ? noun : ("aeiou".indexOf(noun.charAt(0)) < 0 ? "a " : "an ") + noun;
    }

    private static IllegalArgumentException missing(String who, String what, int place, int of) {
        return new IllegalArgumentException(who + " needs " + what + "; got null" + (of == 1 ? "" : " as the " + place(place)));
    }

    private static String count(int n) {
        return (n < COUNT.size() ? COUNT.get(n) : n) + (n == 1 ? " value" : " values");
    }

    private static String place(int i) {
        return i < PLACE.size() ? PLACE.get(i) : "number " + (i + 1);
    }
}
