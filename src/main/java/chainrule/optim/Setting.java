package chainrule.optim;

/** Settings out of range are refused where they are made, with the value. */
final class Setting {

    private Setting() {}

    static double notNegative(String name, double x) {
        if (!(x >= 0 && x < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " is a finite number, zero or greater; got " + x);
        }
        return x;
    }

    static double positive(String name, double x) {
        if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " is a finite number greater than zero; got " + x);
        }
        return x;
    }

    /** At least 0 and less than 1: what remains of something when it is repeated for ever is nothing. */
    static double fading(String name, double x) {
        if (!(x >= 0 && x < 1)) {
            throw new IllegalArgumentException(name + " is at least 0 and less than 1; got " + x);
        }
        return x;
    }

    static double share(String name, double x) {
        if (!(x >= 0 && x <= 1)) {
            throw new IllegalArgumentException(name + " is between 0 and 1; got " + x);
        }
        return x;
    }

    static long count(String name, long n) {
        if (n < 1) {
            throw new IllegalArgumentException(name + " is a count of at least 1; got " + n);
        }
        return n;
    }
}
