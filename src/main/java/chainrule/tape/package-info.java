/**
 * Values, the operations that made them, and the sweeps forth and back over them. There is no tape object to open or
 * close: a {@link chainrule.tape.Value} holds its inputs, and what a result can reach, in the order of creation, is its
 * {@link chainrule.tape.Tape}. The ops themselves live in {@code chainrule.op}, one file each.
 */
@NullMarked
package chainrule.tape;

import org.jspecify.annotations.NullMarked;
