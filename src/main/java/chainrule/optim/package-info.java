/** Optimisers: they take gradients and put new matrices into parameters. One file each. */
@NullMarked
package chainrule.optim;

import org.jspecify.annotations.NullMarked;
