package chainrule.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chainrule.bench.workload.Contender;
import chainrule.bench.workload.Mlp;
import chainrule.bench.workload.Network;
import chainrule.bench.workload.Product;
import java.util.List;
import java.util.stream.DoubleStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contenders race over the same distance: trained alike, their networks have the same losses. */
class ContenderTest {

    @ParameterizedTest
    @EnumSource
    void allLearnTheSame(Mlp.Goal goal) {
        Mlp mlp = new Mlp(List.of(5, 7, 6, goal == Mlp.Goal.SVM ? 1 : 3), 11, goal);
        double[] ours = losses("chainrule", mlp);
        assertThat(ours[ours.length - 1]).isLessThan(ours[0]);
        assertThat(losses("ejml", mlp)).containsExactly(ours, within(1e-14));
    }

    /** Everyday there is the interface alone; with the profile djl there is the engine too. */
    @ParameterizedTest
    @EnumSource
    void djlLearnsTheSameWhereItsEngineIs(Mlp.Goal goal) {
        Contender djl = Contender.named("djl");
        if (ClassLoader.getSystemResource("ai/djl/pytorch/engine/PtEngine.class") == null) {
            assertThatThrownBy(() -> djl.useThreads(1)).hasMessageContaining("./chainrule bench --system djl");
        } else {
            djl.useThreads(1);
            Mlp mlp = new Mlp(List.of(5, 7, 6, goal == Mlp.Goal.SVM ? 1 : 3), 11, goal);
            assertThat(losses("djl", mlp)).containsExactly(losses("chainrule", mlp), within(1e-14));
        }
    }

    @Test
    void aGradientAloneMovesNothing() {
        for (String name : List.of("chainrule", "ejml")) {
            Network network = Contender.named(name).network(new Mlp(List.of(5, 7, 3), 11, Mlp.Goal.CE));
            double before = network.loss();
            network.gradient();
            assertThat(network.loss()).as(name).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theMatrixLibraryMultipliesTheSame(Product.Turned turned) {
        Product product = new Product(3, 4, 5, turned);
        DMatrixRMaj ours = (DMatrixRMaj) Contender.named("chainrule").product(product).get();
        DMatrixRMaj theirs = (DMatrixRMaj) Contender.named("ejml").product(product).get();
        assertThat(ours.numRows).isEqualTo(3);
        assertThat(ours.numCols).isEqualTo(5);
        assertThat(theirs.data).containsExactly(ours.data, within(1e-14));
    }

    private static double[] losses(String name, Mlp mlp) {
        Network network = Contender.named(name).network(mlp);
        return DoubleStream.generate(() -> {
            double loss = network.loss();
            network.gradient();
            network.step();
            return loss;
        }).limit(20).toArray();
    }
}
