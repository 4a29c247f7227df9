/** The training loop: data in batches, steps, history, progress. */
@NullMarked
package chainrule.train;

import org.jspecify.annotations.NullMarked;
