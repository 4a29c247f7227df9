package chainrule.replay;

import chainrule.linalg.Ranges;
import java.util.List;
import java.util.function.IntConsumer;

/** What a program does at the same time: lists of instructions that do not need each other, one or several. */
final class Stage {

    private final Instruction[][] lists;
    private final IntConsumer work = this::runList;
    private volatile boolean refused;

    Stage(List<List<Instruction>> lists) {
        this.lists = lists.stream().map(list -> list.toArray(Instruction[]::new)).toArray(Instruction[][]::new);
    }

    /** Does all; {@code false} if numbers made no sense or a result is not finite. */
    boolean run() {
        refused = false;
        Ranges.each(lists.length, work);
        return !refused;
    }

    private void runList(int index) {
        for (Instruction instruction : lists[index]) {
            if (!instruction.run()) {
                refused = true;
                return;
            }
        }
    }
}
