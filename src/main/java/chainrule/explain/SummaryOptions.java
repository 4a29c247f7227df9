package chainrule.explain;

import java.util.OptionalInt;

/**
 * What a model's summary needs to know. Each call returns a copy with one thing changed:
 *
 * <pre>{@code
 * ModelSummary.of(model, new SummaryOptions().features(64));
 * }</pre>
 *
 * @param features of a sample; empty to ask the model
 */
public record SummaryOptions(OptionalInt features) {

    /** As many features as the first layer asks for that asks for a number. */
    public SummaryOptions() {
        this(OptionalInt.empty());
    }

    /** @throws IllegalArgumentException if a sample had no features */
    public SummaryOptions {
        if (features.isPresent() && features.getAsInt() < 1) {
            throw new IllegalArgumentException("a sample has 1 feature or more; got " + features.getAsInt());
        }
    }

    /** A sample of that many features. */
    public SummaryOptions features(int count) {
        return new SummaryOptions(OptionalInt.of(count));
    }
}
