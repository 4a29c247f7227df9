package chainrule.replay;

import static chainrule.op.CumulativeSum.cumulativeSum;
import static chainrule.op.LogSoftmax.logSoftmax;
import static chainrule.op.LogSumExp.logSumExp;
import static chainrule.op.Max.max;
import static chainrule.op.Norm.norm;
import static chainrule.op.Softmax.softmax;
import static chainrule.op.Square.square;
import static chainrule.op.Standardize.standardize;
import static chainrule.op.Sum.sum;
import static chainrule.op.Variance.variance;
import static org.assertj.core.api.Assertions.assertThat;

import chainrule.diff.Gradients;
import chainrule.linalg.SeededRandom;
import chainrule.loss.Loss;
import chainrule.loss.MeanSquared;
import chainrule.loss.MulticlassHinge;
import chainrule.loss.OneHot;
import chainrule.loss.SoftmaxCrossEntropy;
import chainrule.shape.Axis;
import chainrule.tape.Recording;
import chainrule.tape.Value;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A run of a program has all its memory; what is left are small objects that the JIT mostly does without. */
class AllocationTest {

    private static final int SIZE = 64;

    /** Less than a row of numbers for each operation, let alone a matrix of 32 KB. */
    private static final long LITTLE = 4000;

    static Stream<Arguments> functions() {
        return Stream.of(
                function("softmax cross-entropy", loss(new SoftmaxCrossEntropy(0.1))),
                function("multiclass hinge", loss(new MulticlassHinge(1, 2))),
                function("mean squared", loss(new MeanSquared())),
                function("softmax", x -> sum(square(softmax(x)))),
                function("log-softmax", x -> sum(square(logSoftmax(x)))),
                function("log-sum-exp", x -> sum(square(logSumExp(x)))),
                function("max", x -> sum(square(max(x, Axis.COLUMNS)))),
                function("norm", x -> sum(norm(x, Axis.COLUMNS, 2))),
                function("variance", x -> sum(square(variance(x, Axis.ROWS, 0)))),
                function("standardize", x -> sum(square(standardize(x, Axis.COLUMNS, 1e-5)))),
                function("cumulative sum", x -> sum(square(cumulativeSum(x, Axis.ROWS)))));
    }

    private static Arguments function(String name, UnaryOperator<Value> f) {
        return Arguments.of(name, f);
    }

    private static UnaryOperator<Value> loss(Loss loss) {
        int[] labels = new int[SIZE];
        return x -> loss.of(x, OneHot.oneHot(SIZE, labels));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void aRunAllocatesNoMatrix(String name, UnaryOperator<Value> f) {
        Recording recording = new Recording();
        SeededRandom random = new SeededRandom(2);
        DMatrixRMaj numbers = new DMatrixRMaj(SIZE, SIZE);
        for (int k = 0; k < numbers.data.length; k++) {
            numbers.data[k] = random.nextDouble() - 0.5;
        }
        Value x = Value.matrix("x", numbers);
        Value standIn = recording.input("x", x.shape());
        recording.bind(standIn, x);
        Value y = f.apply(standIn);
        Program program = Program.of(recording, List.of(y, Gradients.gradients(y, standIn).of(standIn)), new Sharing(1, 1, 0));
        for (int k = 0; k < 5; k++) {
            program.run();
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int k = 0; k < 20; k++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            program.run();
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).as(program.toString()).isLessThan(LITTLE);
    }
}
