package chainrule.linalg;

/** A function of one number, for every entry of a matrix: see {@link Functions#map(EntryFunction, org.ejml.data.DMatrixRMaj, org.ejml.data.DMatrixRMaj)}. */
@FunctionalInterface
public interface EntryFunction {

    /** {@code f(x)}. */
    double apply(double x);
}
