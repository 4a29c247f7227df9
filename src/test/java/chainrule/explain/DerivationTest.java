package chainrule.explain;

import static chainrule.diff.Gradients.gradients;
import static chainrule.loss.MulticlassHinge.multiclassHinge;
import static chainrule.loss.SoftmaxCrossEntropy.softmaxCrossEntropy;
import static chainrule.op.Add.add;
import static chainrule.op.Divide.divide;
import static chainrule.op.Exp.exp;
import static chainrule.op.Matmul.matmul;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Relu.relu;
import static chainrule.op.Scale.scale;
import static chainrule.op.Sigmoid.sigmoid;
import static chainrule.op.Square.square;
import static chainrule.op.Standardize.standardize;
import static chainrule.op.Subtract.subtract;
import static chainrule.op.Sum.sum;
import static chainrule.op.Tanh.tanh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.diff.Gradients;
import chainrule.explain.Derivation.Line;
import chainrule.explain.Derivation.Role;
import chainrule.explain.Derivation.Verdict;
import chainrule.op.Cos;
import chainrule.op.Elementwise;
import chainrule.shape.Axis;
import chainrule.shape.Shape;
import chainrule.shape.ShapeException;
import chainrule.tape.LatexReader;
import chainrule.tape.Notation;
import chainrule.tape.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DerivationTest {

    private static Gradients classic() {
        Value a = Value.scalar("a", 2);
        Value b = Value.scalar("b", 1);
        return gradients(multiply(add(a, b).named("c"), add(b, Value.scalar(1)).named("d")).named("e"), a, b);
    }

    private static Gradients network() {
        Value x = Value.matrix("X", new double[][] {{1, 0.5, -1}, {0.3, 2, 0.1}});
        Value w1 = Value.matrix("W1", new double[][] {{0.1, -0.4}, {0.7, 0.2}, {-0.3, 0.5}});
        Value b1 = Value.column("b1", 0.1, 0.2, -0.1);
        Value w2 = Value.matrix("W2", new double[][] {{1, 0.2, -0.7}, {0.4, -0.9, 0.3}});
        Value b2 = Value.column("b2", 0, 0.1);
        Value h = relu(add(matmul(w1, x), b1).named("z")).named("h");
        return gradients(softmaxCrossEntropy(add(matmul(w2, h), b2).named("s"), 0, 1, 1).named("L"), w1, b1, w2, b2);
    }

    static Stream<Gradients> tapes() {
        Value x = Value.matrix("X", new double[][] {{1, 2, 4}, {0.5, -1, 0.25}});
        Value g = Value.column("γ", 1.5, 0.8);
        Value w = Value.matrix("W", new double[][] {{0.2, -0.1}, {0.4, 0.3}, {-0.5, 0.6}});
        Value hostile = Value.scalar("a_b$c\\d{e^f~g%h&i#j<k>\n\u202E😀".repeat(500), 0.3);
        return Stream.of(
                classic(),
                network(),
                gradients(sum(tanh(multiply(g, standardize(x, Axis.ROWS, 1e-5)))).named("L"), g, x),
                gradients(multiclassHinge(matmul(w, x), 0, 2, 1).named("L"), w),
                gradients(divide(exp(scale(2, hostile)), sigmoid(hostile)).named("\\end{aligned}"), hostile));
    }

    @ParameterizedTest
    @MethodSource("tapes")
    void everyLineHoldsAndCanBeTypeset(Gradients gradients) {
        Derivation derivation = Derivation.of(gradients);
        assertThat(derivation.holds()).isTrue();
        assertThat(derivation.lines()).hasSizeGreaterThan(2);
        for (Line line : derivation.lines()) {
            assertThat(line.verdict()).as(line.name()).isEqualTo(Verdict.HOLDS);
            assertThat(line.fault()).isEmpty();
            Stream.of(line.left(), line.chain(), line.rule(), line.shapes(), line.numbers().orElse(line.value()), line.value())
                    .map(Notation::latex).peek(latex -> assertThat(latex).hasSizeLessThan(3000)).forEach(LatexReader::read);
        }
        derivation.forward().forEach(definition -> LatexReader.read(definition.formula().latex()));
    }

    @Test
    void aCircuitIsDerivedInSymbolsAndNumbers() {
        Derivation derivation = Derivation.of(classic());
        assertThat(derivation.forward()).extracting(d -> d.name().text() + " = " + d.formula().text() + " = " + d.value().text())
                .containsExactly("c = a + b = 3", "d = b + 1 = 2", "e = c · d = 6");
        assertThat(derivation.lines()).extracting(DerivationTest::text).containsExactly(
                "ē = 1 = 1 = 1 = 1 [where the sweep starts]",
                "d̄ = ē ∂e/∂d = ē · c = 1 · 3 = 3 [product rule]",
                "c̄ = ē ∂e/∂c = ē · d = 1 · 2 = 2 [product rule]",
                "b̄ = d̄ ∂d/∂b + c̄ ∂c/∂b = d̄ + c̄ = 3 + 2 = 5 [sum over 2 uses (multivariate chain rule), sum rule]",
                "ā = c̄ ∂c/∂a = c̄ = 2 = 2 [sum rule]");
        assertThat(line(derivation, "b").chain().latex()).isEqualTo(
                "\\overline{\\vphantom{t}d} \\, \\frac{\\partial d}{\\partial b} + \\overline{\\vphantom{t}c} \\, \\frac{\\partial c}{\\partial b}");
        assertThat(derivation.lines()).extracting(Line::role)
                .containsExactly(Role.SEED, Role.PASSED, Role.PASSED, Role.ASKED, Role.ASKED);
    }

    private static String text(Line line) {
        return Stream.of(line.left(), line.chain(), line.rule(), line.numbers().orElseThrow(), line.value())
                .map(Notation::text).collect(Collectors.joining(" = ")) + " " + line.theorems();
    }

    @Test
    void aNetworkIsDerivedByTheLemmas() {
        Derivation derivation = Derivation.of(network());
        assertThat(rule(derivation, "s")).isEqualTo(
                "(softmax↓(s) ⊙ (𝟏 Σ↓(labels)) − labels) ⊙ (𝟏 L̄₁)"
                        + " | 2×3 = (softmax↓(2×3) ⊙ ((2×1) Σ↓(2×3)) − (2×3)) ⊙ ((2×1) (1×3))"
                        + " | softmax with cross-entropy: p − y");
        assertThat(rule(derivation, "h")).isEqualTo("W2ᵀ s̄₁ | 3×3 = (3×2) (2×3) | lemma 3, through weights: Wᵀ δ");
        assertThat(rule(derivation, "z")).isEqualTo("h̄ ⊙ H(z) | 3×3 = (3×3) ⊙ H(3×3) | lemma 2, entry by entry: δ ⊙ f′");
        assertThat(rule(derivation, "W1")).isEqualTo("z̄₁ Xᵀ | 3×2 = (3×3) (3×2) | lemma 1, weights: δ uᵀ");
        assertThat(rule(derivation, "b1")).isEqualTo("Σ→(z̄₂) | 3×1 = Σ→(3×3) | lemma 1, bias: δ, summed over the samples");
        assertThat(line(derivation, "W2").chain().text()).isEqualTo("(∂s₁/∂W2)ᵀ s̄₁");
        assertThat(line(derivation, "b2").numbers().orElseThrow().text())
                .isEqualTo("Σ→([−0.08939, 0.1829, 0.1378; 0.08939, −0.1829, −0.1378])");
    }

    private static String rule(Derivation derivation, String name) {
        Line line = line(derivation, name);
        return line.rule().text() + " | " + line.shape() + " = " + line.shapes().text() + " | " + String.join(", ", line.theorems());
    }

    private static Line line(Derivation derivation, String name) {
        return derivation.lines().stream().filter(line -> line.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void theLemmaIsReadOffTheFormula() {
        Value x = Value.scalar("x", 0.8);
        Value y = Value.scalar("y", 1.7);
        Value m = Value.matrix("m", new double[][] {{1, 2}, {3, 5}});
        assertThat(lemma(subtract(x, y), y)).isEqualTo(Lemma.SUM);
        assertThat(lemma(scale(3, x), x)).isEqualTo(Lemma.CONSTANT_FACTOR);
        assertThat(lemma(multiply(x, x), x)).isEqualTo(Lemma.PRODUCT);
        assertThat(lemma(divide(x, y), x)).isEqualTo(Lemma.QUOTIENT);
        assertThat(lemma(divide(x, y), y)).isEqualTo(Lemma.QUOTIENT);
        assertThat(lemma(exp(x), x)).isEqualTo(Lemma.ENTRY_BY_ENTRY);
        assertThat(lemma(sum(m), m)).isEqualTo(Lemma.SHARED);
        assertThat(lemma(sum(chainrule.op.Center.center(m, Axis.ROWS)), m)).isEqualTo(Lemma.LINEAR);
        assertThat(lemma(chainrule.op.Norm.norm(m), m)).isEqualTo(Lemma.GRADIENT);
        assertThat(lemma(chainrule.op.Determinant.determinant(m), m)).isIn(Lemma.GRADIENT, Lemma.JACOBIAN);
    }

    private static Lemma lemma(Value result, Value x) {
        return line(Derivation.of(gradients(result, x)), x.name()).uses().get(0).lemma();
    }

    @Test
    void aWrongRuleFailsItsOwnLineAndNoOther() {
        Value x = Value.scalar("x", 0.8);
        Value u = new TwiceTheSlope().on(square(x)).named("u");
        Derivation derivation = Derivation.of(scale(3, u).named("y"));
        assertThat(derivation.holds()).isFalse();
        assertThat(derivation.lines()).extracting(Line::verdict)
                .containsExactly(Verdict.HOLDS, Verdict.HOLDS, Verdict.FAILS, Verdict.HOLDS);
        assertThat(line(derivation, "u₁").fault()).contains("by the rule of u it is 4.813, by differences 2.406", "2 times");

        Value m = Value.matrix("m", new double[][] {{0.3, -0.4}, {1.5, 0.2}});
        Line wrong = line(Derivation.of(sum(new TwiceTheSlope().on(m))), "m");
        assertThat(wrong.verdict()).isEqualTo(Verdict.FAILS);
        assertThat(wrong.fault()).contains("row", "column", "2 times");
    }

    @Test
    void aGradientThatWasChangedAfterTheSweepIsNoticed() {
        Value x = Value.scalar("x", 3);
        Gradients clipped = gradients(square(x).named("y"), x).replaced(Map.of(x, Value.scalar(1)));
        assertThat(line(Derivation.of(clipped), "x").fault()).contains("add to 6", "is 1", "changed after the sweep");
    }

    @Test
    void aKinkIsSaidAndHolds() {
        Value x = Value.matrix("x", new double[][] {{0, 1}, {-2, 3}});
        Derivation derivation = Derivation.of(sum(relu(x)));
        assertThat(line(derivation, "x").verdict()).isEqualTo(Verdict.ON_A_KINK);
        assertThat(derivation.holds()).isTrue();
    }

    @Test
    void whatTheResultDoesNotDependOnIsZero() {
        Value x = Value.scalar("x", 3);
        Value other = Value.column("o", 1, 2);
        Line line = line(Derivation.of(gradients(square(x), x, other)), "o");
        assertThat(line.theorems()).containsExactly("the result does not depend on it");
        assertThat(line.value().text()).isEqualTo("[0; 0]");
        assertThat(Derivation.of(gradients(x, x)).lines()).extracting(Line::theorems).hasSize(1);
    }

    @Test
    void aValueWithoutNameOrPlaceOnTheTapeIsCalledAValue() {
        Value a = Value.scalar("a", 2);
        Value stranger = Value.constant(new Shape(1, 2), 3);
        List<Line> lines = Derivation.of(gradients(square(a).named("L"), a, stranger)).lines();
        assertThat(lines).extracting(Line::name).containsExactly("L", "a", "a value");
    }

    @Test
    void ofLargeMatricesShapesAndLengthsAreLeft() {
        Value x = Value.constant(new Shape(64, 32), 0.5);
        Value w = Value.constant(new Shape(48, 64), 0.25).named("w");
        Line line = line(Derivation.of(sum(matmul(w, x))), "w");
        assertThat(line.numbers()).isEmpty();
        assertThat(line.shapes().text()).isEqualTo("(48×32) (32×64)");
        assertThat(line.value().text()).isEqualTo("16 · 𝟏 𝟏ᵀ");
        assertThat(line.norm()).isEqualTo(16 * StrictMath.sqrt(48 * 64));
        assertThat(line.verdict()).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void aLongTapeIsCut() {
        Value x = Value.scalar("x", 0.5);
        Value last = x;
        for (int k = 0; k < 30_000; k++) {
            last = k % 2 == 0 ? scale(0.999, last) : add(last, x);
        }
        Derivation derivation = Derivation.of(last);
        assertThat(derivation.lines()).hasSize(40);
        assertThat(derivation.forward()).hasSize(40);
        assertThat(derivation.omitted()).contains("29960 operations", "29961 adjoints");
        assertThat(line(derivation, "x").uses()).hasSize(6);
        assertThat(line(derivation, "x").more()).isEqualTo(14_995);
        assertThat(derivation.holds()).isTrue();
    }

    @Test
    void withoutParametersEveryNamedLeafIsAskedFor() {
        Value x = Value.scalar("x", 2);
        Value nameless = Value.scalar(3);
        Derivation derivation = Derivation.of(multiply(x, nameless));
        assertThat(derivation.lines()).extracting(Line::name).containsExactly("v1", "x");
        Derivation named = Derivation.of(multiply(x, nameless), Map.of(nameless, "k"));
        assertThat(named.lines()).extracting(Line::name).containsExactlyInAnyOrder("v1", "x", "k");
        assertThat(Derivation.of(square(nameless)).lines()).hasSize(2);
        assertThatThrownBy(() -> Derivation.of(Value.column("c", 1, 2))).isInstanceOf(ShapeException.class)
                .hasMessageContaining("scalar");
    }

    @Test
    void aDerivationOfADerivativeIsOneMore() {
        Value x = Value.scalar("x", 0.7);
        Value slope = gradients(multiply(square(x), x), x).of(x).named("g");
        Derivation second = Derivation.of(slope);
        assertThat(second.holds()).isTrue();
        assertThat(line(second, "x").value().text()).isEqualTo("4.2");
    }

    /** The sine with twice its derivative. */
    record TwiceTheSlope() implements Elementwise {

        @Override
        public double apply(double x) {
            return StrictMath.sin(x);
        }

        @Override
        public Value derivative(Value x, Value y) {
            return scale(2, Cos.cos(x));
        }

        @Override
        public Notation notation(Notation... x) {
            return Notation.call("sin", x);
        }
    }
}
