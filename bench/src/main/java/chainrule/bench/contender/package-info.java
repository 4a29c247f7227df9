/** Who does the work: Chainrule as its users write it, EJML by hand, and PyTorch through DJL. */
@NullMarked
package chainrule.bench.contender;

import org.jspecify.annotations.NullMarked;
