package chainrule.tape;

import static chainrule.op.Add.add;
import static chainrule.op.Matmul.matmul;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Square.square;
import static chainrule.op.Sum.sum;
import static chainrule.op.Tanh.tanh;
import static org.assertj.core.api.Assertions.assertThat;

import chainrule.diff.Diff;
import chainrule.diff.Gradients;
import chainrule.linalg.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** A value never changes, so threads may share values and tapes: every bit is what one thread alone gets. */
class ThreadsTest {

    private static final int THREADS = 8;
    private static final int ROUNDS = 100;

    private final Value w = random("w", 6, 5, 1);
    private final Value v = random("v", 1, 6, 2);

    private static Value random(String name, int rows, int columns, long seed) {
        SeededRandom random = new SeededRandom(seed);
        DMatrixRMaj x = new DMatrixRMaj(rows, columns);
        Arrays.setAll(x.data, k -> random.nextDouble(-1, 1));
        return Value.matrix(name, x);
    }

    private Value loss(Value x) {
        Value h = tanh(matmul(w, x));
        return sum(square(matmul(v, add(h, multiply(h, h)))));
    }

    /** Tapes of their own over the same weights, forth and back and in second order. */
    @Test
    void tapesOverSharedWeights() throws Exception {
        assertEveryThreadGetsTheSame(round -> {
            Value x = random("x", 5, 3, round);
            Value loss = loss(x);
            Gradients g = Gradients.gradients(loss, w, v);
            return List.of(loss, g.of(w), g.of(v), Diff.hessianVector(this::loss, x, x), Diff.jvp(this::loss, x, x));
        });
    }

    /** One tape for all: each thread sweeps it and goes on from it, while the others do. */
    @Test
    void oneTapeInManyThreads() throws Exception {
        Value x = random("x", 5, 3, 7);
        Value loss = loss(x);
        Value gradient = Gradients.gradients(loss, w).of(w);
        assertEveryThreadGetsTheSame(round -> {
            Value more = add(loss, multiply(sum(square(gradient)), Value.scalar(round)));
            Gradients g = Gradients.gradients(more, w, x);
            return List.of(more, g.of(w), g.of(x), Sweep.forward(loss, Map.of(x, x)));
        });
    }

    /** Each thread adds to what another has made. */
    @Test
    void aTapeThatGoesFromThreadToThread() throws Exception {
        Value x = Value.scalar("x", 0.5);
        Value alone = x;
        Value y = x;
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (int i = 0; i < 200; i++) {
                Value last = y;
                alone = tanh(add(alone, x));
                y = threads.submit(() -> tanh(add(last, x))).get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(y.asScalar()).isEqualTo(alone.asScalar());
        assertThat(Gradients.gradients(y, x).of(x).asScalar()).isEqualTo(Gradients.gradients(alone, x).of(x).asScalar());
    }

    private static void assertEveryThreadGetsTheSame(IntFunction<List<Value>> work) throws Exception {
        List<List<double[]>> alone = IntStream.range(0, ROUNDS).mapToObj(round -> numbers(work.apply(round))).toList();
        CyclicBarrier start = new CyclicBarrier(THREADS);
        Callable<List<List<double[]>>> all = () -> {
            start.await();
            return IntStream.range(0, ROUNDS).mapToObj(round -> numbers(work.apply(round))).toList();
        };
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<List<List<double[]>>>> results = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                results.add(threads.submit(all));
            }
            for (Future<List<List<double[]>>> result : results) {
                for (int round = 0; round < ROUNDS; round++) {
                    for (int k = 0; k < alone.get(round).size(); k++) {
                        assertThat(result.get().get(round).get(k)).as("round %d, result %d", round, k).containsExactly(alone.get(round).get(k));
                    }
                }
            }
        } finally {
            threads.shutdown();
        }
    }

    private static List<double[]> numbers(List<Value> values) {
        return values.stream().map(value -> value.matrix().data).toList();
    }
}
