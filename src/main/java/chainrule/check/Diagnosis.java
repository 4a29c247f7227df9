package chainrule.check;

import chainrule.check.Entry.Kind;
import chainrule.shape.Shape;
import chainrule.tape.Numbers;
import chainrule.tape.Tape;
import chainrule.tape.Value;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;

/** Finds what the entries of a wrong gradient have in common. The first explanation that fits all of them is told. */
final class Diagnosis {

    /** Two numbers of a gradient are taken for equal if they differ by less than this part of its largest entry. */
    private static final double NEAR = 1e-5;

    private final String name;
    private final Value x;
    private final Value y;
    private final DMatrixRMaj gradient;
    private final Shape claimedShape;
    private final List<Entry> entries;
    private final List<Entry> clear;
    private final double scale;

    /**
     * @param name     of the input
     * @param x        the input
     * @param y        what was differentiated, with its tape
     * @param gradient in the shape of the input
     * @param claimed  the shape the gradient had, this or its transpose
     * @param entries  the entries that were compared
     */
    Diagnosis(String name, Value x, Value y, DMatrixRMaj gradient, Shape claimed, List<Entry> entries) {
        this.name = name;
        this.x = x;
        this.y = y;
        this.gradient = gradient;
        claimedShape = claimed;
        this.entries = entries;
        clear = entries.stream().filter(entry -> entry.kind() == Kind.CLEAR).toList();
        scale = clear.stream().mapToDouble(Entry::size).max().orElse(0);
    }

    private record Finding(Hint hint, String advice) {}

    InputCheck result() {
        Finding finding = finding();
        Kind kind = finding.hint == Hint.KINK ? Kind.KINKED : finding.hint == Hint.UNDECIDED ? Kind.OPEN : Kind.CLEAR;
        Entry worst = entries.stream().filter(entry -> entry.kind() == kind).max(Comparator.comparingDouble(this::weight))
                .or(() -> entries.stream().findFirst())
                .orElse(new Entry(0, 0, 0, 0, Kind.CLEAR, List.of()));
        int wrong = (int) clear.stream().filter(entry -> !entry.agrees()).count();
        int columns = Math.max(1, x.shape().columns());
        return new InputCheck(name, x.shape(), entries.size(), wrong, finding.hint, finding.advice,
                worst.index() / columns, worst.index() % columns, worst.analytic(), worst.numeric(), worst.steps(),
                entries.stream().map(entry -> entry.compared(columns)).toList());
    }

    /** The error relative to the entry, but not where it is next to nothing beside the others. */
    private double weight(Entry entry) {
        double size = entry.size() + 1e-3 * scale;
        return entry.analytic() == entry.numeric() ? 0 : Math.abs(entry.analytic() - entry.numeric()) / size;
    }

    private Finding finding() {
        if (clear.stream().allMatch(Entry::agrees)) {
            return nothingWrong();
        }
        return Stream.<Supplier<Optional<Finding>>>of(this::missing, this::sign, this::transposed, this::accumulation, this::factor)
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(new Finding(Hint.UNKNOWN, "no simple relation: look at the rules that the worst entry's gradient comes through"));
    }

    private Finding nothingWrong() {
        if (!claimedShape.equals(x.shape())) {
            return new Finding(Hint.TRANSPOSED, "the gradient is " + claimedShape + ", its value " + x.shape() + ": transpose it");
        }
        if (entries.stream().allMatch(entry -> entry.kind() != Kind.OPEN && entry.agrees())) {
            return new Finding(Hint.FINE, "");
        }
        return entries.stream().anyMatch(entry -> entry.kind() == Kind.OPEN)
                ? new Finding(Hint.UNDECIDED, "the differences do not settle: the function jumps, has no value on one side, or is too large for the change to be seen")
                : new Finding(Hint.KINK, "the function bends at this point, and the gradient lies between the slopes to either side: move the point a little");
    }

    private Optional<Finding> missing() {
        return found(analyticIs(entry -> 0), Hint.MISSING, "no gradient arrives, although the result depends on " + name + ": some rule does not pass it on");
    }

    private Optional<Finding> sign() {
        return found(analyticIs(entry -> -entry.numeric()), Hint.SIGN, "every entry has the opposite sign: a minus is missing or too many");
    }

    /** The numbers may lie transposed in a matrix of the right shape, whether it is square or not. */
    private Optional<Finding> transposed() {
        int rows = x.shape().rows();
        int columns = x.shape().columns();
        boolean turned = rows > 1 && columns > 1 && clear.stream().allMatch(entry ->
                near(gradient.data[entry.index() % columns * rows + entry.index() / columns], entry.numeric()));
        return found(turned, Hint.TRANSPOSED, "rows and columns are exchanged: the factors of an outer product, or a matrix that should be transposed");
    }

    private Optional<Finding> accumulation() {
        return new Uses(x, y).forgotten(gradient).map(words -> new Finding(Hint.ACCUMULATION, words));
    }

    private Optional<Finding> factor() {
        double both = clear.stream().mapToDouble(entry -> entry.analytic() * entry.numeric()).sum();
        double square = clear.stream().mapToDouble(entry -> entry.numeric() * entry.numeric()).sum();
        double ratio = both / square;
        if (square == 0 || !analyticIs(entry -> ratio * entry.numeric())) {
            return Optional.empty();
        }
        double size = Math.max(Math.abs(ratio), Math.abs(1 / ratio));
        boolean whole = Math.abs(size - Math.rint(size)) <= NEAR * size;
        String times = "the gradient is " + Numbers.format(ratio) + " times what it should be";
        if (whole && Math.rint(size) == 2) {
            return Optional.of(new Finding(Hint.FACTOR_TWO, times + ": a square's 2, or a ½, is missing or too many"));
        }
        // One number is a multiple of any other: only a whole factor says something about it.
        return found(whole || clear.size() > 1, Hint.FACTOR, times + (whole ? sizeOnTape((int) Math.rint(size)) : ""));
    }

    private String sizeOnTape(int count) {
        for (Value value : Tape.of(y)) {
            Shape shape = value.shape();
            if (count > 1 && (shape.columns() == count || shape.rows() == count || shape.size() == count)) {
                String what = value.name().isEmpty() ? "a value" : value.name();
                return ": " + what + " is " + shape + ", so a mean may be taken twice or not at all";
            }
        }
        return "";
    }

    private boolean analyticIs(ToDoubleFunction<Entry> candidate) {
        return clear.stream().allMatch(entry -> near(entry.analytic(), candidate.applyAsDouble(entry)));
    }

    private boolean near(double a, double b) {
        return Math.abs(a - b) <= NEAR * scale;
    }

    private static Optional<Finding> found(boolean fits, Hint hint, String advice) {
        return fits ? Optional.of(new Finding(hint, advice)) : Optional.empty();
    }
}
