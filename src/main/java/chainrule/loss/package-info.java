/**
 * Losses, one file each: a loss is an operation of prediction and target that gives one number per sample, with its
 * closed-form gradient, and a {@link chainrule.loss.Reduction} over the samples. A test holds each closed form to the
 * recipe it stands for. To add one, copy a file.
 */
@NullMarked
package chainrule.loss;

import org.jspecify.annotations.NullMarked;
