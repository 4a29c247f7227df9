/**
 * Views of a tape, its gradients and their health as plain data, for whoever shows them: a notebook, a terminal, a
 * test. Nothing here knows a front end. A new view is one record with an {@code of(…)} that computes it.
 */
@NullMarked
package chainrule.explain;

import org.jspecify.annotations.NullMarked;
