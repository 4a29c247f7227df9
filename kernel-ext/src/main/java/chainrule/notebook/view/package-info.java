/**
 * Data to display: what {@code chainrule.explain} and {@code chainrule.train} state as records becomes a picture or a
 * table that survives in a saved notebook, and a text that stands alone.
 *
 * <p>To add a view, write one class {@code XyView} with a static {@code of(Xy)} that returns a
 * {@link chainrule.notebook.Display}. Draw with {@link chainrule.notebook.view.Svg}, colour with
 * {@link chainrule.notebook.view.Palette}, write numbers with {@link chainrule.tape.Numbers}, put what a user
 * named through {@link chainrule.notebook.view.Label}, and frame the result with
 * {@link chainrule.notebook.view.Card}. Nothing here reads a clock, a locale, the machine's fonts or a hash order, so
 * the same data gives the same bytes on every machine.
 */
@NullMarked
package chainrule.notebook.view;

import org.jspecify.annotations.NullMarked;
