package chainrule.notebook.view;

import static chainrule.op.Multiply.multiply;
import static chainrule.op.Tanh.tanh;
import static org.assertj.core.api.Assertions.assertThat;

import chainrule.diff.Gradients;
import chainrule.explain.Cost;
import chainrule.explain.CostOptions;
import chainrule.notebook.Display;
import chainrule.shape.Shape;
import chainrule.tape.Value;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CostViewTest {

    @Test
    void theTextStandsAlone() {
        assertThat(CostView.of(Cost.of(Derivations.network())).text()).isEqualTo("""
                Cost of L: 141 operations forward, 202 back, 1.433 times as many
                value   computes                           shape  forward  back  back/forward  result  keeps
                ──────  ─────────────────────────────────  ─────  ───────  ────  ────────────  ──────  ─────
                z1₁     W1 X                               3×3         36    36             1    72 B   48 B
                z1₂     b1 𝟏ᵀ                              3×3          0     9             –    72 B    0 B
                z1      z1₁ + z1₂                          3×3          9     0             0    72 B    0 B
                h       relu(z1)                           3×3          9    18             2    72 B   72 B
                s₁      W2 h                               2×3         36    72             2    48 B  120 B
                s₂      b2 𝟏ᵀ                              2×3          0     6             –    48 B    0 B
                s       s₁ + s₂                            2×3          6     0             0    48 B    0 B
                L₁      cross-entropy(softmax(s), labels)  1×3         42    60         1.429    24 B   96 B
                L       mean(L₁)                           1×1          3     1        0.3333     8 B    0 B
                in all  9 values                                      141   202         1.433   464 B  336 B
                A sweep back takes 202 operations, an evaluation 141: 1.433 times as many. That is the cheap gradient \
                principle: all derivatives of one number together, here 17, cost a small constant times the number itself, \
                however many they are. For it 336 B of the way forward have to be kept.

                All derivatives by W1, b1, W2, b2
                mode     a sweep for                 sweeps  operations
                ───────  ──────────────────────────  ──────  ──────────
                reverse  each number that comes out       1         202
                forward  each number that goes in        17       2,091
                n = 17 numbers in, m = 1 out: reverse mode wins with 202 operations against 2,091, 10.35 times fewer; it \
                sweeps once instead of 17 times.

                Jacobians along W1 → z1₁ → z1 → h → s₁ → s → L₁ → L
                order                             product                         multiplications
                ────────────────────────────────  ──────────────────────────────  ───────────────
                from the result, as reverse mode  (((((J₇ J₆) J₅) J₄) J₃) J₂) J₁              324
                from the input, as forward mode   J₇ (J₆ (J₅ (J₄ (J₃ (J₂ J₁)))))            1,638
                Their sizes, from the result on: (1×3) (3×6) (6×6) (6×9) (9×9) (9×9) (9×6). From the result on every product has a single row: n² multiplications a step instead of n³. No other order \
                takes fewer. This counts dense matrices. A sweep builds none of them, since a rule knows what its Jacobian \
                does to a vector: reverse mode takes 202 operations for all derivatives.
                𝟏 is a column of ones: b 𝟏ᵀ repeats a column b, 𝟏 r a row r, s 𝟏 a number s. z1₁ is a nameless value on the way to z1.
                """);
    }

    @Test
    void timeIsAddedOnlyIfAsked() {
        Cost counted = Cost.of(Derivations.network());
        Cost measured = Cost.of(Derivations.network(), Map.of(), new CostOptions().time());
        assertThat(CostView.table(counted).columnNames()).doesNotContain("time forward", "time back");
        assertThat(CostView.table(measured).columnNames()).contains("time forward", "time back");
        assertThat(CostView.of(measured).text()).contains("differ from run to run", "time back", "ns");
        assertThat(CostView.table(measured).first(20).removeColumns("time forward", "time back").print())
                .as("nothing else is measured").isEqualTo(CostView.table(counted).first(20).print());
    }

    @Test
    void theWinnerIsNamedWithNumbers() {
        assertThat(CostView.of(Cost.of(Derivations.network())).text()).contains("reverse mode wins with");
        Value x = Value.scalar("x", 0.5);
        Value many = multiply(x, Value.constant(new Shape(6, 1), 2)).named("y");
        assertThat(CostView.of(Cost.of(tanh(many).named("t"))).text())
                .contains("n = 1 number in, m = 6 out: forward mode wins with", "it sweeps once instead of 6 times",
                        "From the input on every product has a single column");
    }

    @ParameterizedTest
    @MethodSource("chainrule.notebook.view.DerivationViewTest#tapes")
    void itSurvivesAndIsBounded(Gradients gradients) {
        Display display = CostView.of(Cost.of(gradients));
        assertThat(display).isEqualTo(CostView.of(Cost.of(gradients)));
        assertThat(display.html()).hasSizeLessThan(60_000).doesNotContain("<script", "<style", "<img", "http:", "https:", "class=", " id=");
        assertThat(Dollars.open(display.html())).doesNotContain("&#36;", "$");
        assertThat(display.latex()).isEmpty();
        assertThat(display.text()).hasSizeLessThan(20_000);
    }

    @Test
    void namesAreText() {
        Gradients hostile = Derivations.named("<script>alert(1)</script>", "$x$ \\left( {", "\u202Edrow\u0000", "z".repeat(10_000));
        Display display = CostView.of(Cost.of(hostile));
        assertThat(display.html()).contains("&lt;script&gt;").doesNotContain("<script", "\u202E").hasSizeLessThan(40_000);
        assertThat(display.text()).doesNotContain("\u202E", "\u0000");
    }

    @Test
    void countsAndTimesAreShort() {
        assertThat(Numeral.count(0)).isEqualTo("0");
        assertThat(Numeral.count(1234567)).isEqualTo("1,234,567");
        assertThat(Numeral.count(9_999_999)).isEqualTo("9,999,999");
        assertThat(Numeral.count(12_345_678)).isEqualTo("12.35 M");
        assertThat(Numeral.count(999_999_999)).isEqualTo("1 G");
        assertThat(Numeral.count(3e30)).isEqualTo("3e12 E");
        assertThat(Numeral.duration(85)).isEqualTo("85 ns");
        assertThat(Numeral.duration(1234.5)).isEqualTo("1.23 µs");
        assertThat(Numeral.duration(45_600_000)).isEqualTo("45.6 ms");
        assertThat(Numeral.duration(7.2e12)).isEqualTo("7200 s");
    }
}
