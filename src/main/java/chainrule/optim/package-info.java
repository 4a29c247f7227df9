/**
 * Optimisers, one file each: they take gradients and put new matrices into parameters. A rule says how one parameter
 * moves, {@link chainrule.optim.UpdateRule} does what all rules share; to add one, copy a file. Any optimiser can be
 * given a {@link chainrule.optim.Schedule} for its rate and a {@link chainrule.optim.GradientClipping} for what it gets.
 *
 * <pre>{@code
 * Optimizer adam = new Adam(0.001).betas(0.9, 0.99).clipped(new ClipByNorm(1)).scheduled(new WarmUp(100, new CosineDecay(900)));
 * }</pre>
 */
@NullMarked
package chainrule.optim;

import org.jspecify.annotations.NullMarked;
