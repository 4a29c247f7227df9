/**
 * What a user can ask to see: each magic, {@code %tape c} in a notebook and {@code showTape(c)} in Java, is one class
 * here. To add one, copy {@link chainrule.notebook.magic.LossMagic}: a public class with a public constructor without
 * arguments, and beside it a public static method {@code show…} for each type it takes. It is found by scanning this
 * package; the notebook then knows the magic, imports the static call, and {@code %chainrule} lists it. What a cell's
 * last value is shown by without a magic is one class here too, for example {@link chainrule.notebook.magic.DataViews}.
 */
@NullMarked
package chainrule.notebook.magic;

import org.jspecify.annotations.NullMarked;
