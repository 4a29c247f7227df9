package chainrule.explain;

import chainrule.explain.JacobianChain.Order;
import java.util.List;

/** The best order to multiply a chain of matrices, by dynamic programming over all of its parts. */
final class MultiplicationOrder {

    /** A longer product is not written out. */
    private static final int MOST_WRITTEN = 8;

    private final double[][] fewest;
    private final int[][] cuts;

    /** @param sizes matrix {@code i} is {@code sizes[i] × sizes[i − 1]}, from 1 on */
    MultiplicationOrder(List<Integer> sizes) {
        int length = sizes.size() - 1;
        fewest = new double[length + 1][length + 1];
        cuts = new int[length + 1][length + 1];
        for (int span = 1; span < length; span++) {
            for (int low = 1; low + span <= length; low++) {
                search(sizes, low, low + span);
            }
        }
    }

    /** From {@code low} to {@code high}; of equal orders the one nearest to the result's own. */
    private void search(List<Integer> sizes, int low, int high) {
        fewest[low][high] = Double.POSITIVE_INFINITY;
        for (int cut = low; cut < high; cut++) {
            double last = (double) sizes.get(high) * sizes.get(cut) * sizes.get(low - 1);
            double all = fewest[low][cut] + fewest[cut + 1][high] + last;
            if (all < fewest[low][high]) {
                fewest[low][high] = all;
                cuts[low][high] = cut;
            }
        }
    }

    Order best() {
        int length = fewest.length - 1;
        return new Order(fewest[1][length], length > MOST_WRITTEN ? "an order of its own" : text(1, length));
    }

    private String text(int low, int high) {
        if (low == high) {
            return jacobian(low);
        }
        int cut = cuts[low][high];
        return bracketed(text(cut + 1, high), cut + 1 < high) + " " + bracketed(text(low, cut), low < cut);
    }

    private static String bracketed(String text, boolean product) {
        return product ? "(" + text + ")" : text;
    }

    static String fromResult(int length) {
        if (length > MOST_WRITTEN) {
            return "((" + jacobian(length) + " " + jacobian(length - 1) + ") ⋯) " + jacobian(1);
        }
        String text = jacobian(length);
        for (int i = length - 1; i >= 1; i--) {
            text = bracketed(text, i < length - 1) + " " + jacobian(i);
        }
        return text;
    }

    static String fromInput(int length) {
        if (length > MOST_WRITTEN) {
            return jacobian(length) + " (⋯ (" + jacobian(2) + " " + jacobian(1) + "))";
        }
        String text = jacobian(1);
        for (int i = 2; i <= length; i++) {
            text = jacobian(i) + " " + bracketed(text, i > 2);
        }
        return text;
    }

    /** {@code J₁₂}. */
    private static String jacobian(int number) {
        StringBuilder text = new StringBuilder("J");
        Integer.toString(number).chars().forEach(digit -> text.appendCodePoint('₀' + digit - '0'));
        return text.toString();
    }
}
