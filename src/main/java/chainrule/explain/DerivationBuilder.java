package chainrule.explain;

import chainrule.check.PullbackCheck;
import chainrule.diff.Gradients;
import chainrule.explain.Derivation.Definition;
import chainrule.explain.Derivation.Line;
import chainrule.explain.Derivation.Role;
import chainrule.explain.Derivation.Verdict;
import chainrule.explain.Pullbacks.Result;
import chainrule.explain.Pullbacks.Use;
import chainrule.tape.Notation;
import chainrule.tape.Numbers;
import chainrule.tape.Tape;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/** Writes the {@link Derivation} of a tape; of a long one the lines at its end, and those asked for. */
final class DerivationBuilder {

    private static final int MOST_LINES = 40;
    private static final int MOST_ASKED = 20;
    private static final int MOST_USES = 6;
    private static final double ROUNDING = 1e-12;

    private final Gradients gradients;
    private final List<Value> tape;
    private final TapeNames names;
    private final Pullbacks pullbacks;
    private final Set<Value> asked = new HashSet<>();
    private final SweepUses uses;

    DerivationBuilder(Gradients gradients, Map<Value, String> given) {
        this.gradients = gradients;
        tape = Tape.of(gradients.loss());
        TapeUsers users = new TapeUsers(tape);
        names = TapeNames.of(users, given);
        pullbacks = new Pullbacks(gradients, users, names);
        uses = new SweepUses(tape, pullbacks);
        asked.addAll(gradients.parameters());
    }

    Derivation build() {
        List<Value> all = new ArrayList<>(tape.stream().filter(value -> gradients.adjoint(value).isPresent()).toList());
        Collections.reverse(all);
        gradients.parameters().stream().filter(p -> gradients.adjoint(p).isEmpty()).forEach(all::add);
        Set<Value> shown = new HashSet<>();
        all.stream().filter(asked::contains).limit(MOST_ASKED).forEach(shown::add);
        all.stream().filter(value -> !asked.contains(value)).limit(MOST_LINES - shown.size()).forEach(shown::add);
        List<Value> operations = tape.stream().filter(value -> value.op() != null || names.isMadeUp(value)).toList();
        List<Value> last = operations.subList(Math.max(0, operations.size() - MOST_LINES), operations.size());
        return new Derivation(
                names.of(gradients.loss()),
                last.stream().map(this::definition).toList(),
                all.stream().filter(shown::contains).map(this::line).toList(),
                omitted(operations.size() - last.size(), all.size() - shown.size()),
                names.leadsTo());
    }

    private static String omitted(int operations, int lines) {
        if (operations == 0 && lines == 0) {
            return "";
        }
        return "Shown is the end of the tape, nearest to the result, and what was asked for: " + operations
                + " operations before it and " + lines + " adjoints between are left out; ask for one of the values shown,"
                + " or of fewer samples";
    }

    private Definition definition(Value value) {
        return new Definition(names.symbol(value), pullbacks.formula(value), value.shape(), Figures.of(value));
    }

    private Line line(Value x) {
        Value adjoint = gradients.adjoint(x).orElseGet(() -> Value.constant(x.shape(), 0));
        List<Use> all = uses.of(x);
        Role role = asked.contains(x) ? Role.ASKED : x.equals(gradients.loss()) ? Role.SEED : Role.PASSED;
        List<Contribution> shown = new ArrayList<>();
        Faults faults = new Faults();
        DMatrixRMaj sum = x.equals(gradients.loss()) ? adjoint.matrix() : new DMatrixRMaj(x.shape().rows(), x.shape().columns());
        for (Use use : all.subList(0, Math.min(MOST_USES, all.size()))) {
            Result result = uses.result(use);
            shown.add(result.contribution());
            faults.add(result.contribution());
            CommonOps_DDRM.addEquals(sum, result.value().matrix());
        }
        if (shown.size() == all.size()) {
            faults.compare(sum, adjoint.matrix());
        }
        return new Line(names.of(x), role, Notation.bar(names.of(x)), x.shape(), shown, all.size() - shown.size(),
                Figures.of(adjoint), NormOps_DDRM.normF(adjoint.matrix()), faults.verdict, String.join("; ", faults.words));
    }

    /** The worst of what the checks of one line say. */
    private static final class Faults {

        private Verdict verdict = Verdict.HOLDS;
        private final List<String> words = new ArrayList<>();

        void add(Contribution use) {
            PullbackCheck check = use.check();
            Verdict found = switch (check.hint()) {
                case FINE -> Verdict.HOLDS;
                case KINK -> Verdict.ON_A_KINK;
                case UNDECIDED -> Verdict.UNDECIDED;
                default -> Verdict.FAILS;
            };
            if (found == Verdict.FAILS) {
                words.add("by the rule of " + use.user() + " it is " + Numbers.format(check.analytic())
                        + ", by differences " + Numbers.format(check.numeric()) + place(check) + ": " + check.advice());
            }
            worsen(found);
        }

        private static String place(PullbackCheck check) {
            return check.row() < 0
                    ? " along a direction"
                    : check.row() + check.column() == 0 ? "" : " at row " + check.row() + ", column " + check.column();
        }

        void compare(DMatrixRMaj sum, DMatrixRMaj adjoint) {
            double size = NormOps_DDRM.normF(adjoint) + NormOps_DDRM.normF(sum);
            double off = NormOps_DDRM.normF(CommonOps_DDRM.subtract(sum, adjoint, (DMatrixRMaj) null));
            if (off > ROUNDING * size) {
                words.add("its uses add to " + Numbers.format(sum) + ", but the gradient given is " + Numbers.format(adjoint)
                        + ": it was changed after the sweep");
                worsen(Verdict.FAILS);
            }
        }

        private void worsen(Verdict found) {
            verdict = found.compareTo(verdict) > 0 ? found : verdict;
        }
    }
}
