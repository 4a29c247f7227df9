package chainrule.explain;

import chainrule.check.PullbackCheck;
import chainrule.shape.Shape;
import chainrule.tape.Notation;
import java.util.List;
import java.util.Optional;

/**
 * What one use of a value adds to its adjoint, {@code (∂u/∂x)ᵀ ū}: the same three times, in symbols, shapes and numbers.
 *
 * @param user    the name of the value {@code u} that was computed with it
 * @param from    its shape
 * @param chain   the chain rule alone: {@code ū ∂u/∂x}
 * @param rule    what the rule of the operation makes of it: {@code ū ⊙ b}
 * @param where   what the rule uses more than once, under names of its own, in order
 * @param shapes  the same with shapes in the places of values
 * @param numbers the same with numbers in the places of values, where they are few
 * @param value   the numbers it comes to, or their range where they are many
 * @param lemma   the theorem it is an instance of
 * @param check   the numbers it comes to beside differences of the operation
 */
public record Contribution(
        String user,
        Shape from,
        Notation chain,
        Notation rule,
        List<Where> where,
        Notation shapes,
        Optional<Notation> numbers,
        Notation value,
        Lemma lemma,
        PullbackCheck check) {

    /** An immutable copy. */
    public Contribution {
        where = List.copyOf(where);
    }

    /**
     * A part of a rule that it uses more than once.
     *
     * @param name    what the rule calls it
     * @param formula what it is
     * @param value   the numbers it comes to, or their range
     */
    public record Where(Notation name, Notation formula, Notation value) {}
}
