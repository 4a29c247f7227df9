package chainrule.shape;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sizes that do not fit. The message names the operation, what it needs, and what it got: every shape, with names. */
public final class ShapeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String operation;
    private final String need;
    private final transient List<Shape> got;

    /**
     * {@code matmul needs … ; got 3×4 and 5×1}.
     *
     * @param operation who refuses, in the words of the caller: {@code matmul}
     * @param need      what it needs, as a continuation of "matmul needs"
     * @param got       the shapes it was given
     */
    public ShapeException(String operation, String need, Shape... got) {
        this(operation, need, List.of(got), List.of());
    }

    private ShapeException(String operation, String need, List<Shape> got, List<String> names) {
        super(operation + " needs " + need + "; got " + describe(got, names));
        this.operation = operation;
        this.need = need;
        this.got = got;
    }

    /** The same fault, with the names of the values: {@code got W 3×4 and x 5×1}. */
    public ShapeException named(List<String> names) {
        return new ShapeException(operation, need, got, names);
    }

    private static String describe(List<Shape> shapes, List<String> names) {
        List<String> parts = IntStream.range(0, shapes.size())
                .mapToObj(i -> (i < names.size() && !names.get(i).isEmpty() ? names.get(i) + " " : "") + shapes.get(i))
                .toList();
        int last = parts.size() - 1;
        return last <= 0
                ? String.join("", parts)
                : parts.subList(0, last).stream().collect(Collectors.joining(", ")) + " and " + parts.get(last);
    }
}
