package chainrule.linalg;

/** A function of one number, for every entry of a matrix. */
@FunctionalInterface
public interface EntryFunction {

    /** {@code f(x)}. */
    double apply(double x);
}
