package chainrule.linalg;

/** A function of two numbers, for every pair of entries of two matrices, or the step of a sum. */
@FunctionalInterface
public interface PairFunction {

    /** {@code f(a, b)}. */
    double apply(double a, double b);
}
