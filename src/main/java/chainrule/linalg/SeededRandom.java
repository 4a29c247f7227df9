package chainrule.linalg;

/**
 * Random numbers that are the same everywhere and for ever: SplitMix64 (Steele, Lea and Flood, 2014), with normal
 * deviates by Marsaglia's polar method. The JDK's generators do not promise their algorithm.
 */
public final class SeededRandom {

    private long state;

    /** @param seed the same seed gives the same numbers */
    public SeededRandom(long seed) {
        state = seed;
    }

    /** What brings it back to where it is now, to give the same numbers again. */
    public Runnable bookmark() {
        long now = state;
        return () -> state = now;
    }

    /** 64 random bits. */
    public long nextLong() {
        state += 0x9E3779B97F4A7C15L;
        long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Uniform in {@code [0, 1)}. */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    /** Uniform in {@code [low, high)}. */
    public double nextDouble(double low, double high) {
        return Math.fma(high - low, nextDouble(), low);
    }

    /** Uniform in {@code 0 … bound − 1}. */
    public int nextInt(int bound) {
        return (int) Math.multiplyHigh(nextLong() >>> 1, (long) bound << 1);
    }

    /** Standard normal. */
    public double nextGaussian() {
        while (true) {
            double u = nextDouble(-1, 1);
            double v = nextDouble(-1, 1);
            double s = u * u + v * v;
            if (s > 0 && s < 1) {
                return u * Math.sqrt(-2 * StrictMath.log(s) / s);
            }
        }
    }

    /** The numbers {@code 0 … n − 1} in random order (Fisher and Yates). */
    public int[] permutation(int n) {
        int[] p = new int[n];
        for (int i = 0; i < n; i++) {
            int j = nextInt(i + 1);
            p[i] = p[j];
            p[j] = i;
        }
        return p;
    }
}
