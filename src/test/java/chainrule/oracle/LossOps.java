package chainrule.oracle;

import static chainrule.op.Add.add;
import static chainrule.op.Divide.divide;
import static chainrule.op.Matmul.matmul;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Negate.negate;
import static chainrule.op.Pad.pad;
import static chainrule.op.Reshape.reshape;
import static chainrule.op.Scale.scale;
import static chainrule.op.Sum.sum;
import static chainrule.op.Transpose.transpose;

import chainrule.loss.AbsoluteDifference;
import chainrule.loss.AbsolutePenalty;
import chainrule.loss.Bernoulli;
import chainrule.loss.BernoulliLogits;
import chainrule.loss.CosineDistance;
import chainrule.loss.CrossEntropy;
import chainrule.loss.HalfSquared;
import chainrule.loss.Hinge;
import chainrule.loss.Huber;
import chainrule.loss.KullbackLeibler;
import chainrule.loss.LogCosh;
import chainrule.loss.Loss;
import chainrule.loss.MeanSquared;
import chainrule.loss.MulticlassHinge;
import chainrule.loss.NegativeLogLikelihood;
import chainrule.loss.OneHot;
import chainrule.loss.Reduction;
import chainrule.loss.SmoothL1;
import chainrule.loss.SoftmaxCrossEntropy;
import chainrule.loss.SquaredHinge;
import chainrule.loss.SquaredPenalty;
import chainrule.oracle.OracleOp.Arguments;
import chainrule.shape.Shape;
import chainrule.tape.Value;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Losses. The files keep a sample in a row, ours take columns; and where the files reduce over all elements, an element
 * is taken for a sample of one output.
 */
final class LossOps {

    static final Map<String, OracleOp> MEANING = Map.ofEntries(
            elementwise("abs_loss", "mean", a -> new AbsoluteDifference()),
            elementwise("mse_loss", "mean", a -> new MeanSquared()),
            elementwise("huber_loss", "mean", a -> new Huber(a.number("delta", 1))),
            elementwise("smooth_l1", "mean", a -> new SmoothL1(a.number("beta", 1))),
            elementwise("log_cosh_loss", "mean", a -> new LogCosh()),
            elementwise("hinge_binary", "mean", a -> new Hinge(a.number("margin", 1))),
            elementwise("squared_hinge", "mean", a -> new SquaredHinge(a.number("margin", 1))),
            elementwise("bce_probs", "mean", a -> new Bernoulli()),
            elementwise("bce_logits", "mean", a -> new BernoulliLogits()),
            elementwise("half_squared_l2", "sum", a -> new HalfSquared()),
            Map.entry("bernoulli_loglik", a -> negate(elementwise(new Bernoulli(), a.x(0), a.x(1), reduction(a, "sum")))),
            Map.entry("bernoulli_loglik_logits",
                    a -> negate(elementwise(new BernoulliLogits(), a.x(0), a.x(1), reduction(a, "sum")))),
            Map.entry("kl_div", LossOps::divergence),
            perRow("cosine_distance", a -> new CosineDistance(a.number("eps", 1e-8))),
            perRow("ce_probs", a -> new CrossEntropy()),
            perRow("ce_logits_onehot", a -> new SoftmaxCrossEntropy(a.number("label_smoothing", 0))),
            labelled("nll_loss", a -> new NegativeLogLikelihood()),
            labelled("multiclass_hinge", a -> new MulticlassHinge(a.number("margin", 1), (int) a.number("p", 1))),
            Map.entry("ce_logits_index", LossOps::fromLabels),
            Map.entry("l2_penalty", a -> SquaredPenalty.squaredPenalty(a.number("lambda"), a.x(0))),
            Map.entry("l1_penalty", a -> AbsolutePenalty.absolutePenalty(a.number("lambda"), a.x(0))));

    private LossOps() {}

    private static Map.Entry<String, OracleOp> elementwise(String name, String otherwise, Function<Arguments, Loss> loss) {
        return Map.entry(name, a -> elementwise(loss.apply(a), a.x(0), a.x(1), reduction(a, otherwise)));
    }

