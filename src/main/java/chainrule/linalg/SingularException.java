package chainrule.linalg;

/** A matrix that has no inverse, to the accuracy of a double. The message names the operation and the column. */
public final class SingularException extends ArithmeticException {

    private static final long serialVersionUID = 1L;

    /**
     * {@code inverse needs a matrix that can be inverted; this 2×2 matrix is singular: …}.
     *
     * @param operation who refuses, in the words of the caller
     * @param n         rows and columns of the matrix
     * @param column    the first column that depends on those before it, from zero
     */
    public SingularException(String operation, int n, int column) {
        super(operation + " needs a matrix that can be inverted; this " + n + "×" + n + " matrix is singular: column " + column
                + (column == 0 ? " is zero" : " is a combination of those before it")
                + ", to the accuracy of a double");
    }
}
