package chainrule.notebook.magic;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.notebook.FakeHost;
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
        assertThat(Magics.all()).extracting(Magic::name).contains("tape", "gradients", "loss", "chainrule", "derive", "step", "gradcheck", "jacobian", "hessian", "surface").doesNotHaveDuplicates();
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
        List<Class<?>> results = Magics.all().stream()
                .flatMap(magic -> magic.views().stream())
                .filter(view -> view.occasion() == View.Occasion.RESULT)
                .<Class<?>>map(View::type)
                .toList();

        assertThat(results).isNotEmpty().doesNotHaveDuplicates();
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
