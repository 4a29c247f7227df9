package chainrule.tape;

import java.util.List;
import java.util.Optional;

/**
 * Where a number went that was not finite.
 *
 * @param way     from the result that had it first to the loss or gradient that it reached; empty if it reached none
 * @param reached the names of all losses or gradients that it reached
 * @param end     why the run could not go on to its end, if so
 */
public record Onward(List<Station> way, List<String> reached, Optional<String> end) {

    /** Immutable copies. */
    public Onward {
        way = List.copyOf(way);
        reached = List.copyOf(reached);
    }
}
