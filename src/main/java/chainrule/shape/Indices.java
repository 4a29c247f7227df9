package chainrule.shape;

import java.util.Arrays;

/** Numbers of rows or columns, from 0, in any order and as often as wanted. It never changes; equal numbers are equal. */
public final class Indices {

    /** More are not written out. */
    private static final int MOST_SHOWN = 8;

    private final int[] indices;

    private Indices(int[] indices) {
        this.indices = indices;
    }

    /**
     * These numbers; they are copied.
     *
     * @param who who needs them, for the message: {@code gatherRows}
     * @throws IllegalArgumentException if one is negative
     */
    public static Indices of(String who, int... indices) {
        Given.require(who, "indices", indices);
        for (int k = 0; k < indices.length; k++) {
            if (indices[k] < 0) {
                throw new IllegalArgumentException(
                        who + " needs indices of zero or more; got " + indices[k] + " at position " + k);
            }
        }
        return new Indices(indices.clone());
    }

    /** The number at a position, from 0. */
    public int get(int position) {
        return indices[position];
    }

    /** How many there are. */
    public int size() {
        return indices.length;
    }

    /** How many rows or columns there must be: one more than the largest, 0 for none. */
    public int bound() {
        return Arrays.stream(indices).max().orElse(-1) + 1;
    }

    /**
     * Refuses numbers for which there is no row or column.
     *
     * @param who   who needs them, for the message: {@code scatterRows}
     * @param count how many rows or columns there are
     * @throws IllegalArgumentException if one is too large
     */
    public void requireBelow(String who, int count) {
        if (bound() > count) {
            throw new IllegalArgumentException(who + " needs indices below " + count + "; got " + (bound() - 1));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Indices that && Arrays.equals(indices, that.indices);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(indices);
    }

    /** {@code [0, 2, 0]}; a long list is cut. */
    @Override
    public String toString() {
        if (indices.length <= MOST_SHOWN) {
            return Arrays.toString(indices);
        }
        String first = Arrays.toString(Arrays.copyOf(indices, MOST_SHOWN));
        return first.substring(0, first.length() - 1) + ", … " + indices.length + "]";
    }
}
