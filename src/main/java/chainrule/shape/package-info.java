/** Sizes of matrices, and the error when they do not fit. */
@NullMarked
package chainrule.shape;

import org.jspecify.annotations.NullMarked;
