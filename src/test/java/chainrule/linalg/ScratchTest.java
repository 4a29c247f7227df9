package chainrule.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class ScratchTest {

    @Test
    void whatIsOpenIsNotGivenAgain() {
        try (Scratch outer = Scratch.open()) {
            DMatrixRMaj first = outer.matrix(2, 3);
            DMatrixRMaj second;
            try (Scratch inner = Scratch.open()) {
                second = inner.like(first);
                assertThat(second).isNotSameAs(first);
                assertThat(second.numRows + "x" + second.numCols).isEqualTo("2x3");
            }
            assertThat(outer.matrix(1, 1)).isSameAs(second).satisfies(m -> assertThat(m.getNumElements()).isOne());
            assertThat(outer.matrix(1, 1)).isNotSameAs(first).isNotSameAs(second);
        }
    }

    @Test
    void anyNumberMayBeOpen() {
        assertThat(deep(40)).isEqualTo(40);
    }

    private static double deep(int left) {
        if (left == 0) {
            return 0;
        }
        try (Scratch scratch = Scratch.open()) {
            DMatrixRMaj one = scratch.matrix(1, 1);
            one.data[0] = 1;
            double rest = deep(left - 1);
            return one.data[0] + rest;
        }
    }

    @Test
    void aLargeMatrixIsNotKept() {
        assertThat(large()).isNotSameAs(large());
    }

    private static DMatrixRMaj large() {
        try (Scratch scratch = Scratch.open()) {
            return scratch.matrix(1000, 1000);
        }
    }
}
