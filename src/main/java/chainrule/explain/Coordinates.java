package chainrule.explain;

import chainrule.shape.Shape;
import chainrule.tape.Value;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The entries of one or more values in a row, each with a name: {@code x[2]} of a vector, {@code W[0,1]} of a matrix, row
 * by row from 0, and the plain name of a number.
 *
 * @param parts the values, one after the other
 */
public record Coordinates(List<Part> parts) {

    /**
     * One value.
     *
     * @param name  what it is called
     * @param shape rows and columns
     */
    public record Part(String name, Shape shape) {

        private String entry(int k) {
            if (shape.isScalar()) {
                return name;
            }
            String place = shape.columns() == 1 || shape.rows() == 1 ? "" + k : k / shape.columns() + "," + k % shape.columns();
            return name + "[" + place + "]";
        }

        @Override
        public String toString() {
            return shape.isScalar() ? name : name + " " + shape;
        }
    }

    /** An immutable copy. */
    public Coordinates {
        parts = List.copyOf(parts);
    }

    static Coordinates of(List<Value> values, TapeNames names) {
        return new Coordinates(values.stream().map(value -> new Part(names.of(value), value.shape())).toList());
    }

    /** How many there are. */
    public int size() {
        return parts.stream().mapToInt(part -> part.shape.size()).sum();
    }

    /** What one of them is called, from 0. */
    public String label(int at) {
        int k = at;
        for (Part part : parts) {
            if (k < part.shape.size()) {
                return part.entry(k);
            }
            k -= part.shape.size();
        }
        throw new IndexOutOfBoundsException(at);
    }

    /** {@code W 2×3, b 2×1}; of many parts the first few. */
    @Override
    public String toString() {
        String first = parts.stream().limit(6).map(Part::toString).collect(Collectors.joining(", "));
        return parts.size() <= 6 ? first : first + " and " + (parts.size() - 6) + " more";
    }
}
