package chainrule.tape;

import static chainrule.op.Add.add;
import static chainrule.op.Log.log;
import static chainrule.op.Matmul.matmul;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Sum.sum;
import static chainrule.op.Tanh.tanh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.shape.ShapeException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TapeFunctionTest {

    private final Value w = Value.matrix("W", new double[][] {{1, 2, 3}, {4, 5, 6}});
    private final Value x = Value.column("x", 0.1, -0.2, 0.3);
    private final Value z = matmul(w, x).named("z");
    private final Value loss = sum(multiply(tanh(z), z)).named("loss");

    @Test
    void elsewhereItIsWhatTheProgramWouldCompute() {
        Value other = Value.column("x", 2, 0, -1);
        Value there = matmul(w, other);
        Value again = new TapeFunction(loss, List.of(x)).at(List.of(other));
        assertThat(again.asScalar()).isEqualTo(sum(multiply(tanh(there), there)).asScalar());
        assertThat(again.name()).isEqualTo("loss");
        assertThat(new TapeFunction(loss, List.of(x)).at(List.of(x)).asScalar()).isEqualTo(loss.asScalar());
    }

    @Test
    void aResultOnTheWayCutsOffWhatIsBeforeIt() {
        Value there = Value.column("z", 1, -1);
        TapeFunction f = new TapeFunction(loss, List.of(z, x));
        assertThat(f.at(List.of(there, Value.column("x", 9, 9, 9))).asScalar()).isEqualTo(sum(multiply(tanh(there), there)).asScalar());
        assertThat(f.flops()).isLessThan(new TapeFunction(loss, List.of(x)).flops());
    }

    @Test
    void whatDoesNotDependOnItIsNotComputedAgain() {
        assertThat(new TapeFunction(loss, List.of(Value.scalar(1))).at(List.of(Value.scalar(2)))).isSameAs(loss);
        assertThat(new TapeFunction(loss, List.of(loss)).at(List.of(Value.scalar(7))).asScalar()).isEqualTo(7);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> new TapeFunction(loss, List.of(x)).at(List.of(w))).isInstanceOf(ShapeException.class)
                .hasMessageContaining("in place of x").hasMessageContaining("3×1").hasMessageContaining("2×3");
        assertThatThrownBy(() -> new TapeFunction(loss, List.of(x)).at(List.of())).hasMessageContaining("takes 1 values; got 0");
        Value a = Value.scalar("a", 1);
        assertThatThrownBy(() -> new TapeFunction(log(add(a, a)), List.of(a)).at(List.of(Value.scalar(-1))))
                .isInstanceOfAny(DomainException.class, NonFiniteException.class);
    }
}
