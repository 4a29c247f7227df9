package chainrule.replay;

import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * In which order a program computes, so that its threads seldom meet: as much as can be in bands, then all for which
 * that has been waited, then in bands again.
 */
final class Schedule {

    /**
     * What is computed between two meetings.
     *
     * @param values in bands, arguments first; or whole, none of which needs another if there are several threads
     */
    record Phase(boolean inBands, List<Value> values) {}

    private final Bands bands;
    private final Function<Value, List<Value>> arguments;
    private final Set<Value> done = new HashSet<>();
    private final List<Phase> phases = new ArrayList<>();

    private Schedule(Bands bands, Function<Value, List<Value>> arguments) {
        this.bands = bands;
        this.arguments = arguments;
    }

    /** @param order arguments first; kept if nothing is computed in bands */
    static List<Phase> of(List<Value> order, Function<Value, List<Value>> arguments, Bands bands) {
        if (bands.count() < 2) {
            return List.of(new Phase(false, order));
        }
        Schedule schedule = new Schedule(bands, arguments);
        List<Value> waiting = order;
        while (!waiting.isEmpty()) {
            waiting = schedule.inBands(waiting);
            waiting = schedule.whole(waiting);
        }
        return schedule.phases;
    }

    /** @return what has to wait */
    private List<Value> inBands(List<Value> waiting) {
        Set<Value> now = new HashSet<>();
        List<Value> values = new ArrayList<>();
        List<Value> rest = new ArrayList<>();
        for (Value value : waiting) {
            List<Value> x = arguments.apply(value);
            boolean ready = bands.contains(value);
            for (int i = 0; i < x.size(); i++) {
                ready &= isDone(x.get(i)) || now.contains(x.get(i)) && bands.byBand(value, i);
            }
            if (ready) {
                now.add(value);
            }
            (ready ? values : rest).add(value);
        }
        end(true, values);
        return rest;
    }

    private List<Value> whole(List<Value> waiting) {
        Map<Value, Integer> levels = new HashMap<>();
        Map<Integer, List<Value>> byLevel = new TreeMap<>();
        List<Value> rest = new ArrayList<>();
        for (Value value : waiting) {
            int level = 0;
            boolean ready = !bands.contains(value);
            for (Value argument : arguments.apply(value)) {
                Integer before = levels.get(argument);
                ready &= before != null || isDone(argument);
                level = before == null ? level : Math.max(level, before + 1);
            }
            if (ready) {
                levels.put(value, level);
                byLevel.computeIfAbsent(level, l -> new ArrayList<>()).add(value);
            } else {
                rest.add(value);
            }
        }
        byLevel.values().forEach(values -> end(false, values));
        return rest;
    }

    private boolean isDone(Value value) {
        return value.op() == null || done.contains(value);
    }

    private void end(boolean inBands, List<Value> values) {
        if (!values.isEmpty()) {
            phases.add(new Phase(inBands, values));
            done.addAll(values);
        }
    }
}
