package chainrule.tape;

import static chainrule.tape.Notation.number;
import static chainrule.tape.Notation.postfix;
import static chainrule.tape.Notation.prefix;
import static chainrule.tape.Notation.product;
import static chainrule.tape.Notation.sum;
import static chainrule.tape.Notation.symbol;
import static org.assertj.core.api.Assertions.assertThat;

import chainrule.op.Add;
import chainrule.op.MatmulTransposeA;
import chainrule.op.Multiply;
import chainrule.op.Scale;
import chainrule.op.Transpose;
import chainrule.shape.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NotationTest {

    private final Notation a = symbol("a");
    private final Notation b = symbol("b");
    private final Notation c = symbol("c");

    @Test
    void parenthesesStandWhereTheyAreNeeded() {
        assertThat(product(c, "⊙", sum(a, "+", b)).text()).isEqualTo("c ⊙ (a + b)");
        assertThat(sum(c, "+", product(a, "⊙", b)).text()).isEqualTo("c + a ⊙ b");
        assertThat(sum(a, "−", sum(b, "−", c)).text()).isEqualTo("a − (b − c)");
        assertThat(sum(a, "+", sum(b, "+", c)).text()).isEqualTo("a + b + c");
        assertThat(product(a, "/", product(b, "/", c)).text()).isEqualTo("a / (b / c)");
        assertThat(postfix(sum(a, "+", b), "²").text()).isEqualTo("(a + b)²");
        assertThat(postfix(number(-2), "²").text()).isEqualTo("(−2)²");
        assertThat(product(a, "⊙", prefix("−", b)).text()).isEqualTo("a ⊙ −b");
        assertThat(prefix("−", sum(a, "+", b)).text()).isEqualTo("−(a + b)");
    }

    @Test
    void aRecordedExpressionIsWrittenDownToItsNames() {
        Value x = Value.scalar("x", 2);
        Value product = Multiply.multiply(x, Multiply.multiply(x, Value.scalar("w", 3)));
        assertThat(Notation.of(product, Map.of()).text()).isEqualTo("x ⊙ x ⊙ w");
        assertThat(Notation.of(product, Map.of(x, symbol("t"))).text()).isEqualTo("t ⊙ t ⊙ w");
    }

    @Test
    void aNegativeNumberAndANumberAfterANumberAreSetApart() {
        assertThat(sum(a, "+", number(-2)).text()).isEqualTo("a + (−2)");
        assertThat(product(a, "⊙", product(number(-2), "", b)).text()).isEqualTo("a ⊙ (−2 b)");
        assertThat(product(number(2), "", number(3)).text()).isEqualTo("2 · 3");
        assertThat(product(number(2), "", a).text()).isEqualTo("2 a");
        assertThat(product(a, "⊙", b).ofNumbers().text()).isEqualTo("a · b");
        assertThat(postfix(number(1.5e-7), "²").text()).isEqualTo("(1.5e−7)²");
    }

    @Test
    void latexIsTheSameTree() {
        assertThat(product(c, "⊙", sum(a, "+", b)).latex()).isEqualTo("c \\odot \\left(a + b\\right)");
        assertThat(product(sum(a, "+", b), "/", c).latex()).isEqualTo("\\frac{a + b}{c}");
        assertThat(postfix(product(a, "/", c), "²").latex()).isEqualTo("\\left(\\frac{a}{c}\\right)^{2}");
        assertThat(product(postfix(symbol("W2"), "ᵀ"), "", Notation.bar("z1")).latex()).isEqualTo("W_{2}^{\\top} \\, \\overline{\\vphantom{t}z}_{1}");
        assertThat(Notation.call("softmax↓", a).latex()).isEqualTo("\\operatorname{softmax}_{\\downarrow}\\left(a\\right)");
        assertThat(Notation.call("√", a).latex()).isEqualTo("\\sqrt{a}");
        assertThat(Notation.norm(sum(a, "−", b), "").latex()).isEqualTo("\\left\\lVert a - b \\right\\rVert");
        assertThat(number(-1.5e-7).latex()).isEqualTo("-1.5 \\cdot 10^{-7}");
        assertThat(Notation.partial("z1", "W").text()).isEqualTo("∂z1/∂W");
        assertThat(Notation.partial("z1", "W").latex()).isEqualTo("\\frac{\\partial z_{1}}{\\partial W}");
    }

    @Test
    void namesAreMathematicsOrText() {
        assertThat(symbol("x").latex()).isEqualTo("x");
        assertThat(symbol("W12").latex()).isEqualTo("W_{12}");
        assertThat(symbol("θ").latex()).isEqualTo("\\theta");
        assertThat(symbol("loss").latex()).isEqualTo("\\mathit{loss}");
        assertThat(symbol("hidden.W").latex()).isEqualTo("W_{\\text{hidden}}");
        assertThat(symbol("w_1").latex()).isEqualTo("{\\text{w}\\_\\text{1}}");
        assertThat(symbol("$\\{<script>").latex()).isEqualTo("{\\$\\backslash \\{ < \\text{script} > }");
        assertThat(symbol("a\u202E\n\uD800").latex()).isEqualTo("{\\text{a\uFFFD \uFFFD}}");
        assertThat(Notation.bar("W1").text()).isEqualTo("W̄1");
        assertThat(Notation.bar("y").text()).isEqualTo("ȳ");
        assertThat(Notation.bar("hidden.W").text()).isEqualTo("hidden.W̄");
        assertThat(Notation.bar("hidden.W").latex()).isEqualTo("\\overline{\\vphantom{t}W}_{\\text{hidden}}");
        assertThat(Notation.bar("loss").text()).isEqualTo("adj(loss)");
        assertThat(Notation.bar("W_1").text()).isEqualTo("adj(W_1)");
        assertThat(Notation.bar("損").text()).isEqualTo("adj(損)");
        assertThat(Notation.bar("loss").latex()).isEqualTo("\\overline{\\vphantom{t}\\mathit{loss}}");
    }

    @Test
    void differentNamesLookDifferent() {
        List<String> names = List.of("W1", "W₁", "W1₁", "W₁₁", "W.W1", "W_1", "1.W", "W.1", "W", "w", "loss", "l.oss", "los.s", "a.b.c", "\\", "\\\\", "_", "$", "^", "~", "{",
                "}", "{}", "α", "alpha", "a b", "ab", "−1", "-1", "1", "1e−1", "3×4", "x̄", "<", ">", "&", "&lt;", "#", "%", "½");
        assertThat(names.stream().map(name -> symbol(name).latex())).doesNotHaveDuplicates();
        assertThat(names.stream().map(name -> Notation.bar(name).latex())).doesNotHaveDuplicates();
        assertThat(names.stream().map(name -> Notation.bar(name).text())).doesNotHaveDuplicates();
    }

    @Test
    void numbersAndShapesTakeThePlaceOfNames() {
        Value x = Value.matrix("x", new double[][] {{1, -2, 3}, {4, 5, 6}});
        Value w = Value.matrix("w", new double[][] {{1, 0}});
        Value y = MatmulTransposeA.matmulTransposeA(x, Transpose.transpose(w));
        assertThat(Notation.of(y, Map.of(x, Notation.entries(x.matrix()))).text()).isEqualTo("[1, −2, 3; 4, 5, 6]ᵀ wᵀ");
        assertThat(Notation.entries(x.matrix()).latex()).isEqualTo("\\begin{bmatrix} 1 & -2 & 3 \\\\ 4 & 5 & 6 \\end{bmatrix}");
        assertThat(Notation.sizes(y, List.of(x)).text()).isEqualTo("(3×2) (2×1)");
        assertThat(Notation.sizes(Scale.scale(2, Add.add(x, Value.scalar("b", 1))), List.of()).text()).isEqualTo("2 ((2×3) + (1×1) (2×1) (1×3))");
    }

    @Test
    void whatIsRepeatedIsAProductWithOnes() {
        Shape column = new Shape(2, 1);
        Shape row = new Shape(1, 3);
        Shape full = new Shape(2, 3);
        assertThat(Notation.repeated(a, column, full).text()).isEqualTo("a 𝟏ᵀ");
        assertThat(Notation.repeated(a, row, full).text()).isEqualTo("𝟏 a");
        assertThat(Notation.repeated(a, Shape.SCALAR, full).text()).isEqualTo("a 𝟏 𝟏ᵀ");
        assertThat(Notation.repeated(a, Shape.SCALAR, column).text()).isEqualTo("a 𝟏");
        assertThat(Notation.repeated(a, Shape.SCALAR, row).text()).isEqualTo("a 𝟏ᵀ");
        assertThat(Notation.repeated(a, full, full)).isSameAs(a);
        assertThat(Notation.filled(0.5, column).text()).isEqualTo("0.5 · 𝟏");
        assertThat(Notation.repeated(product(a, "", b), row, full).text()).isEqualTo("𝟏 (a b)");
        assertThat(Notation.repeated(sum(a, "+", b), column, full).latex()).isEqualTo("\\left(a + b\\right) \\, \\mathbf{1}^{\\top}");
        assertThat(product(c, "⊙", Notation.repeated(a, row, full)).text()).isEqualTo("c ⊙ (𝟏 a)");
    }

    @Test
    void entryByEntryWithOneNumberIsAMultiple() {
        Notation many = Notation.repeated(a, Shape.SCALAR, new Shape(2, 3));
        assertThat(product(b, "⊙", many).text()).isEqualTo("b · a");
        assertThat(product(many, "⊙", b).text()).isEqualTo("a · b");
        assertThat(product(b, "/", many).text()).isEqualTo("b / a");
        assertThat(sum(b, "+", many).text()).isEqualTo("b + a 𝟏 𝟏ᵀ");
    }

    @Test
    void productsOfMatricesAndOfEntriesAreKeptApart() {
        assertThat(product(product(a, "⊙", b), "", c).text()).isEqualTo("(a ⊙ b) c");
        assertThat(product(product(a, "", b), "⊙", c).text()).isEqualTo("(a b) ⊙ c");
        assertThat(product(a, "⊙", product(b, "", c)).latex()).isEqualTo("a \\odot \\left(b \\, c\\right)");
        assertThat(product(a, "⊙", product(number(2), "", b)).text()).isEqualTo("a ⊙ 2 b");
        assertThat(product(a, "⊙", product(b, "⊙", c)).text()).isEqualTo("a ⊙ b ⊙ c");
    }

    @Test
    void aStepOnTheWayIsNoName() {
        assertThat(symbol("E₂").latex()).isEqualTo("E_{(2)}");
        assertThat(symbol("h1₁₂").latex()).isEqualTo("h_{1(12)}");
        assertThat(symbol("loss₁").latex()).isEqualTo("{\\mathit{loss}}_{(1)}");
        assertThat(symbol("E.c1").latex()).isEqualTo("c_{1, \\text{E}}");
        assertThat(Notation.bar("E₂").text()).isEqualTo("Ē₂");
        assertThat(Notation.bar("E₂").latex()).isEqualTo("\\overline{\\vphantom{t}E}_{(2)}");
        assertThat(Notation.bar("loss₁").text()).isEqualTo("adj(loss₁)");
        assertThat(Notation.bar("E.c1").text()).isEqualTo("E.c̄1");
        assertThat(Notation.bar("hidden.W₁").latex()).isEqualTo("{\\overline{\\vphantom{t}W}_{\\text{hidden}}}_{(1)}");
    }

    @Test
    void aPartIsFoundByItself() {
        Notation again = symbol("a");
        assertThat(sum(c, "+", product(a, "⊙", b)).contains(a)).isTrue();
        assertThat(sum(c, "+", product(a, "⊙", b)).contains(again)).isFalse();
    }
}
