package chainrule.check;

import chainrule.diff.Gradients;
import chainrule.shape.Shape;
import chainrule.tape.Op;
import chainrule.tape.Tape;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/** Where a value is used on a tape, and what each use adds to its gradient. */
final class Uses {

    /** The sums of some of so many uses can be tried one after the other. */
    private static final int MOST = 10;

    private final List<String> where = new ArrayList<>();
    private final List<DMatrixRMaj> contributions = new ArrayList<>();
    private final List<DMatrixRMaj> samples = new ArrayList<>();

    Uses(Value x, Value y) {
        Gradients gradients = Gradients.gradients(y, x);
        for (Value user : Tape.of(y)) {
            Op op = user.op();
            Optional<Value> adjoint = gradients.adjoint(user);
            if (op == null || adjoint.isEmpty()) {
                continue;
            }
            Value[] inputs = user.inputs().toArray(Value[]::new);
            for (int i = 0; i < inputs.length; i++) {
                if (inputs[i].equals(x) && op.differentiable(i)) {
                    where.add(op.name());
                    contributions.add(op.vjp(i, inputs, user, adjoint.get()).matrix());
                    addSamples(x.shape(), adjoint.get());
                }
            }
        }
    }

    /** A column that is spread over a batch gets one contribution per sample. */
    private void addSamples(Shape x, Value adjoint) {
        Shape batch = adjoint.shape();
        if (x.columns() == 1 && x.rows() == batch.rows() && batch.columns() > 1) {
            for (int j = 0; j < batch.columns(); j++) {
                DMatrixRMaj sample = new DMatrixRMaj(x.rows(), 1);
                for (int i = 0; i < x.rows(); i++) {
                    sample.data[i] = adjoint.get(i, j);
                }
                samples.add(sample);
            }
        }
    }

    /** In words, if the gradient counts some uses only. */
    Optional<String> forgotten(DMatrixRMaj gradient) {
        int count = contributions.size();
        for (int chosen = 1; count > 1 && count <= MOST && chosen < (1 << count) - 1; chosen++) {
            int subset = chosen;
            List<Integer> uses = IntStream.range(0, count).filter(u -> (subset >> u & 1) != 0).boxed().toList();
            if (near(sum(uses), gradient)) {
                return Optional.of("it is used " + count + " times and the gradient counts only "
                        + uses.stream().map(u -> "use " + (u + 1) + " (" + where.get(u) + ")").collect(Collectors.joining(", "))
                        + ": add what all uses contribute");
            }
        }
        return IntStream.range(0, samples.size()).filter(j -> near(samples.get(j), gradient)).boxed().findFirst()
                .map(j -> "the gradient counts only column " + j + " of the batch: add what all samples contribute");
    }

    private DMatrixRMaj sum(List<Integer> uses) {
        DMatrixRMaj sum = contributions.get(0).createLike();
        for (int use : uses) {
            for (int k = 0; k < sum.getNumElements(); k++) {
                sum.data[k] += contributions.get(use).data[k];
            }
        }
        return sum;
    }

    private static boolean near(DMatrixRMaj a, DMatrixRMaj b) {
        double size = 0;
        double off = 0;
        for (int k = 0; k < a.getNumElements(); k++) {
            size = Math.max(size, Math.abs(b.data[k]));
            off = Math.max(off, Math.abs(a.data[k] - b.data[k]));
        }
        return size > 0 && off <= 1e-6 * size;
    }
}
