package chainrule.op;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.tape.Op;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every operation of the library, found by scanning, against every law. */
class OpContractTest {

    @TestFactory
    Stream<DynamicContainer> everyOpKeepsEveryLaw() {
        return OpScan.instances().stream().map(op -> DynamicContainer.dynamicContainer(
                op.toString(),
                Arrays.stream(OpLaws.values()).map(law -> DynamicTest.dynamicTest(op + " " + law, () -> law.check(op)))));
    }

    @Test
    void theScanFindsTheOps() {
        List<String> names = OpScan.types().stream().map(Class::getSimpleName).toList();
        assertThat(names).contains("Add", "Matmul", "Softmax", "Accumulate", "SoftmaxCrossEntropy").hasSizeGreaterThan(25);
    }

    @Test
    void equalConstantsAreEqualOps() {
        List<Op> once = OpScan.instances();
        assertThat(OpScan.instances()).isEqualTo(once).doesNotHaveDuplicates();
    }
}
