package chainrule.oracle;

import java.util.List;

/**
 * A case that did not fail.
 *
 * @param outcome what became of it
 * @param worst   the worst error, relative to the size at which the absolute tolerance ends or to a larger number
 * @param bits    a digest of every number that was computed, to the last bit
 * @param notes   where a documented choice was taken instead of the stored number
 */
record OracleVerdict(Outcome outcome, double worst, long bits, List<String> notes) {

    /** What becomes of a case. */
    enum Outcome {
        /** Everything that it states was checked. */
        PASSED,
        /** Where the stored numbers are not finite, or the case leaves them free, it was refused; the rest was checked. */
        REFUSED,
        /** It says something in words that no code here checks. */
        SKIPPED
    }

    static OracleVerdict passed(String... notes) {
        return new OracleVerdict(Outcome.PASSED, 0, 0, List.of(notes));
    }
}
