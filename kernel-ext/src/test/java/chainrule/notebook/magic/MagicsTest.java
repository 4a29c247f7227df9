package chainrule.notebook.magic;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.diff.Gradients;
import chainrule.explain.Cost;
import chainrule.nn.Layer;
import chainrule.nn.Parameter;
import chainrule.notebook.FakeHost;
import chainrule.optim.Optimizer;
import chainrule.tape.Value;
import chainrule.train.Dataset;
import chainrule.train.History;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MagicsTest {

    @Test
    void allAreFound() throws IOException {
        assertThat(Magics.all()).extracting(Magic::name).contains("tape", "gradients", "loss", "chainrule", "derive", "step", "gradcheck",
                "jacobian", "hessian", "surface", "cost", "summary").doesNotHaveDuplicates();
    }

    @Test
    void eachIsAlsoAStaticCallForEveryTypeItShows() throws IOException {
        for (Magic magic : Magics.all()) {
            // What is shown comes first; options may follow.
            List<Class<?>> taken = calls(magic)
                    .flatMap(call -> Arrays.stream(call.getParameterTypes()).limit(1)).<Class<?>>map(type -> type).distinct().toList();
            assertThat(calls(magic)).as(magic.staticName()).isNotEmpty();
            assertThat(taken).as(magic.staticName()).containsExactlyInAnyOrderElementsOf(
                    magic.views().stream().<Class<?>>map(View::type).distinct().toList());
        }
    }

    @Test
    void aTypeIsShownInOneWayWhenACellEndsInIt() throws IOException {
        List<Class<?>> results = Magics.results().stream().<Class<?>>map(View::type).toList();

        assertThat(results).doesNotHaveDuplicates()
                .contains(Value.class, Parameter.class, Layer.class, Optimizer.class, History.class, Dataset.class, Gradients.class, Cost.class);
    }

    @Test
    void theListShowsEachWithAnExample() throws IOException {
        var list = new ChainruleMagic().answer("", new FakeHost());

        for (Magic magic : Magics.all()) {
            assertThat(list.text()).contains(magic.exampleLine(), magic.exampleCall(), magic.help());
            assertThat(list.html()).contains(magic.exampleLine(), magic.exampleCall(), magic.help());
        }
        assertThat(list.text()).contains("scalar(…)", "matmul", "softmaxCrossEntropy", "Dense", "Relu::relu", "Sgd");
    }

    private static Stream<Method> calls(Magic magic) {
        return Arrays.stream(magic.getClass().getDeclaredMethods())
                .filter(method -> method.getName().equals(magic.staticName()))
                .filter(method -> Modifier.isStatic(method.getModifiers()) && Modifier.isPublic(method.getModifiers()));
    }
}
