package chainrule.explain;

import chainrule.shape.Shape;
import chainrule.tape.Value;
import java.util.List;
import java.util.Random;

/**
 * Random directions in which every filter is as long as the parameters' own: a layer that is scaled up and the next
 * scaled down look the same (Li, Xu, Taylor, Studer and Goldstein: Visualizing the loss landscape of neural nets, 2018).
 * A filter is what makes one output: a row of a matrix, all of a column.
 */
final class FilterNormalized {

    private FilterNormalized() {}

    /** A direction for these values; of unit length where all of them are zero. */
    static double[] direction(List<Value> values, Random random) {
        double[] at = FlatValues.numbers(values);
        double[] direction = new double[at.length];
        for (int k = 0; k < direction.length; k++) {
            direction[k] = random.nextGaussian(); // its algorithm is promised, with StrictMath
        }
        double[] plain = direction.clone();
        int first = 0;
        for (Value value : values) {
            Shape shape = value.shape();
            int length = shape.columns() == 1 ? shape.rows() : shape.columns();
            for (int filter = first; filter < first + shape.size(); filter += length) {
                normalize(direction, at, filter, length);
            }
            first += shape.size();
        }
        double size = FlatValues.dot(direction, direction);
        return size > 0 ? direction : FlatValues.times(1 / Math.sqrt(Math.max(Double.MIN_NORMAL, FlatValues.dot(plain, plain))), plain);
    }

    private static void normalize(double[] direction, double[] like, int from, int length) {
        double wanted = 0;
        double given = 0;
        for (int k = from; k < from + length; k++) {
            wanted = Math.fma(like[k], like[k], wanted);
            given = Math.fma(direction[k], direction[k], given);
        }
        double factor = given == 0 ? 0 : Math.sqrt(wanted) / Math.sqrt(given);
        for (int k = from; k < from + length; k++) {
            direction[k] *= factor;
        }
    }
}
