package chainrule.check;

import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Which entries of an input are compared: all of them while they are few, else some, drawn without favour.
 *
 * @param most how many of one input
 * @param seed of the draw; the same seed draws the same entries
 */
public record Sample(int most, long seed) {

    /** @throws IllegalArgumentException if nothing would be compared */
    public Sample {
        if (most < 1) {
            throw new IllegalArgumentException("entries takes how many entries of each leaf to compare, 1 or more; got " + most);
        }
    }

    /** As many as a check compares if nobody says. */
    public Sample() {
        this(GradientCheck.MOST_ENTRIES, 1);
    }

    /** The same with more or fewer entries. */
    public Sample entries(int count) {
        return new Sample(count, seed);
    }

    /** The same, drawn otherwise. */
    public Sample seed(long newSeed) {
        return new Sample(most, newSeed);
    }

    /** Indices below {@code size}, in order (Floyd's draw; {@link Random} promises its algorithm). */
    int[] of(int size) {
        if (size <= most) {
            return IntStream.range(0, size).toArray();
        }
        Random random = new Random(seed);
        TreeSet<Integer> chosen = new TreeSet<>();
        for (int next = size - most; next < size; next++) {
            int drawn = random.nextInt(next + 1);
            chosen.add(chosen.contains(drawn) ? next : drawn);
        }
        return chosen.stream().mapToInt(Integer::intValue).toArray();
    }
}
