/**
 * Views of a tape, its gradients and their health as plain data, for whoever shows them: a notebook, a terminal, a
 * test. Nothing here knows a front end. What values are called is decided in one place, {@code TapeNames}: two views of
 * one value agree on its name, and what a view says to be equal has one shape. A new view is one record with an
 * {@code of(…)} that computes it.
 */
@NullMarked
package chainrule.explain;

import org.jspecify.annotations.NullMarked;
