/**
 * Derivatives as functions of functions: gradients, products with the Jacobian from either side, Jacobians, products
 * with the Hessian. All of them are sweeps over a tape, and all they return are values on a tape again.
 */
@NullMarked
package chainrule.diff;

import org.jspecify.annotations.NullMarked;
