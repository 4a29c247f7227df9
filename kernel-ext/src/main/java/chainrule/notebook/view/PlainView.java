package chainrule.notebook.view;

import chainrule.notebook.Display;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows what has no view of its own by its own words: a report of several lines on a card. */
public final class PlainView {

    private static final String LIBRARY = "chainrule.";
    private static final int LONGEST_LINE = 400;
    private static final int MOST_LINES = 200;
    private static final int MOST_IN_ROW = 16;

    private PlainView() {}

    /** Whether it is ours, or does what one of our types asks for. */
    public static boolean knows(Object thing) {
        return isArray(thing)
                || thing instanceof List<?> list && list.stream().anyMatch(PlainView::isArray)
                || library(thing.getClass()).isPresent();
    }

    /** Its words. */
    public static Display of(Object thing) {
        String words = words(thing);
        return new Display(Card.around("<pre style=\"margin:0;white-space:pre-wrap;border:none;background:" + Palette.CARD + ";color:"
                + Palette.INK + "\">" + Label.escapeLines(words) + "</pre>"), words);
    }

    /** What it says of itself; of a thing that says nothing, what kind it is, and not where in memory it lies. */
    static String words(Object thing) {
        if (isArray(thing) || thing instanceof List) {
            return cut(entries(thing instanceof List<?> list ? list.toArray() : thing));
        }
        Class<?> type = thing.getClass();
        if (type.isHidden() || type.isSynthetic() || isSilent(type)) {
            return library(type).map(Class::getSimpleName).orElse(type.getSimpleName());
        }
        return cut(String.valueOf(thing));
    }

    private static String cut(String words) {
        String lines = words.lines().limit(MOST_LINES).map(line -> Label.oneLine(line, LONGEST_LINE)).collect(Collectors.joining("\n"));
        return words.lines().skip(MOST_LINES).findAny().isPresent() ? lines + "\n…" : lines;
    }

    private static boolean isArray(@Nullable Object thing) {
        if (thing == null) {
            return false;
        }
        Class<?> entry = thing.getClass();
        while (entry.isArray()) {
            entry = entry.getComponentType();
        }
        return thing.getClass().isArray() && (entry.isPrimitive() || library(entry).isPresent());
    }

    /** Its entries, a row a line where the entries are arrays themselves; of long rows the first. */
    private static String entries(Object array) {
        int length = Array.getLength(array);
        int most = array instanceof Object[] ? MOST_LINES - 1 : MOST_IN_ROW;
        String between = array instanceof Object[] ? "\n" : ", ";
        String first = IntStream.range(0, Math.min(length, most))
                .mapToObj(i -> {
                    Object entry = Array.get(array, i);
                    return entry != null && entry.getClass().isArray() ? entries(entry) : String.valueOf(entry);
                })
                .collect(Collectors.joining(between));
        String all = length > most ? first + between + "… (" + length + " in all)" : first;
        return array instanceof Object[] && length > 0 ? all : "[" + all + "]";
    }

    private static boolean isSilent(Class<?> type) {
        try {
            return type.getMethod("toString").getDeclaringClass() == Object.class;
        } catch (NoSuchMethodException e) {
            return true;
        }
    }

    /** The first type of ours that it is. */
    private static Optional<Class<?>> library(Class<?> type) {
        return types(type).filter(each -> each.getName().startsWith(LIBRARY)).findFirst();
    }

    private static Stream<Class<?>> types(Class<?> type) {
        Stream<Class<?>> above = Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()));
        return Stream.concat(type.isHidden() || type.isAnonymousClass() ? Stream.empty() : Stream.of(type), above.flatMap(PlainView::types));
    }
}
