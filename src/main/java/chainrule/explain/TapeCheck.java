package chainrule.explain;

import chainrule.check.GradientCheck;
import chainrule.check.RuleCheck;
import chainrule.check.Sample;
import chainrule.diff.Gradients;
import chainrule.op.StopGradient;
import chainrule.shape.ShapeException;
import chainrule.tape.Tape;
import chainrule.tape.TapeFunction;
import chainrule.tape.Value;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/**
 * The gradients of a tape beside differences of that same tape, and where they do not agree, whose rule is to blame:
 * then every operation is tried alone.
 *
 * @param result     what was differentiated
 * @param loss       its value
 * @param check      what was found for each leaf
 * @param sample     which entries were compared
 * @param rulesTried how many rules were tried alone; none if nothing was wrong
 * @param wrongRules those that are wrong, from the inputs to the result
 * @param remarks    more to know, a sentence each
 */
public record TapeCheck(
        String result,
        double loss,
        GradientCheck check,
        Sample sample,
        int rulesTried,
        List<WrongRule> wrongRules,
        List<String> remarks) {

    /**
     * A rule that differences of its operation alone contradict.
     *
     * @param operation its name
     * @param value     what the result is called
     * @param by        what the argument is called
     * @param check     what its rule gave, and what it should have given
     */
    public record WrongRule(String operation, String value, String by, RuleCheck check) {}

    private static final int MOST_WRONG = 20;

    /** So many floating-point operations are spent on one leaf if nobody says how many entries. */
    private static final double MOST_SPENT = 4e9;

    private static final int EVALUATIONS = 20;
    private static final int FEWEST = 5;

    /** Immutable copies. */
    public TapeCheck {
        wrongRules = List.copyOf(wrongRules);
        remarks = List.copyOf(remarks);
    }

    /**
     * By all leaves that have a name.
     *
     * @throws ShapeException if the result is not a scalar
     */
    public static TapeCheck of(Value result, Map<Value, String> names) {
        return of(NamedLeaves.gradients(result, names), names);
    }

    /** By the values that were asked for; gradients that somebody changed are checked as they are now. */
    public static TapeCheck of(Gradients gradients, Map<Value, String> names) {
        return of(gradients, names, affordable(gradients));
    }

    /**
     * The same with a sample of one's choice.
     *
     * @throws CancellationException if the thread is interrupted, which it stays
     */
    public static TapeCheck of(Gradients gradients, Map<Value, String> names, Sample sample) {
        Value result = gradients.loss();
        List<Value> tape = Tape.of(result);
        TapeNames called = TapeNames.of(new TapeUsers(tape), names);
        List<Value> stops = tape.stream().filter(value -> value.op() instanceof StopGradient).toList();
        List<Value> asked = gradients.parameters();
        // One by one: a value that was asked for may lie on the way from another.
        GradientCheck check = new GradientCheck(asked.stream()
                .flatMap(value -> check(result, value, called.of(value), gradients.of(value), stops, sample).inputs().stream())
                .toList());
        List<RuleCheck> rules = check.passed() ? List.of() : RuleCheck.of(gradients);
        List<WrongRule> wrong = rules.stream()
                .filter(rule -> !rule.pullback().passed())
                .limit(MOST_WRONG)
                .map(rule -> new WrongRule(rule.operation(), called.of(rule.value()),
                        called.of(rule.value().inputs().get(rule.argument())), rule))
                .toList();
        return new TapeCheck(called.of(result), result.asScalar(), check, sample, rules.size(), wrong, remarks(stops));
    }

    private static GradientCheck check(
            Value result, Value by, String name, Value gradient, List<Value> stops, Sample sample) {
        TapeFunction function = new TapeFunction(result, join(List.of(by), stops));
        return GradientCheck.of(numbers -> uninterrupted(function, join(numbers, stops)),
                List.of(by.detached().named(name)), List.of(gradient), sample);
    }

    /** So many entries of each leaf that the check takes a few seconds; all of them if there is time for all. */
    public static Sample affordable(Gradients gradients) {
        double once = Math.max(1, new TapeFunction(gradients.loss(), gradients.parameters()).flops());
        double entries = MOST_SPENT / (once * EVALUATIONS * Math.max(1, gradients.parameters().size()));
        return new Sample((int) Math.max(FEWEST, Math.min(GradientCheck.MOST_ENTRIES, entries)), 1);
    }

    private static List<String> remarks(List<Value> stops) {
        return stops.isEmpty() ? List.of() : List.of("What stopGradient lets through was held where it is, in the differences too.");
    }

    private static Value uninterrupted(TapeFunction function, List<Value> numbers) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted");
        }
        return function.at(numbers);
    }

    private static List<Value> join(List<Value> first, List<Value> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** Whether no leaf gives reason for doubt. */
    public boolean passed() {
        return check.passed();
    }

    @Override
    public String toString() {
        return check.toString();
    }
}
