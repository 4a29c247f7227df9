package chainrule.train;

import chainrule.check.AnomalyReport;
import java.util.Optional;

/**
 * A training step that could not be done. The model stands as the last completed step
 * left it, or as it was after its best epoch: see {@link History#restored}.
 */
public final class TrainingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient History history;
    private final transient Optional<AnomalyReport> report;

    /**
     * @param message where it happened and why
     * @param cause   what the step met
     * @param history the epochs finished before
     * @param report  how it came about, if an operation gave a number that is not finite
     */
    public TrainingException(String message, Throwable cause, History history, Optional<AnomalyReport> report) {
        super(message + report.map(words -> "\n" + words).orElse(""), cause);
        this.history = history;
        this.report = report;
    }

    /** How it came about, if an operation gave a number that is not finite. */
    public Optional<AnomalyReport> report() {
        return report;
    }

    /** The epochs finished before. */
    public History history() {
        return history;
    }
}
