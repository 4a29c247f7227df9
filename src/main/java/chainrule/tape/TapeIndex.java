package chainrule.tape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The values that a result depends on and a place for each, so that the sweeps can work with arrays instead of maps. A
 * value stands at its distance from the result in the order of creation: the result at 0, what was made before it at
 * higher places, some of which are empty. Values much older than the rest, such as weights that were made long ago,
 * have their places behind these.
 */
final class TapeIndex {

    /** How many places more than values there may be: then a far value is looked up in a map instead. */
    private static final int SPREAD = 4;

    private static final int FEW = 1024;

    private final Value result;
    private @Nullable Value[] near = new Value[16];
    private Value[] far = {};
    private final Map<Value, Integer> farPlaces = new HashMap<>(0);
    private int size;

    /** What can be walked back to from the result without leaving {@code within}; no recursion, any depth. */
    TapeIndex(Value result, Predicate<Value> within) {
        this(List.of(result), within);
    }

    /** The same for several results, at least one; the youngest stands at 0. */
    TapeIndex(List<Value> results, Predicate<Value> within) {
        result = Collections.max(results, Comparator.comparingLong(Value::number));
        Value[] open = new Value[Math.max(16, results.size())];
        int waiting = 0;
        for (Value last : results) {
            if (within.test(last) && add(last)) {
                open[waiting++] = last;
            }
        }
        while (waiting > 0) {
            for (Value input : open[--waiting].arguments()) {
                if (within.test(input) && add(input)) {
                    if (waiting == open.length) {
                        open = Arrays.copyOf(open, 2 * waiting);
                    }
                    open[waiting++] = input;
                }
            }
        }
        far = farPlaces.keySet().toArray(far);
        Arrays.sort(far, Comparator.comparingLong(Value::number).reversed());
        for (int i = 0; i < far.length; i++) {
            farPlaces.put(far[i], near.length + i);
        }
    }

    /** Places are below this. */
    int places() {
        return near.length + far.length;
    }

    /** The value at a place, if there is one; the higher the place, the older. */
    @Nullable Value get(int place) {
        return place < near.length ? near[place] : far[place - near.length];
    }

    /** Where a value stands, or −1. */
    int place(Value value) {
        long distance = result.number() - value.number();
        if (distance >= 0 && distance < near.length) {
            return near[(int) distance] == null ? -1 : (int) distance;
        }
        return far.length == 0 ? -1 : farPlaces.getOrDefault(value, -1);
    }

    /** The values in the order of creation. */
    List<Value> values() {
        List<Value> values = new ArrayList<>(size);
        for (int place = places() - 1; place >= 0; place--) {
            Value value = get(place);
            if (value != null) {
                values.add(value);
            }
        }
        return Collections.unmodifiableList(values);
    }

    private boolean add(Value value) {
        long distance = result.number() - value.number();
        if (distance >= near.length && distance < SPREAD * (long) size + FEW) {
            widen((int) Math.max(distance + 1, 2L * near.length));
        }
        boolean fresh;
        if (distance < near.length) {
            Value known = near[(int) distance];
            fresh = known == null;
            // Of several names of a value, that of the use nearest to the result, if it is one.
            near[(int) distance] = fresh || known.name().isEmpty() ? value : known;
        } else {
            fresh = farPlaces.putIfAbsent(value, -1) == null;
        }
        size += fresh ? 1 : 0;
        return fresh;
    }

    private void widen(int length) {
        near = Arrays.copyOf(near, length);
        farPlaces.keySet().removeIf(value -> {
            long distance = result.number() - value.number();
            if (distance < length) {
                near[(int) distance] = value;
            }
            return distance < length;
        });
    }
}
