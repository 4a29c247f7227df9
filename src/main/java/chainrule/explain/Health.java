package chainrule.explain;

/** A verdict on one gradient, or on the units of one layer. */
public enum Health {
    /** Nothing to worry about. */
    OK("✓", "ok"),
    /** It cannot be told: too few samples, or nothing changes the loss. */
    UNJUDGED("?", "not judged"),
    /** Nothing changes the loss, and all around it is higher: there is nothing left to learn. */
    MINIMUM("∪", "at a minimum"),
    /** Equal units with equal gradients: they will stay copies of each other. */
    SYMMETRIC("=", "symmetric"),
    /** All entries are zero: nothing will be learned here. */
    ZERO("○", "all zero"),
    /** So small beside those of the other parameters, or beside the loss, that nothing moves here. */
    VANISHING("↓", "vanishing"),
    /** So large beside the parameter that a step would destroy it. */
    EXPLODING("↑", "exploding"),
    /** The gradient would do, but the step is so large beside the parameter that it forgets what it has learned. */
    LEAPING("»", "step too large"),
    /** Some units pass no gradient for any sample. */
    DEAD("✗", "dead units"),
    /** Nearly all entries lie where the function is flat: hardly any gradient passes. */
    SATURATED("≈", "saturated");

    private final String mark;
    private final String words;

    Health(String mark, String words) {
        this.mark = mark;
        this.words = words;
    }

    /** Whether there is something to look at: it is neither well nor done. */
    public boolean calls() {
        return this != OK && this != UNJUDGED && this != MINIMUM;
    }

    /** One glyph. */
    public String mark() {
        return mark;
    }

    /** The same in words. */
    public String words() {
        return words;
    }

    /** Both: {@code ✓ ok}. */
    @Override
    public String toString() {
        return mark + " " + words;
    }
}
