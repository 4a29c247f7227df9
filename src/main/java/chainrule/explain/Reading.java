package chainrule.explain;

import chainrule.tape.Numbers;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;

/**
 * The numbers of a value as a graph shows them.
 *
 * @param text all entries if few, else the range; or why there are none
 * @param map  a picture of the entries if they are many
 */
public record Reading(String text, Optional<HeatMap> map) {

    /** Stands where a value was not asked for; never a zero. */
    public static final Reading NOT_COMPUTED = words("not computed");

    /** Stands where there is nothing to say. */
    static final Reading NOTHING = words("");

    /** The same in words alone. */
    Reading withoutMap() {
        return words(text);
    }

    /** No numbers. */
    static Reading words(String text) {
        return new Reading(text, Optional.empty());
    }

    static Reading of(DMatrixRMaj x) {
        String text = Numbers.format(x);
        boolean ranged = x.getNumElements() > 1 && !text.startsWith("[");
        return new Reading(text, ranged ? Optional.of(HeatMap.of(x)) : Optional.empty());
    }
}
