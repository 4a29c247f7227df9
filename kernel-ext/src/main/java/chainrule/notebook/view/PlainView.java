package chainrule.notebook.view;

import chainrule.notebook.Display;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows what has no view of its own by its own words: a report of several lines on a card. */
public final class PlainView {

    private static final String LIBRARY = "chainrule.";
    private static final int LONGEST_LINE = 400;
    private static final int MOST_LINES = 200;

    private PlainView() {}

    /** Whether it is ours, or does what one of our types asks for. */
    public static boolean knows(Object thing) {
        return library(thing.getClass()).isPresent();
    }

    /** Its words. */
    public static Display of(Object thing) {
        String words = words(thing);
        return new Display(Card.around("<pre style=\"margin:0;white-space:pre-wrap;border:none;background:" + Palette.CARD + ";color:"
                + Palette.INK + "\">" + Label.escapeLines(words) + "</pre>"), words);
    }

    /** What it says of itself; of a thing that says nothing, what kind it is, and not where in memory it lies. */
    static String words(Object thing) {
        Class<?> type = thing.getClass();
        if (type.isHidden() || type.isSynthetic() || isSilent(type)) {
            return library(type).map(Class::getSimpleName).orElse(type.getSimpleName());
        }
        String words = String.valueOf(thing);
        String lines = words.lines().limit(MOST_LINES).map(line -> Label.oneLine(line, LONGEST_LINE)).collect(Collectors.joining("\n"));
        return words.lines().skip(MOST_LINES).findAny().isPresent() ? lines + "\n…" : lines;
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
