package chainrule.op;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.loss.MulticlassHinge;
import chainrule.shape.Axis;
import chainrule.shape.Shape;
import org.junit.jupiter.api.Test;

/** What operations cost, where that is more than the one operation per computed entry that the contract asks for. */
class OpCostTest {

    /** What textbooks count for the elimination of an n×n matrix, {@code ⅔ n³}, and for what comes after it. */
    @Test
    void costsAreThoseOfElimination() {
        Shape square = new Shape(30, 30);
        assertThat(new Determinant().flops(square)).as("the product of the pivots").isEqualTo(18000 + 30);
        assertThat(new Inverse().flops(square)).as("30 right sides, two triangles each").isEqualTo(18000 + 30 * 1800);
        assertThat(new Cofactors().flops(square)).isEqualTo(new Inverse().flops(square));
        assertThat(new Solve().flops(square, new Shape(30, 4))).as("4 right sides, two triangles each").isEqualTo(18000 + 4 * 1800);
        assertThat(new Matmul().flops(new Shape(30, 20), new Shape(20, 4))).isEqualTo(2 * 30 * 20 * 4);
        assertThat(new MatmulTransposeA().flops(new Shape(20, 30), new Shape(20, 4))).isEqualTo(2 * 30 * 20 * 4);
        assertThat(new MatmulTransposeB().flops(new Shape(30, 20), new Shape(4, 20))).isEqualTo(2 * 30 * 20 * 4);
    }

    @Test
    void comparisonsCount() {
        Shape shape = new Shape(3, 4);
        assertThat(new Max(Axis.ALL).flops(shape)).isEqualTo(12);
        assertThat(new MaxShares(Axis.ALL).flops(shape)).as("find, tell apart, divide").isEqualTo(3 * 12);
    }

    @Test
    void constantsThatAskForMoreCostMore() {
        Shape shape = new Shape(3, 4);
        assertThat(new Norm(Axis.ALL, 3).flops(shape)).isGreaterThan(new Norm(Axis.ALL, 2).flops(shape));
        assertThat(new MulticlassHinge(1, 2).flops(shape, shape)).isGreaterThan(new MulticlassHinge(1, 1).flops(shape, shape));
        assertThat(new ProductDerivative(Axis.ALL, 3).flops(shape, shape, shape, shape))
                .as("all sets of 3 directions, the values and each of them").isEqualTo(3 * 8 * 4 * 12);
    }
}
