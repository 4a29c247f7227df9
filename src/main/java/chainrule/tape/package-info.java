/**
 * Values, the operations that made them, and the sweeps forth and back over them. There is no tape object to open or
 * close: a {@link chainrule.tape.Value} holds its inputs, and what a result can reach, in the order of creation, is its
 * {@link chainrule.tape.Tape}. The ops themselves live in {@code chainrule.op}, one file each.
 *
 * <p>Threads: nothing about a value ever changes, so threads may share values and tapes. Each may compute with them and
 * sweep over them at any time, and gets the bits that one thread alone gets. There is no thread that a tape belongs to,
 * and so no wrong one. What changes is not a value and belongs to one thread at a time: parameters, optimisers, layers
 * while they train.
 *
 * <p>{@link chainrule.tape.Watch} looks on when a number stops being finite; {@link chainrule.tape.Attempt} takes back
 * what was changed on the way.
 */
@NullMarked
package chainrule.tape;

import org.jspecify.annotations.NullMarked;
