/**
 * Derivatives as functions of functions: gradients, products with the Jacobian from either side, Jacobians, products
 * with the Hessian. All of them are sweeps over a tape. What {@link chainrule.diff.Diff} and
 * {@link chainrule.diff.Gradients} return are values on a tape again, but for Jacobians and Hessians, which are numbers;
 * {@link chainrule.diff.RecordedFunction} and {@link chainrule.diff.RecordedLoss} replay a recorded tape, and return
 * numbers.
 */
@NullMarked
package chainrule.diff;

import org.jspecify.annotations.NullMarked;
