package chainrule.bench.workload;

/** A network in training, on one batch that stays the same. */
public interface Network {

    /** The loss of the batch, without gradients. */
    double loss();

    /** Loss and gradients. */
    Object gradient();

    /** Loss, gradients, and a step of gradient descent: the parameters move. */
    Object step();
}
