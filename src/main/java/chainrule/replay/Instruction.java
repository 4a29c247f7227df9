package chainrule.replay;

/** One thing that a program does in a run. */
interface Instruction {

    /** Does it; {@code false} if the numbers made no sense or the result is not finite. */
    boolean run();
}
