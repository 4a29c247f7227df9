package chainrule.explain;

import static chainrule.diff.Gradients.gradients;
import static chainrule.op.Add.add;
import static chainrule.op.Matmul.matmul;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Sum.sum;
import static chainrule.op.Tanh.tanh;
import static org.assertj.core.api.Assertions.assertThat;

import chainrule.explain.JacobianChain.Order;
import chainrule.explain.JacobianChain.State;
import chainrule.linalg.SeededRandom;
import chainrule.shape.Shape;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JacobianChainTest {

    private static JacobianChain of(int... sizes) {
        List<State> states = new ArrayList<>();
        for (int size : sizes) {
            states.add(new State("s" + states.size(), new Shape(size, 1)));
        }
        return new JacobianChain(states);
    }

    @Test
    void fromANumberEveryProductStaysARow() {
        JacobianChain chain = of(10, 10, 10, 10, 1);
        assertThat(chain.fromResult()).isEqualTo(new Order(300, "((J₄ J₃) J₂) J₁"));
        assertThat(chain.fromInput()).isEqualTo(new Order(2100, "J₄ (J₃ (J₂ J₁))"));
        assertThat(chain.best()).contains(chain.fromResult());
    }

    @Test
    void fromOneInputEveryProductStaysAColumn() {
        JacobianChain chain = of(1, 10, 10, 10);
        assertThat(chain.fromInput().multiplications()).isEqualTo(200);
        assertThat(chain.fromResult().multiplications()).isEqualTo(1100);
        assertThat(chain.best()).contains(chain.fromInput());
    }

    @Test
    void theBestOrderMayBeNeither() {
        JacobianChain chain = of(10, 1, 10, 1, 10);
        assertThat(chain.best().orElseThrow().multiplications())
                .isLessThan(Math.min(chain.fromResult().multiplications(), chain.fromInput().multiplications()))
                .isEqualTo(fewest(new int[] {10, 1, 10, 1, 10}, 1, 4));
        assertThat(chain.best().orElseThrow().text()).isEqualTo("(J₄ (J₃ J₂)) J₁");
    }

    @Test
    void noOrderTakesFewerThanTheBest() {
        SeededRandom random = new SeededRandom(3);
        for (int round = 0; round < 50; round++) {
            int[] sizes = new int[3 + random.permutation(5)[0]];
            for (int k = 0; k < sizes.length; k++) {
                sizes[k] = 1 + random.permutation(20)[0];
            }
            JacobianChain chain = of(sizes);
            assertThat(chain.best().orElseThrow().multiplications()).isEqualTo(fewest(sizes, 1, sizes.length - 1));
        }
    }

    /** By trying all orders. */
    private static double fewest(int[] sizes, int low, int high) {
        double best = low == high ? 0 : Double.POSITIVE_INFINITY;
        for (int cut = low; cut < high; cut++) {
            best = Math.min(best, fewest(sizes, low, cut) + fewest(sizes, cut + 1, high)
                    + (double) sizes[high] * sizes[cut] * sizes[low - 1]);
        }
        return best;
    }

    @Test
    void aLongProductIsNotWrittenOut() {
        int[] sizes = new int[202];
        Arrays.fill(sizes, 3);
        assertThat(of(sizes).fromResult().text()).isEqualTo("((J₂₀₁ J₂₀₀) ⋯) J₁");
        assertThat(of(sizes).fromInput().text()).isEqualTo("J₂₀₁ (⋯ (J₂ J₁))");
        assertThat(of(sizes).best()).isEmpty();
    }

    @Test
    void oneJacobianIsNoProduct() {
        assertThat(of(3, 1).isChain()).isFalse();
        assertThat(of().isChain()).isFalse();
        assertThat(of(3, 1).best()).isEmpty();
    }

    @Test
    void aTapeIsAChainOfWhatNoWayPassesBy() {
        Value x = Value.column("x", 0.1, 0.2);
        Value w = Value.matrix("W", new double[][] {{1, 2}, {3, 4}, {5, 6}});
        Value z = matmul(w, x).named("z");
        Value h = tanh(z).named("h");
        Value r = add(h, z).named("r");
        Value loss = sum(tanh(r).named("t")).named("L");
        Cost cost = Cost.of(gradients(loss, w));
        assertThat(cost.chain().states()).as("h is passed by on the way from z to r").extracting(State::name)
                .containsExactly("W", "z", "r", "t", "L");
        assertThat(cost.chain().states()).extracting(State::size).containsExactly(6, 3, 3, 3, 1);
    }

    @Test
    void theLongestChainIsShown() {
        Value a = Value.scalar("a", 2);
        Value b = Value.scalar("b", 3);
        Value loss = multiply(b, tanh(a).named("t")).named("L");
        assertThat(Cost.of(gradients(loss, b, a)).chain().states()).extracting(State::name).containsExactly("a", "t", "L");
        Value fan = multiply(add(a, b).named("s"), a).named("f");
        assertThat(Cost.of(fan, Map.of(), new CostOptions()).chain().states()).extracting(State::name).containsExactly("b", "s", "f");
    }
}
