/** From files and tables, a sample a row, to the datasets that models learn from, a sample a column. */
@NullMarked
package chainrule.notebook.data;

import org.jspecify.annotations.NullMarked;
