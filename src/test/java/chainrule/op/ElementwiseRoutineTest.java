package chainrule.op;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.linalg.SeededRandom;
import chainrule.tape.Domain;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** An operation that evaluates a matrix by a routine of its own gives the bits of its formula for each entry. */
class ElementwiseRoutineTest {

    @Test
    void theRoutineIsTheFormulaOfEachEntry() {
        List<EntryMap> ops = OpScan.instances().stream().filter(EntryMap.class::isInstance).map(EntryMap.class::cast).toList();
        assertThat(ops).hasSizeGreaterThan(30);
        SeededRandom random = new SeededRandom(5);
        for (EntryMap op : ops) {
            for (double size : new double[] {1, 30, 700}) {
                DMatrixRMaj x = new DMatrixRMaj(9, 11);
                Arrays.setAll(x.data, k -> random.nextDouble(op.domain() == Domain.REALS ? -size : 0, size));
                DMatrixRMaj y = x.createLike();
                op.evaluate(new DMatrixRMaj[] {x}, y);
                assertThat(y.data).as("%s", op).containsExactly(Arrays.stream(x.data).map(op::apply).toArray());
            }
        }
    }
}
