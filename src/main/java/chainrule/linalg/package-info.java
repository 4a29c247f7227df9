/**
 * Dense in-place routines over EJML matrices: products, reductions, elementary functions, random numbers.
 *
 * <p>A routine that is worth it has two forms with the same bits, portable Java and {@code jdk.incubator.vector}; {@code
 * TwoForms} says how to add one, {@link chainrule.linalg.Routines} which one runs. A sum is always taken in one order;
 * vectors and threads divide the results, never a sum.
 */
@NullMarked
package chainrule.linalg;

import org.jspecify.annotations.NullMarked;