    private static Map.Entry<String, OracleOp> perRow(String name, Function<Arguments, Loss> loss) {
        return Map.entry(name, a -> back(loss.apply(a).of(columns(a.x(0)), columns(a.x(1)), reduction(a, "mean"))));
    }

    private static Map.Entry<String, OracleOp> labelled(String name, Function<Arguments, Loss> loss) {
        return Map.entry(name, a -> {
            Value labels = OneHot.oneHot(a.x(0).shape().columns(), a.integers("labels"));
            return back(loss.apply(a).of(columns(a.x(0)), labels, reduction(a, "mean")));
        });
    }

    private static Value elementwise(Loss loss, Value prediction, Value target, Reduction reduction) {
        Shape shape = prediction.shape();
        if (!shape.equals(target.shape())) {
            return loss.of(prediction, target, reduction);
        }
        Value y = loss.of(inARow(prediction), inARow(target), reduction);
        return reduction == Reduction.NONE ? reshape(y, shape) : y;
    }

    /** The files take it entry by entry; a second class, which never occurs, makes a distribution of each. */
    private static Value divergence(Arguments a) {
        Shape shape = a.x(1).shape();
        if (!shape.equals(a.x(0).shape())) {
            return new KullbackLeibler().of(a.x(1), a.x(0));
        }
        Reduction reduction = reduction(a, "sum");
        Value y = new KullbackLeibler().of(besideNothing(a.x(1)), besideNothing(a.x(0)), reduction);
        return reduction == Reduction.NONE ? reshape(y, shape) : y;
    }

    private static Value besideNothing(Value x) {
        return pad(inARow(x), 0, 1, 0, 0).named(x.name());
    }

    private static Value inARow(Value x) {
        return reshape(x, 1, x.shape().size()).named(x.name());
    }

    /** A label that is ignored weighs nothing; the weight of a class is that of its samples. */
    private static Value fromLabels(Arguments a) {
        Value scores = columns(a.x(0));
        int classes = scores.shape().rows();
        int[] given = a.integers("labels");
        double ignored = a.number("ignore_index", Double.NaN);
        Value labels = OneHot.oneHot(classes, Arrays.stream(given).map(label -> label == ignored ? 0 : label).toArray());
        double smoothing = a.number("label_smoothing", 0);
        Reduction reduction = reduction(a, "mean");
        if (!a.has("class_weights") && !a.has("ignore_index")) {
            return back(new SoftmaxCrossEntropy(smoothing).of(scores, labels, reduction));
        }
        Value omega = Value.matrix("ω", new double[][] {IntStream.range(0, classes)
                .mapToDouble(c -> a.has("class_weights") ? a.attributes().getAsJsonArray("class_weights").get(c).getAsDouble() : 1)
                .toArray()});
        Value counted = Value.matrix("counted", new double[][] {Arrays.stream(given)
                .mapToDouble(label -> label == ignored ? 0 : 1)
                .toArray()});
        Value weights = multiply(matmul(omega, labels), counted);
        if (smoothing == 0 || !a.has("class_weights")) {
            return back(new SoftmaxCrossEntropy(smoothing).of(scores, labels, reduction, weights));
        }
        // With both, the files weigh the smoothed target class by class, and divide by the weights of the labels.
        Value even = add(scale(1 - smoothing, labels), Value.constant(labels.shape(), smoothing / classes));
        Value target = multiply(multiply(transpose(omega), even), counted);
        if (reduction != Reduction.MEAN) {
            return back(new SoftmaxCrossEntropy().of(scores, target, reduction));
        }
        return divide(new SoftmaxCrossEntropy().of(scores, target, Reduction.SUM), sum(weights));
    }

    private static Reduction reduction(Arguments a, String otherwise) {
        return Reduction.valueOf(a.text("reduction", otherwise).toUpperCase(Locale.ROOT));
    }

    private static Value columns(Value rows) {
        return transpose(rows).named(rows.name());
    }

    /** Losses per sample, {@code 1×B}, as the files have them; a reduced loss is the same. */
    private static Value back(Value loss) {
        return loss.shape().isScalar() ? loss : transpose(loss);
    }
}
