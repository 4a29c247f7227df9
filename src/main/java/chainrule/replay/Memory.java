package chainrule.replay;

import chainrule.shape.Shape;
import chainrule.tape.Op;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;

/**
 * Which memory a program's results have: used again after the last reader, by that reader itself where it works entry by
 * entry. A result that is computed in bands has a matrix for each, of memory that only its thread uses, and one for
 * the whole if somebody reads that, which lies transposed where that is how it is read.
 */
final class Memory {

    /** When the memory of what has been read for the last time may be written to. */
    enum Reuse {
        /** At once: what follows waits for the reader. */
        NOW,
        /** After the next {@link #meet}. */
        LATER
    }

    private final Function<Value, List<Value>> arguments;
    private final Bands bands;
    private final Pool whole = new Pool();
    private final List<Pool> ofBand = new ArrayList<>();
    private final List<Value> dead = new ArrayList<>();
    private final Set<Value> transposed;

    /** The matrices of one kind, how many readers each still has, and memory that is free. */
    private static final class Pool {

        final Buffers buffers = new Buffers();
        final Map<Value, DMatrixRMaj> matrices = new HashMap<>();
        final Map<Value, Integer> readers = new HashMap<>();

        void expect(Value value) {
            readers.merge(value, 1, Integer::sum);
        }

        /** Whether that was the last. */
        boolean wasRead(Value value) {
            return readers.merge(value, -1, Integer::sum) == 0;
        }

        void free(Value value) {
            buffers.give(matrices.remove(value));
        }
    }

    /** @param wanted is kept */
    Memory(List<Value> order, Function<Value, List<Value>> arguments, Bands bands, List<Value> wanted) {
        this.arguments = arguments;
        this.bands = bands;
        for (int band = 0; band < bands.count(); band++) {
            ofBand.add(new Pool());
        }
        wanted.forEach(whole::expect);
        for (Value value : order) {
            readBy(value, false).forEach(whole::expect);
            for (Value argument : readBy(value, true)) {
                if (!bands.contains(argument) && !ofBand.get(0).readers.containsKey(argument)) {
                    whole.expect(argument); // by the copy
                }
                ofBand.forEach(pool -> pool.expect(argument));
            }
        }
        transposed = new HashSet<>();
        for (Value value : order) {
            if (bands.contains(value) && isReadWhole(value)) {
                ofBand.forEach(pool -> pool.expect(value));
                transposed.add(value);
            }
        }
        wanted.forEach(transposed::remove);
        order.forEach(this::keepUpright);
    }

    /** Keeps those arguments as they are of which a reader has no use for the transpose. */
    private void keepUpright(Value reader) {
        List<Value> x = arguments.apply(reader);
        for (int i = 0; i < x.size(); i++) {
            if (!bands.byBand(reader, i) && (bands.contains(reader) || reader.op().onTransposed(i) == null)) {
                transposed.remove(x.get(i));
            }
        }
    }

    /** Whether the whole of a value lies transposed: its readers want it so. */
    boolean isTransposed(Value value) {
        return transposed.contains(value);
    }

    /** The results among the arguments that a value reads in one of the two ways, each once; leaves have memory of their own. */
    private Set<Value> readBy(Value value, boolean inBands) {
        Set<Value> read = new HashSet<>();
        List<Value> x = arguments.apply(value);
        for (int i = 0; i < x.size(); i++) {
            if (bands.byBand(value, i) == inBands && (inBands || x.get(i).op() != null)) {
                read.add(x.get(i));
            }
        }
        return read;
    }

    boolean isReadWhole(Value value) {
        return whole.readers.containsKey(value);
    }

    DMatrixRMaj whole(Value value) {
        return whole.matrices.get(value);
    }

    boolean hasBand(Value value, int band) {
        return ofBand.get(band).matrices.containsKey(value);
    }

    DMatrixRMaj band(Value value, int band) {
        return ofBand.get(band).matrices.get(value);
    }

    /** For a band's copy of a value that is computed whole. */
    DMatrixRMaj makeBand(Value value, int band) {
        return make(ofBand.get(band), value, ofBand.get(band).buffers.take(bands.shape(value, band)));
    }

    /** A band has copied a value that is computed whole. */
    void wholeWasRead(Value value, int band) {
        if (band == bands.count() - 1 && value.op() != null) {
            read(value);
        }
    }

    /** The memory for the whole of what is computed in bands. */
    DMatrixRMaj wholeOfBands(Value value) {
        DMatrixRMaj known = whole(value);
        Shape shape = isTransposed(value) ? value.shape().transpose() : value.shape();
        return known != null ? known : make(whole, value, whole.buffers.take(shape));
    }

    /** For the result of a band, whose arguments have been read with it. */
    DMatrixRMaj bandFor(Value value, int band) {
        Pool pool = ofBand.get(band);
        List<Value> dying = new ArrayList<>();
        for (Value argument : readBy(value, true)) {
            if (pool.wasRead(argument)) {
                dying.add(argument);
            }
        }
        DMatrixRMaj y = take(pool, value, dying, bands.op(value, band), bands.shape(value, band));
        if (band == bands.count() - 1) {
            readBy(value, false).forEach(this::read);
        }
        return y;
    }

    void bandWasRead(Value value, int band) {
        if (ofBand.get(band).wasRead(value)) {
            ofBand.get(band).free(value);
        }
    }

    /** For a result that is computed whole, whose arguments have been read with it. */
    DMatrixRMaj wholeFor(Value value, Reuse reuse) {
        readBy(value, false).forEach(this::read);
        List<Value> dying = List.of();
        if (reuse == Reuse.NOW) {
            dying = List.copyOf(dead);
            dead.clear();
        }
        return take(whole, value, dying, value.op(), value.shape());
    }

    private void read(Value value) {
        if (whole.wasRead(value)) {
            dead.add(value);
        }
    }

    /** The threads wait for each other: what has been read for the last time is free. */
    void meet() {
        dead.forEach(whole::free);
        dead.clear();
    }

    private DMatrixRMaj take(Pool pool, Value value, List<Value> dying, Op op, Shape shape) {
        List<Value> x = arguments.apply(value);
        DMatrixRMaj y = null;
        for (Value argument : dying) {
            if (y == null && argument.shape().equals(value.shape()) && inPlace(op, x, argument)) {
                y = pool.matrices.remove(argument);
            }
        }
        DMatrixRMaj result = make(pool, value, y != null ? y : pool.buffers.take(shape));
        dying.stream().filter(pool.matrices::containsKey).forEach(pool::free);
        return result;
    }

    private static DMatrixRMaj make(Pool pool, Value value, DMatrixRMaj matrix) {
        pool.matrices.put(value, matrix);
        return matrix;
    }

    private static boolean inPlace(Op op, List<Value> arguments, Value argument) {
        boolean among = false;
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).equals(argument)) {
                among = true;
                if (!op.inPlace(i)) {
                    return false;
                }
            }
        }
        return among;
    }

    /** How many numbers all of it holds. */
    long allocated() {
        return whole.buffers.allocated() + ofBand.stream().mapToLong(pool -> pool.buffers.allocated()).sum();
    }
}
