package chainrule.train;

import chainrule.check.AnomalyReport;
import chainrule.tape.NonFiniteException;
import java.util.Optional;

/** Ends a run at a number that is not finite, with what was found out about it on the spot. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final NonFiniteException refusal;
    private final transient Optional<AnomalyReport> report;

    Refused(NonFiniteException refusal, Optional<AnomalyReport> report) {
        super(refusal);
        this.refusal = refusal;
        this.report = report;
    }

    NonFiniteException refusal() {
        return refusal;
    }

    Optional<AnomalyReport> report() {
        return report;
    }
}
