package chainrule.explain;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The sum over all uses of a value, added up once more and held against its adjoint.
 *
 * @param parts   what each use adds and where it comes from, the last use first: the order in which the sweep adds them
 * @param sum     of all parts, also of those that are not listed
 * @param verdict whether that is the adjoint
 */
public record Audit(List<String> parts, String sum, Verdict verdict) {

    /** What came of it. */
    public enum Verdict {
        /** The sum is the adjoint, to the last bit. */
        EQUAL("✓", "is the adjoint"),
        /** Somebody changed the gradient after the sweep: clipped it, for example. */
        CHANGED("✗", "the adjoint was changed after the sweep"),
        /** Too many numbers to add up for a picture. */
        NOT_ADDED("…", "too many to add up again here");

        private final String mark;
        private final String words;

        Verdict(String mark, String words) {
            this.mark = mark;
            this.words = words;
        }

        /** One glyph. */
        public String mark() {
            return mark;
        }

        /** The same in words. */
        public String words() {
            return words;
        }
    }

    /** Where a value is used once, or nothing comes back. */
    static final Audit NONE = new Audit(List.of(), "", Verdict.EQUAL);

    /** Adds up all {@code contributions} in order and compares with the adjoint. */
    static Audit of(List<String> parts, List<DMatrixRMaj> contributions, DMatrixRMaj adjoint) {
        DMatrixRMaj sum = contributions.get(0).copy();
        contributions.stream().skip(1).forEach(part -> CommonOps_DDRM.addEquals(sum, part));
        boolean equal = true;
        for (int k = 0; k < sum.getNumElements(); k++) {
            equal &= sum.data[k] == adjoint.data[k];
        }
        return new Audit(List.copyOf(parts), Figures.text(sum), equal ? Verdict.EQUAL : Verdict.CHANGED);
    }
}
