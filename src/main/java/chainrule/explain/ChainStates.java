package chainrule.explain;

import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The values that every way from a leaf to the result leads through. A way only goes on to younger values, so a value is
 * one of them if no use on these ways jumps over it.
 */
final class ChainStates {

    /** So many steps are spent on finding the leaf with the longest chain; beyond them the leaf used first is taken. */
    private static final long MOST_STEPS = 20_000_000;

    private final TapeUsers tape;
    private final boolean[] leads;

    ChainStates(TapeUsers tape, Value result) {
        this.tape = tape;
        leads = tape.leadingTo(result);
    }

    /** The longest chain from one of these leaves, the first of equals; empty if there is none. */
    List<Value> longest(List<Value> leaves) {
        List<Value> known = leaves.stream().filter(leaf -> tape.contains(leaf) && leads[tape.place(leaf)]).toList();
        List<Value> candidates = (long) known.size() * leads.length <= MOST_STEPS
                ? known
                : known.stream().min(Comparator.comparingInt(this::firstUse)).stream().toList();
        List<Value> longest = List.of();
        for (Value leaf : candidates) {
            List<Value> chain = from(leaf);
            longest = chain.size() > longest.size() ? chain : longest;
        }
        return longest;
    }

    private int firstUse(Value leaf) {
        return tape.users(leaf).stream().mapToInt(tape::place).min().orElse(Integer.MAX_VALUE);
    }

    private List<Value> from(Value leaf) {
        boolean[] reached = new boolean[leads.length];
        List<Value> states = new ArrayList<>();
        int start = tape.place(leaf);
        int farthest = start;
        reached[start] = true;
        for (int t = start; t < leads.length; t++) {
            Value x = tape.values().get(t);
            if (!reached[t] || !leads[t]) {
                continue;
            }
            if (farthest <= t) {
                states.add(x);
            }
            for (Value y : tape.users(x)) {
                int place = tape.place(y);
                if (leads[place] && passes(x, y)) {
                    reached[place] = true;
                    farthest = Math.max(farthest, place);
                }
            }
        }
        return states;
    }

    private static boolean passes(Value x, Value y) {
        return IntStream.range(0, y.inputs().size()).anyMatch(i -> y.inputs().get(i) == x && TapeUsers.passes(y, i));
    }
}
