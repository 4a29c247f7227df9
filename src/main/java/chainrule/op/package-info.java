/**
 * The operations, one file each. To add one, copy the file of a relative: a record that is
 * {@link chainrule.op.Elementwise} (state the function and its derivative; if that is zero, {@link chainrule.op.Flat}),
 * {@link chainrule.op.Linear} (state the adjoint; if it has indices, {@link chainrule.op.Indexed}; if each entry stays
 * where it is, an {@link chainrule.op.EntryMap} as well), {@link chainrule.op.Bilinear},
 * {@link chainrule.op.Reducing} (state the slope), or plainly {@link chainrule.op.Unary} or an
 * {@link chainrule.tape.Op}; and a static method of the same name that applies it, whose parameters are called like the
 * constants. Nothing else is edited: the contract test finds it and holds it to the laws, notebooks import it, and
 * forward mode, higher orders and formulas follow.
 */
@NullMarked
package chainrule.op;

import org.jspecify.annotations.NullMarked;
