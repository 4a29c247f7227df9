/**
 * Layers and their parameters. A layer is fields, a constructor and {@link chainrule.nn.Layer#apply}; any operation of
 * one argument is a layer as it is: {@code Relu::relu}.
 */
@NullMarked
package chainrule.nn;

import org.jspecify.annotations.NullMarked;
