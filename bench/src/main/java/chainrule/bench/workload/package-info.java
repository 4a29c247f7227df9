/** What is timed: the work by name and size, the numbers it begins with, and the calls it is made of. */
@NullMarked
package chainrule.bench.workload;

import org.jspecify.annotations.NullMarked;
