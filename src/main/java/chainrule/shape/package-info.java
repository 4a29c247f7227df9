/** Sizes of matrices, and the errors for arguments that do not fit or are not there. */
@NullMarked
package chainrule.shape;

import org.jspecify.annotations.NullMarked;
