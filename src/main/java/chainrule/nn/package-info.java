/**
 * Layers and their parameters. A layer is fields, a constructor and {@link chainrule.nn.Layer#apply}; any operation of
 * one argument is a layer as it is: {@code Relu::relu}. {@link chainrule.nn.ModelFile} keeps what a model has learned.
 */
@NullMarked
package chainrule.nn;

import org.jspecify.annotations.NullMarked;
