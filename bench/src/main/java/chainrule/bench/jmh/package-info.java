/**
 * The same work under the Java Microbenchmark Harness, which forks, warms up, and has profilers:
 * {@code ./chainrule bench --jmh Products -prof gc}. To add one, write a class with a {@code @Benchmark} method that
 * extends {@link chainrule.bench.jmh.Timed}.
 */
@NullMarked
package chainrule.bench.jmh;

import org.jspecify.annotations.NullMarked;
