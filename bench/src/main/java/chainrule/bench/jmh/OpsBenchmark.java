package chainrule.bench.jmh;

import static chainrule.diff.Gradients.gradients;

import chainrule.bench.workload.Start;
import chainrule.linalg.SeededRandom;
import chainrule.loss.SoftmaxCrossEntropy;
import chainrule.op.Add;
import chainrule.op.Concatenate;
import chainrule.op.LogSumExp;
import chainrule.op.Matmul;
import chainrule.op.Multiply;
import chainrule.op.Relu;
import chainrule.op.Softmax;
import chainrule.op.Sum;
import chainrule.op.Tanh;
import chainrule.op.Transpose;
import chainrule.shape.Axis;
import chainrule.tape.Value;
import java.util.function.BinaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** One operation on matrices of 64×64, recorded, and swept back to both of its arguments or its only one. */
public class OpsBenchmark extends Timed {

    private static final int SIZE = 64;

    /** What is recorded, of a and b. */
    public enum Recorded {
        ADD(Add::add),
        MULTIPLY(Multiply::multiply),
        MATMUL(Matmul::matmul),
        TRANSPOSE((a, b) -> Transpose.transpose(a)),
        RELU((a, b) -> Relu.relu(a)),
        TANH((a, b) -> Tanh.tanh(a)),
        SUM_OF_ROWS((a, b) -> Sum.sum(a, Axis.ROWS)),
        SOFTMAX((a, b) -> Softmax.softmax(a)),
        LOG_SUM_EXP((a, b) -> LogSumExp.logSumExp(a)),
        CONCATENATE((a, b) -> Concatenate.concatenate(Axis.ROWS, a, b)),
        SOFTMAX_CROSS_ENTROPY((a, b) -> SoftmaxCrossEntropy.softmaxCrossEntropy(a, b));

        private final BinaryOperator<Value> f;

        Recorded(BinaryOperator<Value> f) {
            this.f = f;
        }
    }

    @Param
    private Recorded op = Recorded.ADD;

    private final Value a = Value.matrix("a", Start.uniform(new SeededRandom(1), SIZE, SIZE, 0, 1));
    private final Value b = Value.matrix("b", Start.uniform(new SeededRandom(2), SIZE, SIZE, 0, 1));

    /** Evaluated and recorded. */
    @Benchmark
    public Object record() {
        return op.f.apply(a, b);
    }

    /** Evaluated, recorded, summed, and differentiated. */
    @Benchmark
    public Object differentiate() {
        return gradients(Sum.sum(op.f.apply(a, b)), a, b);
    }
}
