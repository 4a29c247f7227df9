/**
 * Losses, one file each: a loss is an operation of prediction and target that gives one number per sample, with its
 * closed-form gradient, and a {@link chainrule.loss.Reduction} over the samples, which may have weights. Each class says
 * whether a sample's outputs are averaged (as in the mean squared error) or added (as in the cross-entropy, where they
 * belong together). A test holds each closed form to the recipe it stands for. To add one, copy the file of a relative:
 * a {@link chainrule.loss.SeparableLoss} states one term and its slope, any other {@link chainrule.loss.Loss} is plainly
 * an operation; add its recipe to the test, which asks for it. A {@link chainrule.loss.Penalty} on weights, to be added
 * to a loss, states one term and its slope too.
 */
@NullMarked
package chainrule.loss;

import org.jspecify.annotations.NullMarked;
