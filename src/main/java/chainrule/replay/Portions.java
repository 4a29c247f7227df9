package chainrule.replay;

import java.util.ArrayList;
import java.util.List;

/** Divides work among threads: what is added goes to the one that has the least to do. */
final class Portions<T> {

    private final List<List<T>> lists = new ArrayList<>();
    private final long[] loads;

    Portions(int count) {
        loads = new long[count];
        for (int i = 0; i < count; i++) {
            lists.add(new ArrayList<>());
        }
    }

    void add(T work, long load) {
        int least = 0;
        for (int i = 1; i < loads.length; i++) {
            least = loads[i] < loads[least] ? i : least;
        }
        loads[least] += load;
        lists.get(least).add(work);
    }

    /** Those that have something to do. */
    List<List<T>> lists() {
        return lists.stream().filter(list -> !list.isEmpty()).toList();
    }
}
