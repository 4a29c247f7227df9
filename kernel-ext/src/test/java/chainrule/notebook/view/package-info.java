/** What the views promise, proved on graphs, tables and histories made by hand. */
@NullMarked
package chainrule.notebook.view;

import org.jspecify.annotations.NullMarked;
