/**
 * How fast the library is, beside others that do the same work: a {@code Workload} says what is done, a
 * {@code Contender} does it its own way, the {@link chainrule.bench.Worker} times them and prints JSON. To add a
 * workload, write one file in {@code workload} and name it where names are read; to add a contender, write one file in
 * {@code contender} and name it for the service loader.
 */
@NullMarked
package chainrule.bench;

import org.jspecify.annotations.NullMarked;
