package chainrule.explain;

import static chainrule.diff.Gradients.gradients;
import static chainrule.op.Add.add;
import static chainrule.op.CumulativeSum.cumulativeSum;
import static chainrule.op.Exp.exp;
import static chainrule.op.Matmul.matmul;
import static chainrule.op.Multiply.multiply;
import static chainrule.op.Scale.scale;
import static chainrule.op.Softmax.softmax;
import static chainrule.op.Square.square;
import static chainrule.op.Subtract.subtract;
import static chainrule.op.Sum.sum;
import static chainrule.op.Tanh.tanh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chainrule.diff.Diff;
import chainrule.linalg.SeededRandom;
import chainrule.shape.Axis;
import chainrule.shape.ShapeException;
import chainrule.tape.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class DerivativeMatrixTest {

    private final Value w = random("W", 2, 3);
    private final Value b = random("b", 2, 1);
    private final Value x = random("x", 3, 1);
    private final Value y = tanh(add(matmul(w, x), b)).named("y");

    private static Value random(String name, int rows, int columns) {
        SeededRandom random = new SeededRandom(rows * 31L + columns);
        DMatrixRMaj entries = new DMatrixRMaj(rows, columns);
        Arrays.setAll(entries.data, k -> random.nextDouble(-1, 1));
        return Value.matrix(name, entries);
    }

    @Test
    void theBlocksOfAJacobianAreThoseOfEachLeaf() {
        JacobianMatrix j = JacobianMatrix.of(y, List.of(x, w, b), Map.of());
        DMatrixRMaj byX = Diff.jacobian(y, x, Diff.Mode.REVERSE).matrix();
        DMatrixRMaj byW = Diff.jacobian(y, w, Diff.Mode.REVERSE).matrix();
        assertThat(j.cells().columns()).containsExactly("x[0]", "x[1]", "x[2]", "W[0,0]", "W[0,1]", "W[0,2]", "W[1,0]", "W[1,1]", "W[1,2]", "b[0]", "b[1]");
        assertThat(j.cells().rows()).containsExactly("y[0]", "y[1]");
        for (int i = 0; i < 2; i++) {
            for (int k = 0; k < 6; k++) {
                assertThat(j.cells().get(i, 3 + k)).isEqualTo(byW.get(i, k));
            }
            assertThat(j.cells().get(i, 2)).isEqualTo(byX.get(i, 2));
        }
        assertThat(j.cells().leftOut()).isEmpty();
        assertThat(j).hasToString("Jacobian of y 2×1 by x 3×1, W 2×3, b 2×1");
    }

    @Test
    void theModeIsTheShorterOneAndSaysWhy() {
        assertThat(JacobianMatrix.of(y, List.of(w), Map.of()).how())
                .isEqualTo("Reverse mode: 2 pullbacks, one per output, because there are more inputs (6).");
        assertThat(JacobianMatrix.of(y, List.of(b), Map.of()).how()).contains("no fewer inputs (2)");
        Value s = Value.scalar("s", 2);
        assertThat(JacobianMatrix.of(multiply(s, y), List.of(s, w), Map.of()).how()).isEqualTo(
                "Forward mode by s: 1 pushforward, one per input, because there are more outputs (2)."
                        + " Reverse mode by W 2×3: 2 pullbacks, one per output, because there are more inputs (6).");
    }

    @Test
    void whereTheZerosLieIsSaid() {
        Value v = random("v", 4, 1);
        assertThat(JacobianMatrix.of(exp(v), Map.of()).remarks()).containsExactly("Diagonal: entry by entry.");
        assertThat(JacobianMatrix.of(scale(1, v), Map.of()).remarks()).containsExactly("The identity.");
        assertThat(JacobianMatrix.of(scale(-2, v), Map.of()).remarks()).containsExactly("A multiple of the identity.");
        assertThat(JacobianMatrix.of(cumulativeSum(v, Axis.COLUMNS), Map.of()).remarks().get(0)).startsWith("Lower triangular");
        assertThat(JacobianMatrix.of(softmax(v, Axis.COLUMNS), Map.of()).remarks()).isEmpty();
        assertThat(JacobianMatrix.of(y, List.of(Value.scalar("alone", 1)), Map.of()).remarks()).containsExactly("Zero everywhere.");
        Value pair = Value.column("pair", 1, 0);
        assertThat(JacobianMatrix.of(sum(multiply(pair, pair)), Map.of()).remarks()).containsExactly("All zero in column pair[1].");
    }

    @Test
    void bandsAreFound() {
        DMatrixRMaj band = new DMatrixRMaj(9, 9);
        for (int i = 0; i < 9; i++) {
            for (int k = Math.max(0, i - 1); k <= Math.min(8, i + 2); k++) {
                band.set(i, k, 1 + i + k);
            }
        }
        Value v = random("v", 9, 1);
        assertThat(JacobianMatrix.of(matmul(Value.matrix("", band), v), Map.of()).remarks())
                .containsExactly("Banded: nothing farther than 1 below and 2 above the diagonal.");
    }

    @Test
    void aLargeJacobianIsSeenInMeansWhetherThereIsTimeForAllOfItOrNot() {
        Value wide = random("A", 100, 70);
        Value v = random("v", 70, 1);
        MatrixCells all = JacobianMatrix.of(matmul(wide, v), List.of(v), Map.of()).cells();
        assertThat(all.rows()).hasSize(32);
        assertThat(all.leftOut()).isEqualTo("Of 100×70 entries 32×32 cells are shown, each the mean of a block: entries of both signs cancel in it.");
        double mean = 0;
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < 2; k++) {
                mean += wide.get(i, k) / 6;
            }
        }
        assertThat(all.get(0, 0)).isCloseTo(mean, within(1e-15));

        Value huge = random("H", 400, 300);
        Value u = random("u", 300, 1);
        JacobianMatrix blocks = JacobianMatrix.of(matmul(huge, u).named("z"), List.of(u), Map.of());
        assertThat(blocks.how()).startsWith("Reverse mode: 32 pullbacks, each of a block of outputs");
        MatrixCells exact = MatrixCells.of(huge.matrix(), blocks.rows(), blocks.columns());
        for (int k = 0; k < 32 * 32; k++) {
            assertThat(blocks.cells().numbers().get(k)).isCloseTo(exact.numbers().get(k), within(1e-14));
        }
        assertThat(blocks.cells().rows().get(0)).isEqualTo("z[0] … z[11]");
    }

    @Test
    void theHessianOfAllLeavesTogetherIsThatOfOneLongVector() {
        Value p = Value.column("p", 0.3, -0.8, 1.2);
        Value q = Value.scalar("q", 0.5);
        Value loss = add(sum(exp(multiply(q, p))), square(subtract(q, sum(p)))).named("L");
        HessianMatrix h = HessianMatrix.of(gradients(loss, p, q), Map.of());
        DMatrixRMaj byP = Diff.jacobian(gradients(loss, p).of(p), p, Diff.Mode.FORWARD).matrix();
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < 3; k++) {
                assertThat(h.cells().get(i, k)).isCloseTo(byP.get(i, k), within(1e-14));
            }
        }
        // ∂²L/∂q² = Σ pᵢ² exp(q pᵢ) + 2
        double qq = 2;
        for (double each : p.matrix().data) {
            qq += each * each * StrictMath.exp(0.5 * each);
        }
        assertThat(h.cells().get(3, 3)).isCloseTo(qq, within(1e-13));
        assertThat(h.asymmetry().orElseThrow()).isLessThan(1e-15);
        assertThat(h.cells().columns()).containsExactly("p[0]", "p[1]", "p[2]", "q");
        assertThat(h.how()).isEqualTo("Forward over reverse: the gradient by one reverse sweep, then 4 pushforwards of it, one per entry.");
        assertThat(h.curvature().orElseThrow().kind()).isEqualTo("slope");
    }

    @Test
    void theKindOfPointIsReadFromTheEigenvalues() {
        assertThat(at(1, 9)).satisfies(c -> {
            assertThat(c.kind()).isEqualTo("minimum");
            assertThat(c.condition().orElseThrow()).isCloseTo(9, within(1e-12));
        });
        assertThat(at(-2, -2).kind()).isEqualTo("maximum");
        assertThat(at(1, -1)).satisfies(c -> {
            assertThat(c.kind()).isEqualTo("saddle");
            assertThat(c.condition()).isEmpty();
            assertThat(c.eigenvalues()).containsExactly(-1.0, 1.0);
        });
        assertThat(at(3, 0)).satisfies(c -> {
            assertThat(c.kind()).isEqualTo("flat");
            assertThat(List.of(c.up(), c.flat(), c.down())).containsExactly(1, 1, 0);
        });
        assertThat(at(0, 0).flat()).isEqualTo(2);
    }

    /** {@code ½ (s (a + b)² / 2 + t (a − b)² / 2)} at zero: the eigenvalues are s and t. */
    private static Curvature at(double s, double t) {
        Value a = Value.scalar("a", 0);
        Value b = Value.scalar("b", 0);
        Value f = add(scale(s / 4, square(add(a, b))), scale(t / 4, square(subtract(a, b))));
        return HessianMatrix.of(f, Map.of()).curvature().orElseThrow();
    }

    @Test
    void aLargeHessianIsSeenInMeans() {
        Value v = random("v", 300, 1);
        Value loss = sum(square(square(v)));
        HessianMatrix h = HessianMatrix.of(loss, Map.of());
        assertThat(h.curvature()).isEmpty();
        assertThat(h.how()).contains("32 pushforwards of it, each along a block");
        double first = 0;
        for (int k = 0; k < 9; k++) {
            first += 12 * v.get(k, 0) * v.get(k, 0) / 81;
        }
        assertThat(h.cells().get(0, 0)).isCloseTo(first, within(1e-14));
        assertThat(h.cells().get(0, 1)).isZero();
        HessianMatrix middling = HessianMatrix.of(sum(square(random("u", 100, 1))), Map.of());
        assertThat(middling.curvature()).isEmpty();
        assertThat(middling.asymmetry()).hasValue(0);
        assertThat(middling.remarks()).containsExactly("A multiple of the identity.");
    }

    @Test
    void whatMakesNoMatrixIsRefused() {
        assertThatThrownBy(() -> HessianMatrix.of(y, Map.of())).isInstanceOf(ShapeException.class).hasMessageContaining("1×1");
        assertThatThrownBy(() -> JacobianMatrix.of(y, List.of(), Map.of())).hasMessage("y depends on no leaf: there is nothing to differentiate by");
        assertThatThrownBy(() -> JacobianMatrix.of(y, List.of(w, y), Map.of())).hasMessage("y depends on W: differentiate by one of them at a time");
    }

    @Test
    void emptyOnesAreShown() {
        JacobianMatrix none = JacobianMatrix.of(exp(Value.matrix("e", new DMatrixRMaj(0, 2))), Map.of());
        assertThat(none.remarks()).containsExactly("There is nothing in it: one of the sizes is zero.");
        assertThat(HessianMatrix.of(sum(Value.matrix("e", new DMatrixRMaj(0, 2))), Map.of()).cells().numbers()).isEmpty();
    }

    @Test
    void anInterruptedOneStops() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> JacobianMatrix.of(y, Map.of())).isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
