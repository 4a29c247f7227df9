/**
 * Proves a gradient with numbers, and says what is wrong with it: {@link chainrule.check.GradientCheck}; the rule of one
 * operation alone: {@link chainrule.check.PullbackCheck}. Tells how a number that is not finite came about and where it
 * went: {@link chainrule.check.AnomalyReport}, with the lines of the program, or by {@link chainrule.check.SourceLines}
 * of a notebook's cells. To add a hint, add a constant to {@link chainrule.check.Hint}, the test for it to the
 * diagnosis, and a planted fault to its test.
 */
@NullMarked
package chainrule.check;

import org.jspecify.annotations.NullMarked;
