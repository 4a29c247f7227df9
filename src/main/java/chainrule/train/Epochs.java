package chainrule.train;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * The finished epochs of a run. It never changes; a list with one epoch more shares its array, so that a run of many
 * epochs takes time and memory in proportion to them, though every one of its histories is kept.
 */
final class Epochs extends AbstractList<History.Epoch> implements RandomAccess {

    /** Longer lists write behind the end of this one. */
    private final History.Epoch[] all;

    private final int size;

    private Epochs(History.Epoch[] all, int size) {
        this.all = all;
        this.size = size;
    }

    /** The same epochs; a copy of any other list. */
    static Epochs of(List<History.Epoch> epochs) {
        return epochs instanceof Epochs own ? own : new Epochs(List.copyOf(epochs).toArray(History.Epoch[]::new), epochs.size());
    }

    Epochs with(History.Epoch next) {
        synchronized (all) {
            if (size < all.length && all[size] == null) {
                all[size] = next;
                return new Epochs(all, size + 1);
            }
        }
        // The array is full, or another list has grown out of this one before.
        History.Epoch[] longer = new History.Epoch[Math.max(16, 2 * size)];
        System.arraycopy(all, 0, longer, 0, size);
        longer[size] = next;
        return new Epochs(longer, size + 1);
    }

    @Override
    public History.Epoch get(int index) {
        return all[Objects.checkIndex(index, size)];
    }

    @Override
    public int size() {
        return size;
    }
}
