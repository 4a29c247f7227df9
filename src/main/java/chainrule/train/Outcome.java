package chainrule.train;

import chainrule.tape.Numbers;
import chainrule.train.History.Epoch;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether a run has learned, as far as its losses on the training data tell: with the loss {@code f} of the first
 * batch before its step (or that of the first epoch), the least {@code m} and the last {@code l} over the epochs,
 *
 * <ul>
 *   <li>it {@linkplain Kind#ROSE rose} if {@code l > f + }{@value #RISE}{@code  |f|}, or if it lost again more than half of
 *       what it had gained, {@code l − m > (f − m) / 2};
 *   <li>it is {@linkplain Kind#UNSTEADY unsteady} if it ends low, but lost more than half of all that it gained, {@code (f − m) / 2},
 *       at least {@value #OFTEN} times on its way, and won it back;
 *   <li>it is {@linkplain Kind#FLAT flat} if {@code f − m ≤ }{@value #FALL}{@code  |f|}, or if in the end the model answers
 *       the same for samples of different targets: one class, or numbers that differ by less than {@value Clues#SAME} of the largest;
 *   <li>it {@linkplain Kind#OVERFITS overfits} if it learned, but the validation loss ends more than {@value #WORSE} of its least
 *       above that.
 * </ul>
 *
 * @param kind  what it was
 * @param words what was seen, the likely cause, and what to try
 */
public record Outcome(Kind kind, String words) {

    static final double RISE = 0.05;
    static final double FALL = 0.01;
    static final double WORSE = 0.2;

    /** A single rise may be a schedule's, or one bad batch. */
    static final int OFTEN = 2;

    /** What a run came to. */
    public enum Kind {
        /** The loss fell and stayed down. */
        LEARNED,
        /** It fell on the training data, and rose again on the validation data. */
        OVERFITS,
        /** It ends low, after it lost again what it had gained more than once. */
        UNSTEADY,
        /** It rose. */
        ROSE,
        /** It stayed where it began, or the model says the same of everything. */
        FLAT,
        /** There are fewer than two epochs with a loss that is finite. */
        CANNOT_TELL
    }

    /** What a history shows. */
    static Outcome of(History history) {
        List<Epoch> epochs = history.epochs().stream().filter(epoch -> Double.isFinite(epoch.trainLoss())).toList();
        if (epochs.size() < 2) {
            return new Outcome(Kind.CANNOT_TELL, "fewer than two epochs have a loss that is finite: whether it learns cannot be told");
        }
        double first = history.clues().map(Clues::before).orElse(OptionalDouble.empty()).orElse(epochs.get(0).trainLoss());
        Epoch least = epochs.stream().reduce(epochs.get(0), (one, other) -> other.trainLoss() < one.trainLoss() ? other : one);
        Epoch last = epochs.get(epochs.size() - 1);
        double m = least.trainLoss();
        double l = last.trainLoss();
        if (l > first + RISE * Math.abs(first)) {
            return new Outcome(Kind.ROSE, "the loss rose from " + Numbers.format(first) + " to " + Numbers.format(l) + ": "
                    + causes(history, last, "a learning rate of " + Numbers.format(last.learningRate()) + " is likely too large; try a tenth"));
        }
        boolean same = history.clues().filter(Clues::sameAnswer).isPresent();
        if (first - m <= FALL * Math.abs(first) && first != 0 || same) {
            String seen = same
                    ? "the model answers the same for every sample, at a loss of " + Numbers.format(l)
                    : "the loss stayed at " + Numbers.format(first) + ": either nothing is left to learn, or it does not learn";
            return new Outcome(Kind.FLAT, seen + "; " + causes(history, last, "look at %gradients for units that are saturated or dead and"
                    + " weights that began equal, and try another learning rate than " + Numbers.format(last.learningRate())));
        }
        if (l - m > (first - m) / 2) {
            return new Outcome(Kind.ROSE, "the loss fell to " + Numbers.format(m) + " in epoch " + least.number() + " and rose again to "
                    + Numbers.format(l) + ": " + causes(history, last, "a smaller learning rate than " + Numbers.format(last.learningRate())
                            + ", or one that falls, may help"));
        }
        int rises = rises(epochs, (first - m) / 2);
        if (rises >= OFTEN) {
            return new Outcome(Kind.UNSTEADY, "the loss fell from " + Numbers.format(first) + " to " + Numbers.format(l) + ", but on its way it rose "
                    + rises + " times by more than half of all it had gained, so where it ends is partly luck: "
                    + causes(history, last, "a smaller learning rate than " + Numbers.format(last.learningRate()) + ", or one that falls, may help"));
        }
        return overfits(history, last).orElse(new Outcome(Kind.LEARNED, "the loss fell from " + Numbers.format(first) + " to " + Numbers.format(l)));
    }

    /** How often the loss went up from its least so far by more than that, and came back at least half of it. */
    private static int rises(List<Epoch> epochs, double more) {
        int rises = 0;
        double least = Double.POSITIVE_INFINITY;
        boolean up = false;
        for (Epoch epoch : epochs) {
            double loss = epoch.trainLoss();
            least = Math.min(least, loss);
            if (!up && loss - least > more) {
                up = true;
                rises++;
            } else if (up && loss - least <= more / 2) {
                up = false;
            }
        }
        return rises;
    }

    private static String causes(History history, Epoch last, String otherwise) {
        return history.clues().filter(Clues::areInputsLarge)
                .map(clues -> "the inputs reach " + Numbers.format(clues.largestInput())
                        + ", which is likely the cause: standardise them, Standardizer.fit(train)")
                .orElse(otherwise);
    }

    private static Optional<Outcome> overfits(History history, Epoch last) {
        double end = last.validationLoss().orElse(Double.NaN);
        return history.epochs().stream()
                .filter(epoch -> Double.isFinite(epoch.validationLoss().orElse(Double.NaN)))
                .reduce((one, other) -> other.validationLoss().getAsDouble() < one.validationLoss().getAsDouble() ? other : one)
                .filter(best -> history.restored().isEmpty()
                        && end - best.validationLoss().getAsDouble() > WORSE * Math.abs(best.validationLoss().getAsDouble()))
                .map(best -> new Outcome(Kind.OVERFITS, "the validation loss was least in epoch " + best.number() + " with "
                        + Numbers.format(best.validationLoss().getAsDouble()) + " and rose to " + Numbers.format(end)
                        + ": from there on it learned the training data by heart; stop earlier, earlyStopping(new EarlyStopping(5))"));
    }
}
