package chainrule.op;

import static chainrule.diff.Gradients.gradients;
import static chainrule.loss.BernoulliLogits.bernoulliLogits;
import static chainrule.loss.CrossEntropy.crossEntropy;
import static chainrule.loss.SoftmaxCrossEntropy.softmaxCrossEntropy;
import static chainrule.op.Identity.identity;
import static chainrule.op.LogSoftmax.logSoftmax;
import static chainrule.op.Matmul.matmul;
import static chainrule.op.Sigmoid.sigmoid;
import static chainrule.op.Softmax.softmax;
import static chainrule.op.Sum.sum;
import static org.assertj.core.api.Assertions.assertThat;

import chainrule.explain.GradientTable;
import chainrule.explain.TapeGraph;
import chainrule.loss.Loss;
import chainrule.tape.Op;
import chainrule.tape.Tape;
import chainrule.tape.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Probabilities where scores belong: nothing is refused, but it is said. */
class OfScoresTest {

    private final Value s = Value.matrix("s", new double[][] {{2, -1}, {0.5, 3}});

    private static Optional<String> noticed(Value result) {
        return OfScores.mistaken(Tape.of(result));
    }

    @Test
    void probabilitiesForScores() {
        assertThat(noticed(softmaxCrossEntropy(softmax(s).named("p"), 0, 1))).hasValue("softmaxCrossEntropy is meant for scores of any size;"
                + " its argument p comes from softmax and lies between 0 and 1 already: leave that softmax out");
        assertThat(noticed(softmaxCrossEntropy(sigmoid(s), 0, 1)).orElseThrow()).contains("leave that sigmoid out");
        assertThat(noticed(bernoulliLogits(sigmoid(s), sigmoid(s))).orElseThrow()).startsWith("bernoulliLogits is meant for scores");
        assertThat(noticed(logSoftmax(softmax(s)))).isPresent();
        assertThat(noticed(sum(matmul(s, softmax(identity(softmax(s))))))).isPresent();
    }

    @Test
    void scoresAreFine() {
        assertThat(noticed(softmaxCrossEntropy(s, 0, 1))).isEmpty();
        assertThat(noticed(crossEntropy(softmax(s), 0, 1))).isEmpty();
        assertThat(noticed(bernoulliLogits(s, sigmoid(s)))).as("targets are probabilities").isEmpty();
        assertThat(noticed(sigmoid(matmul(s, sigmoid(s))))).as("two layers").isEmpty();
        assertThat(noticed(softmax(logSoftmax(s)))).as("the softmax of log-probabilities is right").isEmpty();
    }

    @Test
    void itIsSaidWithTheTapeAndWithTheGradients() {
        Value loss = softmaxCrossEntropy(softmax(s), 0, 1);
        String words = noticed(loss).orElseThrow();
        assertThat(TapeGraph.of(loss).notes()).contains(words);
        assertThat(GradientTable.of(gradients(loss, s)).atRate(0.1).notes()).containsExactly(words);
        assertThat(TapeGraph.of(softmaxCrossEntropy(s, 0, 1)).notes()).noneMatch(note -> note.contains("scores"));
    }

    /** Where a loss of probabilities advises one of scores, that one is known to be so; who gives probabilities does. */
    @Test
    void allOfThemAreKnown() {
        List<Op> ops = OpScan.instances();
        List<String> ofScores = ops.stream().filter(OfScores.class::isInstance).map(Op::name).distinct().toList();
        List<String> advised = ops.stream().filter(Loss.class::isInstance).map(op -> ((Loss) op).onScores())
                .filter(name -> !name.isEmpty()).distinct().toList();
        assertThat(advised).isNotEmpty();
        assertThat(ofScores).containsAll(advised);
        List<Op> giving = ops.stream().filter(op -> op instanceof OfScores f && f.givesProbabilities()).toList();
        assertThat(giving).isNotEmpty().allSatisfy(op ->
                assertThat(Arrays.stream(op.on(Value.matrix("x", new double[][] {{800, -3}, {-800, 0}})).matrix().data).boxed())
                        .allSatisfy(p -> assertThat(p).isBetween(0.0, 1.0)));
    }
}
