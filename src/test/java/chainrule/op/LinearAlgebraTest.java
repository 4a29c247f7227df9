package chainrule.op;

import static chainrule.op.Determinant.determinant;
import static chainrule.op.Inverse.inverse;
import static chainrule.op.Matmul.matmul;
import static chainrule.op.Scale.scale;
import static chainrule.op.Solve.solve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chainrule.diff.Diff;
import chainrule.linalg.SeededRandom;
import chainrule.linalg.SingularException;
import chainrule.tape.Value;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class LinearAlgebraTest {

    @Test
    void whatIsSingularIsRefusedInWords() {
        Value twice = Value.matrix("x", new double[][] {{1, 2}, {2, 4}});
        assertThatThrownBy(() -> inverse(twice)).isInstanceOf(SingularException.class)
                .hasMessage("inverse needs a matrix that can be inverted; this 2×2 matrix is singular: column 1 is a combination"
                        + " of those before it, to the accuracy of a double");
        Value steps = Value.matrix("x", new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}});
        assertThatThrownBy(() -> solve(steps, Value.column("b", 1, 2, 3))).hasMessageContaining("solve").hasMessageContaining("singular");
        assertThatThrownBy(() -> inverse(Value.scalar("x", 0))).hasMessageContaining("column 0 is zero");
    }

    /** Whether a matrix is singular does not depend on the units of its rows and columns. */
    @Test
    void smallIsNotSingular() {
        assertThat(inverse(Value.scalar("x", 1e-300)).asScalar()).isEqualTo(1 / 1e-300);
        Value uneven = Value.matrix("x", new double[][] {{1e-200, 2e-200}, {3e100, 4e100}});
        Value ratios = Divide.divide(inverse(uneven), Value.matrix("y", new double[][] {{-2e200, 1e-100}, {1.5e200, -5e-101}}));
        assertThat(ratios.matrix().data).containsExactly(new double[] {1, 1, 1, 1}, within(1e-15));
        assertThat(determinant(scale(1e-200, Value.matrix("x", new double[][] {{1e300, 0}, {0, 1e150}}))).asScalar())
                .isCloseTo(1e50, within(1e36));
    }

    @Test
    void aDeterminantHasSlopesWhereItIsZero() {
        assertThat(Diff.gradient(Determinant::determinant, Value.matrix("x", new double[][] {{1, 2}, {2, 4}})).matrix().data)
                .containsExactly(4, -2, -2, 1);
        assertThat(Diff.gradient(Determinant::determinant, Value.scalar("x", 0)).asScalar()).isEqualTo(1);
        Value steps = Value.matrix("x", new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}});
        assertThat(Diff.gradient(Determinant::determinant, steps).matrix().data)
                .containsExactly(new double[] {-3, 6, -3, 6, -12, 6, -3, 6, -3}, within(1e-14));
    }

    @Test
    void largerSystemsAreSolvedToTheLastDigits() {
        SeededRandom random = new SeededRandom(3);
        DMatrixRMaj a = new DMatrixRMaj(40, 40);
        DMatrixRMaj x = new DMatrixRMaj(40, 3);
        for (int k = 0; k < 1600; k++) {
            a.data[k] = random.nextGaussian();
            x.data[k % 120] = random.nextGaussian();
        }
        Value system = Value.matrix("a", a);
        Value solution = solve(system, matmul(system, Value.matrix("x", x)));
        assertThat(solution.matrix().data).containsExactly(x.data, within(1e-12));
        assertThat(determinant(system).asScalar() / CommonOps_DDRM.det(a)).isCloseTo(1, within(1e-12));
    }
}
