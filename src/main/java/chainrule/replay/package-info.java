/**
 * Recorded calls as programs: {@link chainrule.replay.Program} knows everything that will be computed before it
 * computes, so it drops what nobody asked for, computes nothing twice, and reuses memory. It runs the same routines in
 * the same order of summation as the tape, and gives the same bits.
 */
@NullMarked
package chainrule.replay;

import org.jspecify.annotations.NullMarked;
