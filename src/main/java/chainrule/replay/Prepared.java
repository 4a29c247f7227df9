package chainrule.replay;

import chainrule.tape.DomainException;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Recording;
import chainrule.tape.Value;
import chainrule.tape.Watch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was prepared for the recorded calls of a function: once for each call that does something else. Where nothing can
 * be prepared because numbers decide, and where somebody watches, the work is done one operation after the other.
 *
 * @param <P> what is prepared, such as a {@link Program}
 */
public final class Prepared<P> {

    /** For a function that does something else in nearly every call it does not pay to prepare. */
    private static final int MOST = 8;

    private final Recording recording;
    private final Map<List<Value>, P> known = new HashMap<>();
    private boolean replayable = true;

    /** @param recording of the calls, each of which is under way when something is computed for it */
    public Prepared(Recording recording) {
        this.recording = recording;
    }

    /**
     * Computes with what was prepared, if it was or it can be.
     *
     * @param recorded    what the call made, which tells it from another
     * @param preparation makes ready, without a look at numbers
     * @param run         computes with what was made ready
     * @param oneByOne    computes without, to the same bits; asked in place of {@code run} or, where that meets numbers
     *                    that it cannot work with, after it: operations on their own can tell more
     * @throws NonFiniteException if a result is NaN or infinite
     * @throws DomainException    if an operation is given numbers that make no sense to it
     */
    public <T> T compute(List<Value> recorded, Supplier<P> preparation, Function<P, T> run, Supplier<T> oneByOne) {
        P prepared = known.get(recorded);
        if (prepared == null && replayable && known.size() < MOST) {
            prepared = prepare(recorded, preparation);
        }
        if (prepared == null || Watch.isUnderWay()) {
            return oneByOne.get();
        }
        try {
            return run.apply(prepared);
        } catch (NonFiniteException | DomainException refusal) {
            oneByOne.get();
            throw refusal;
        }
    }

    private @Nullable P prepare(List<Value> recorded, Supplier<P> preparation) {
        try {
            P prepared = recording.withoutNumbers(preparation);
            known.put(List.copyOf(recorded), prepared);
            return prepared;
        } catch (Recording.DependsOnNumbersException e) {
            replayable = false;
            return null;
        }
    }
}
