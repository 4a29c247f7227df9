package chainrule.loss;

import chainrule.shape.Given;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;

/** Class labels as columns with a single one. */
public final class OneHot {

    private OneHot() {}

    /**
     * One column per label: 1 in its row, else 0.
     *
     * @param classes how many classes there are
     * @param labels  each {@code 0 … classes − 1}
     * @return {@code classes×B}
     * @throws IllegalArgumentException if a label is out of range
     */
    public static Value oneHot(int classes, int... labels) {
        Given.require("oneHot", "labels", labels);
        if (classes < 1) {
            throw new IllegalArgumentException("labels need at least one class; got " + classes + " classes");
        }
        DMatrixRMaj targets = new DMatrixRMaj(classes, labels.length);
        for (int j = 0; j < labels.length; j++) {
            if (labels[j] < 0 || labels[j] >= classes) {
                throw new IllegalArgumentException("labels are 0 … " + (classes - 1) + " for " + classes
                        + " classes; got " + labels[j] + " for sample " + j);
            }
            targets.set(labels[j], j, 1);
        }
        return Value.matrix("labels", targets);
    }

    /**
     * A single row would be the only class: what tells the others apart would not count, and nothing would be refused.
     *
     * @param noun   what there is of each class
     * @param binary which loss takes a single row
     * @throws ShapeException if there are not at least two classes
     */
    static void requireClasses(String loss, String noun, String binary, Shape... x) {
        if (x[0].rows() < 2) {
            throw new ShapeException(loss, noun + " for each of at least two classes, a row each (" + binary + ")", x);
        }
    }

    /**
     * The labels of a batch in the shape of its prediction.
     *
     * @param prediction {@code C×B}
     * @param labels     each {@code 0 … C − 1}, one per sample
     * @throws IllegalArgumentException if a label is out of range, or there are not as many as samples
     */
    static Value like(String loss, Value prediction, int... labels) {
        Given.require(loss, "a prediction", prediction);
        Given.require(loss, "labels", labels);
        if (labels.length != prediction.shape().columns()) {
            throw new IllegalArgumentException("one label per sample, and a sample is a column: "
                    + (prediction.name().isEmpty() ? "the prediction" : prediction.name()) + " is " + prediction.shape()
                    + "; got " + labels.length + " labels");
        }
        return oneHot(prediction.shape().rows(), labels);
    }
}
