package chainrule.train;

/**
 * Hears of every step of a training run. Pass one to the trainer; or name a public class with a public constructor
 * without arguments in {@code META-INF/services/chainrule.train.ProgressListener}, and every run in that JVM tells it,
 * one new instance per run.
 */
@FunctionalInterface
public interface ProgressListener {

    /** Called on the training thread after each step, and once more at the end; what it throws is ignored. */
    void on(Progress progress);
}
