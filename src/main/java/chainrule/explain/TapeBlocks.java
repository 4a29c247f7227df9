package chainrule.explain;

import chainrule.explain.Layers.Layer;
import chainrule.explain.Repeats.Run;
import chainrule.explain.TapeGraph.Kind;
import chainrule.explain.TapeOptions.Detail;
import chainrule.explain.TapeOptions.Leaves;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Puts the values of a tape into the boxes of its graph: one each, or a layer, or a repetition, in one. */
final class TapeBlocks {

    /**
     * What one box stands for.
     *
     * @param name    of a summary
     * @param members in order of the tape
     * @param steps   what a summary does, a repetition once
     */
    record Block(Kind kind, String name, List<Value> members, List<String> steps) {

        /** The value whose numbers are shown. */
        Value end() {
            return members.get(members.size() - 1);
        }

        boolean single() {
            return kind != Kind.LAYER && kind != Kind.REPEATED;
        }
    }

    /** Up to so many boxes are read one by one. */
    private static final int FEW = 24;

    /** Layers are large to look at, and a box for each is the better first sight. */
    private static final int FEW_AMONG_LAYERS = 12;

    private final TapeScope scope;
    private final List<Value> shown;
    private final List<Value> hidden = new ArrayList<>();
    private final Map<Value, Block> homes = new HashMap<>();
    private List<Block> blocks = new ArrayList<>();

    /** @param within the part of the tape to show, in order */
    TapeBlocks(TapeScope scope, List<Value> within, TapeOptions options) {
        this.scope = scope;
        this.shown = new ArrayList<>();
        for (Value value : within) {
            boolean constant = options.leaves() == Leaves.NAMED && scope.names().isConstant(value)
                    && !scope.results().contains(value);
            (constant ? hidden : shown).add(value);
        }
        int few = scope.layers().isEmpty() ? FEW : FEW_AMONG_LAYERS;
        boolean open = shown.size() <= few || within.size() < scope.tape().values().size();
        boolean closed = options.detail() == Detail.LAYERS || options.detail() == Detail.BY_SIZE && !open;
        blocks = layered(closed ? scope.layers() : List.of());
        settle();
        if (closed && blocks.size() > FEW) {
            fold();
            settle();
        }
    }

    /** In order: what a block needs stands before it. */
    List<Block> all() {
        return blocks;
    }

    /** The block that a value is part of; null if it has none. */
    Map<Value, Block> homes() {
        return homes;
    }

    /** The constants that stand in formulas only. */
    List<Value> hidden() {
        return hidden;
    }

    private void settle() {
        blocks.sort(Comparator.comparingInt(block -> scope.tape().place(block.end())));
        homes.clear();
        blocks.forEach(block -> block.members().forEach(member -> homes.put(member, block)));
    }

    private List<Block> layered(List<Layer> layers) {
        Map<Value, Layer> layerOf = new HashMap<>();
        Set<Value> known = new HashSet<>();
        known.addAll(shown);
        layers.stream()
                .filter(layer -> known.contains(layer.end()))
                .forEach(layer -> layer.members().forEach(member -> layerOf.put(member, layer)));
        List<Block> made = new ArrayList<>();
        Map<Layer, List<Value>> members = new IdentityHashMap<>();
        for (Value value : shown) {
            Layer layer = layerOf.get(value);
            if (layer == null) {
                made.add(new Block(scope.kind().apply(value), "", List.of(value), List.of()));
            } else {
                List<Value> soFar = members.computeIfAbsent(layer, key -> new ArrayList<>());
                soFar.add(value);
                if (value.equals(layer.end())) {
                    List<String> steps = soFar.stream().filter(scope::computed).map(TapeBlocks::opName).toList();
                    made.add(new Block(Kind.LAYER, layer.name(), soFar, steps));
                }
            }
        }
        return made;
    }

    /** Consecutive boxes that compute the same from their predecessors, each on parameters of its own, become one. */
    private void fold() {
        List<Block> rest = new ArrayList<>();
        List<Block> computed = new ArrayList<>();
        for (Block block : blocks) {
            (scope.computed(block.end()) && !scope.results().contains(block.end()) ? computed : rest).add(block);
        }
        Map<Block, Integer> places = new IdentityHashMap<>();
        computed.forEach(block -> places.put(block, places.size()));
        Map<List<Object>, Integer> known = new HashMap<>();
        int[] kinds = computed.stream()
                .mapToInt(block -> known.computeIfAbsent(kind(block, places), key -> known.size())).toArray();
        List<Block> folded = new ArrayList<>();
        Map<Value, Block> swallowed = new HashMap<>();
        int at = 0;
        for (Run run : Repeats.of(kinds)) {
            folded.addAll(computed.subList(at, run.from()));
            List<Block> repeated = computed.subList(run.from(), run.to());
            repeated.forEach(block -> ownLeaves(block).forEach(leaf -> swallowed.put(leaf, block)));
            folded.add(repetition(run, repeated));
            at = run.to();
        }
        folded.addAll(computed.subList(at, computed.size()));
        rest.removeIf(block -> swallowed.containsKey(block.end()));
        rest.addAll(folded);
        blocks = rest;
    }

    /** Two blocks of one kind look the same, but for names and numbers. */
    private List<Object> kind(Block block, Map<Block, Integer> places) {
        List<Object> kind = new ArrayList<>();
        Map<Value, Integer> inside = new HashMap<>();
        for (Value member : block.members()) {
            inside.put(member, inside.size());
            kind.add(scope.computed(member) ? member.op() : "leaf");
            kind.add(member.shape());
            for (Value input : scope.inputs(member)) {
                Block home = homes.get(input);
                Integer place = home == null ? null : places.get(home);
                kind.add(home == block ? "inside " + inside.get(input)
                        : home == null ? List.of("constant", input.shape(), input.get(0, 0))
                        : place != null ? places.get(block) - place
                        : ownedBy(input, block) ? List.of("own", input.shape())
                        : input);
            }
        }
        return kind;
    }

    private boolean ownedBy(Value leaf, Block block) {
        return scope.tape().users(leaf).stream().allMatch(user -> homes.get(user) == block);
    }

    private List<Value> ownLeaves(Block block) {
        return block.members().stream()
                .flatMap(member -> scope.inputs(member).stream())
                .filter(input -> homes.get(input) != null && homes.get(input) != block && !scope.computed(input))
                .filter(input -> ownedBy(input, block))
                .toList();
    }

    private Block repetition(Run run, List<Block> repeated) {
        Map<Integer, Value> members = new TreeMap<>();
        for (Block block : repeated) {
            ownLeaves(block).forEach(leaf -> members.put(scope.tape().place(leaf), leaf));
            block.members().forEach(member -> members.put(scope.tape().place(member), member));
        }
        List<String> once = repeated.subList(0, run.period()).stream()
                .map(block -> block.kind() == Kind.LAYER ? block.name() : opName(block.end())).toList();
        String name = run.count() + " × " + (once.size() == 1 ? once.get(0) : "block of " + once.size());
        return new Block(Kind.REPEATED, name, List.copyOf(members.values()), once);
    }

    private static String opName(Value value) {
        return value.op() == null ? "leaf" : value.op().name();
    }

    /** The layers of which several values are shown one by one. */
    List<Layer> frames(Set<Block> visible) {
        return scope.layers().stream()
                .filter(layer -> layer.members().stream()
                        .map(homes::get)
                        .filter(block -> block != null && block.single() && visible.contains(block))
                        .limit(2)
                        .count() == 2)
                .toList();
    }
}
