package chainrule.tape;

import static chainrule.tape.Notation.number;
import static chainrule.tape.Notation.postfix;
import static chainrule.tape.Notation.prefix;
import static chainrule.tape.Notation.product;
import static chainrule.tape.Notation.sum;
import static chainrule.tape.Notation.symbol;
import static org.assertj.core.api.Assertions.assertThat;

import chainrule.op.Multiply;
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
}
