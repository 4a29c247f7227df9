/** Dense in-place routines over EJML matrices: products, reductions, elementary functions, random numbers. */
@NullMarked
package chainrule.linalg;

import org.jspecify.annotations.NullMarked;
