package chainrule.explain;

import chainrule.diff.Gradients;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.Notation;
import chainrule.tape.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The chain rule of one tape, line by line: what was computed, then each adjoint from those after it, in symbols, shapes
 * and numbers, with the theorem that was used. Nothing in it was written beforehand: formulas come from the rules that
 * ran, and each line was held against differences of its own operation, so that a rule that is wrong fails its own line
 * and no other.
 *
 * @param result  the name of what was differentiated
 * @param forward the operations in order
 * @param lines   the adjoints in the order of the reverse sweep
 * @param omitted what is left out, in a line; empty if nothing is
 * @param leadsTo the names that nobody gave, each with the named value that it leads to
 */
public record Derivation(String result, List<Definition> forward, List<Line> lines, String omitted, Map<String, String> leadsTo) {

    /** An immutable copy. */
    public Derivation {
        forward = List.copyOf(forward);
        lines = List.copyOf(lines);
        leadsTo = Map.copyOf(leadsTo);
    }

    /**
     * One operation.
     *
     * @param name    of what it gave
     * @param formula on the names of its arguments
     * @param shape   of what it gave
     * @param value   the numbers, or their range
     */
    public record Definition(Notation name, Notation formula, Shape shape, Notation value) {}

    /** What a line is about. */
    public enum Role {
        /** Where the sweep starts: the result by itself. */
        SEED,
        /** A value on the way. */
        PASSED,
        /** A gradient that was asked for. */
        ASKED
    }

    /** Whether a line holds. */
    public enum Verdict {
        /** Rule and differences agree. */
        HOLDS("✓", "agrees with differences"),
        /** The function bends here; the rule gives one of the slopes between those to either side. */
        ON_A_KINK("∧", "on a kink: a slope between those to either side"),
        /** Differences give no answer here. */
        UNDECIDED("?", "differences do not settle here"),
        /** Rule and differences differ. */
        FAILS("✗", "does not hold");

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

    /**
     * One adjoint.
     *
     * @param name    of the value
     * @param role    what the line is about
     * @param left    the adjoint itself: {@code x̄}
     * @param shape   of the adjoint
     * @param uses    what each use of the value adds, in the order of the sweep; a value used often shows the first ones
     * @param more    how many uses are not shown
     * @param value   the numbers of the adjoint, or their range
     * @param norm    ‖x̄‖, the root of the sum of squares
     * @param verdict whether all of it holds
     * @param fault   the numbers that differ, in a sentence; empty if none do
     */
    public record Line(
            String name,
            Role role,
            Notation left,
            Shape shape,
            List<Contribution> uses,
            int more,
            Notation value,
            double norm,
            Verdict verdict,
            String fault) {

        /** An immutable copy. */
        public Line {
            uses = List.copyOf(uses);
        }

        /** The chain rule alone, one term for each use: {@code ū ∂u/∂x + v̄ ∂v/∂x}. */
        public Notation chain() {
            return Terms.sum(this, Contribution::chain);
        }

        /** The same with the rules of the operations. */
        public Notation rule() {
            return Terms.sum(this, Contribution::rule);
        }

        /** The same with shapes. */
        public Notation shapes() {
            return Terms.sum(this, Contribution::shapes);
        }

        /** The same with numbers, where they are few. */
        public Optional<Notation> numbers() {
            return uses.stream().allMatch(use -> use.numbers().isPresent())
                    ? Optional.of(Terms.sum(this, use -> use.numbers().orElse(use.value())))
                    : Optional.empty();
        }

        /** What the rules use more than once, under names of its own. */
        public List<Contribution.Where> where() {
            return uses.stream().flatMap(use -> use.where().stream()).toList();
        }

        /** Whether there are single numbers only, whose shapes say nothing. */
        public boolean isOfNumbers() {
            return shape.isScalar() && uses.stream().allMatch(use -> use.from().isScalar());
        }

        /** The theorems used, the sum over uses first. */
        public List<String> theorems() {
            return Terms.theorems(this);
        }
    }

    /**
     * The derivatives of a result by the leaves that have a name.
     *
     * @throws ShapeException if the result is not a scalar
     */
    public static Derivation of(Value result) {
        return of(result, Map.of());
    }

    /** The same, with names for values that have none of their own. */
    public static Derivation of(Value result, Map<Value, String> names) {
        return of(NamedLeaves.gradients(result, names), names);
    }

    /** The derivation of gradients: the adjoints by which they were reached. */
    public static Derivation of(Gradients gradients) {
        return of(gradients, Map.of());
    }

    /** The same, with names for values that have none of their own. */
    public static Derivation of(Gradients gradients, Map<Value, String> names) {
        return new DerivationBuilder(gradients, names).build();
    }

    /** Whether no line fails. */
    public boolean holds() {
        return lines.stream().noneMatch(line -> line.verdict() == Verdict.FAILS);
    }
}
