/**
 * The seam between Chainrule and a Jupyter kernel: what we ask of a kernel, and nothing of any one of them. A new
 * kernel is one package beside this one that implements {@link chainrule.notebook.NotebookHost} and hands it to
 * {@link chainrule.notebook.Notebook#attach}.
 */
@NullMarked
package chainrule.notebook;

import org.jspecify.annotations.NullMarked;
