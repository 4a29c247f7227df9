package chainrule.linalg;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A routine in its two forms: portable Java, and {@code jdk.incubator.vector} where this JVM has it. Both give the same
 * bits, so which one runs is a matter of time alone: the portable one at first, because vector code is a hundred times
 * slower until the JIT has compiled it, and the vector one as soon as it has shown itself the faster of the two, on
 * data of its own, in the background.
 *
 * <p>To give a routine two forms: an interface, {@code PortableX} and {@code VectorX} that implement it (only a class
 * whose name begins with {@code Vector} is compiled with the module, and only this class loads one), and a rehearsal
 * that takes every branch of theirs once.
 *
 * @param <R> what both forms implement
 */
final class TwoForms<R> {

    /** Multiply-adds that take the portable form about as long as a rehearsal takes: who does less pays nothing. */
    private static final long WORTHWHILE = 1_000_000_000;

    private final R portable;
    private final Class<R> type;
    private final String family;
    private final Consumer<R> rehearsal;
    private final AtomicBoolean rehearsed = new AtomicBoolean();
    private volatile R current;
    private long work; // a race loses a count, nothing else

    private TwoForms(Class<R> type, String family, R portable, Consumer<R> rehearsal) {
        this.type = type;
        this.family = family;
        this.portable = portable;
        this.rehearsal = rehearsal;
        this.current = Routines.WANTED == Routines.Wanted.VECTOR ? vector() : portable;
    }

    /**
     * The two forms of a family.
     *
     * @param family the interface {@code X}; its vector form is the class {@code VectorX} beside it
     * @param portable its portable form
     * @param rehearsal calls a form as its users will, every branch of it, for about a tenth of a millisecond
     */
    static <R> TwoForms<R> of(Class<R> family, R portable, Consumer<R> rehearsal) {
        return of(family, family.getSimpleName(), portable, rehearsal);
    }

    /**
     * The two forms of one of several families that implement the same.
     *
     * @param family {@code X}, if the vector form is the class {@code VectorX}
     */
    static <R> TwoForms<R> of(Class<R> type, String family, R portable, Consumer<R> rehearsal) {
        return new TwoForms<>(type, family, portable, rehearsal);
    }

    /** The form to use now, for a call that costs that many multiply-adds. */
    R worth(long cost) {
        if (work < WORTHWHILE) {
            work += cost;
            if (work >= WORTHWHILE && Routines.MAY_CHANGE && rehearsed.compareAndSet(false, true)) {
                Rehearsal.later(this::rehearse);
            }
        }
        return current;
    }

    private void rehearse() {
        R vector = vector();
        if (Rehearsal.becomesFaster(vector, portable, rehearsal, Rehearsal.LONG_ENOUGH)) {
            current = vector;
        }
    }

    /** The vector form, or the portable one if this JVM has no vectors. */
    R vector() {
        return Routines.HAVE_VECTORS ? type.cast(load(type.getPackageName() + ".Vector" + family)) : portable;
    }

    private static Object load(String name) {
        try {
            return Class.forName(name).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the library is not whole: " + name + " is missing", e);
        }
    }
}
