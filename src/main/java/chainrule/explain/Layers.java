package chainrule.explain;

import chainrule.tape.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which values of a tape make up a layer. Names tell: a layer's parameters are called {@code hidden.W} and
 * {@code hidden.b}, its output {@code hidden}. What lies on a way from those parameters to that output is the layer;
 * where no output has the name, the layer ends where all its parameters have come together.
 */
final class Layers {

    /** One run of one layer. */
    record Layer(String name, Set<Value> members, Value end) {}

    /** A value that so many layers lead to is past all of them. */
    private static final int MOST_OPEN = 4;

    private final TapeUsers tape;
    /** The layers that a value may be part of, and their parameters that lead to it. */
    private final Map<Value, Map<String, Set<Value>>> open = new HashMap<>();
    private final Map<Value, String> ends = new LinkedHashMap<>();
    private final Map<Value, String> taken = new HashMap<>();

    private Layers(TapeUsers tape) {
        this.tape = tape;
    }

    static List<Layer> of(TapeUsers tape) {
        Layers layers = new Layers(tape);
        layers.findEnds();
        return layers.collect();
    }

    /** {@code hidden} for {@code hidden.W}; empty without a dot. */
    private static String prefix(Value value) {
        return value.name().substring(0, Math.max(0, value.name().lastIndexOf('.')));
    }

    private void findEnds() {
        Map<String, Integer> parameters = new HashMap<>();
        Set<String> outputs = new HashSet<>();
        for (Value value : tape.values()) {
            if (value.op() != null) {
                outputs.add(value.name());
            } else if (!prefix(value).isEmpty()) {
                parameters.merge(prefix(value), 1, Integer::sum);
            }
        }
        if (parameters.isEmpty()) {
            return;
        }
        for (Value value : tape.values()) {
            if (value.op() != null) {
                Map<String, Set<Value>> layers = leadingTo(value);
                if (parameters.containsKey(prefix(value))) {
                    layers.putIfAbsent(prefix(value), new HashSet<>());
                }
                layers.entrySet().stream()
                        .filter(layer -> outputs.contains(layer.getKey())
                                ? value.name().equals(layer.getKey())
                                : layer.getValue().size() == parameters.getOrDefault(layer.getKey(), 0))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .ifPresent(name -> ends.put(value, name));
                open.put(value, layers.size() > MOST_OPEN ? Map.of() : layers);
            }
        }
    }

    private Map<String, Set<Value>> leadingTo(Value value) {
        Map<String, Set<Value>> layers = new LinkedHashMap<>();
        for (Value input : value.inputs()) {
            if (input.op() == null) {
                if (!prefix(input).isEmpty()) {
                    layers.computeIfAbsent(prefix(input), key -> new HashSet<>()).add(input);
                }
            } else if (!ends.containsKey(input)) {
                open.getOrDefault(input, Map.of()).forEach(
                        (name, leaves) -> layers.computeIfAbsent(name, key -> new HashSet<>()).addAll(leaves));
            }
        }
        return layers;
    }

    private List<Layer> collect() {
        List<Layer> layers = new ArrayList<>();
        Map<String, Integer> runs = new HashMap<>();
        ends.forEach((end, name) -> {
            Set<Value> members = operations(end, name);
            if (members.size() > 1 && closed(members, end)) {
                members.forEach(member -> taken.put(member, name));
                int run = runs.merge(name, 1, Integer::sum);
                layers.add(new Layer(run == 1 ? name : name + " (" + run + ")", members, end));
            }
        });
        layers.forEach(this::addParameters);
        return layers;
    }

    /** Back from the end as far as the layer's parameters lead. */
    private Set<Value> operations(Value end, String name) {
        Set<Value> members = new HashSet<>();
        Deque<Value> way = new ArrayDeque<>(List.of(end));
        members.add(end);
        while (!way.isEmpty()) {
            for (Value input : way.pop().inputs()) {
                boolean inside = open.getOrDefault(input, Map.of()).containsKey(name) || madeOfConstants(input);
                if (inside && !ends.containsKey(input) && !taken.containsKey(input) && members.add(input)) {
                    way.push(input);
                }
            }
        }
        return members;
    }

    /** A constant repeated to fit leads from no parameter, but belongs to the one who uses it. */
    private boolean madeOfConstants(Value value) {
        return value.op() != null && tape.users(value).size() == 1
                && value.inputs().stream().allMatch(input -> input.op() == null && input.name().isEmpty() && input.shape().isScalar());
    }

    /** Whether nothing inside is used outside but the end: only then is the layer one thing to look at. */
    private boolean closed(Set<Value> members, Value end) {
        return members.stream().allMatch(member -> member.equals(end) || members.containsAll(tape.users(member)));
    }

    /** A parameter is part of the layer if no other run of it uses it too, and nothing before the layer is done. */
    private void addParameters(Layer layer) {
        String name = taken.get(layer.end());
        List<Value> parameters = layer.members().stream()
                .flatMap(member -> member.inputs().stream())
                .filter(input -> input.op() == null && prefix(input).equals(name))
                .filter(input -> tape.users(input).stream().allMatch(user -> layer.members().contains(user)
                        || tape.place(user) > tape.place(layer.end()) && !name.equals(taken.get(user))))
                .toList();
        layer.members().addAll(parameters);
    }
}
