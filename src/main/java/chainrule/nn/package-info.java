/**
 * Layers and their parameters. A layer is fields, a constructor and {@link chainrule.nn.Layer#apply}; any operation of
 * one argument is a layer as it is: {@code Relu::relu}. A layer that learns otherwise than it predicts has a
 * {@link chainrule.nn.Layer#applyTraining} beside it. {@link chainrule.nn.ModelFile} keeps what a
 * model has learned.
 */
@NullMarked
package chainrule.nn;

import org.jspecify.annotations.NullMarked;
