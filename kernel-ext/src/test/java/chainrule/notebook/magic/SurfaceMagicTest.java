package chainrule.notebook.magic;

import static chainrule.diff.Gradients.gradients;
import static chainrule.op.Add.add;
import static chainrule.op.Scale.scale;
import static chainrule.op.Square.square;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.explain.Surface;
import chainrule.explain.SurfaceOptions;
import chainrule.nn.Parameter;
import chainrule.notebook.Display;
import chainrule.notebook.FakeHost;
import chainrule.notebook.Notebook;
import chainrule.tape.Value;
import chainrule.train.ParameterPath;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SurfaceMagicTest {

    private final FakeHost host = new FakeHost();
    private final Value w = Value.scalar("w", 2);
    private final Value b = Value.scalar("b", -1);
    private final Value v = Value.column("v", 1, 2, 3);
    private final Value two = add(square(w), scale(3, square(b))).named("two");
    private final Value many = add(two, chainrule.op.Sum.sum(square(v))).named("many");
    private final ParameterPath path;

    SurfaceMagicTest() {
        Parameter one = new Parameter("w", new DMatrixRMaj(1, 1));
        Parameter other = new Parameter("b", new DMatrixRMaj(1, 1));
        path = new ParameterPath(List.of(one, other));
        one.set(Value.scalar(2));
        other.set(Value.scalar(-1));
        path.note();
    }

    @BeforeEach
    void aNotebook() {
        host.variables.putAll(Map.of("w", w, "b", b, "v", v, "two", two, "many", many, "path", path, "n", 3));
        host.variables.put("g", gradients(many, v));
        host.variables.put("S", Surface.of(two, Map.of(), new SurfaceOptions().steps(3)));
        Notebook.attach(host);
    }

    @AfterEach
    void detach() {
        Notebook.detach();
    }

    private String shown(String argument) {
        return new SurfaceMagic().answer(argument, host).text();
    }

    @Test
    void directionsAreTheNumbersThePathOrRandom() {
        assertThat(shown("two;")).startsWith("Surface of two over w and b\n").contains("25×25 points");
        assertThat(shown("many")).startsWith("Surface of many over random direction 1").contains("Moved: w, b, v 3×1.");
        assertThat(shown("g")).contains("Moved: v 3×1.");
        assertThat(shown("many --by w, b --steps 5")).startsWith("Surface of many over w and b\n").contains("5×5 points");
        assertThat(shown("many --path path --steps 5")).startsWith("Surface of many over w and b\n").contains("S start", "in 1 epoch");
        assertThat(shown("S")).contains("3×3 points");
        assertThat(shown("two --steps 5 --span 0.5")).contains("w from 1 to 3");
        assertThat(shown("many --steps 5 --seed 4")).isNotEqualTo(shown("many --steps 5")).contains("seed 4");
    }

    @Test
    void theStaticCallsShowTheSame() {
        SurfaceMagic.showSurface(two);
        SurfaceMagic.showSurface(many, new SurfaceOptions().by(w, b).steps(5));
        SurfaceMagic.showSurface(gradients(many, v), new SurfaceOptions().steps(5));
        assertThat(host.shown).extracting(Display::text).containsExactly(shown("two"), shown("many --by w, b --steps 5"), shown("g --steps 5"));
    }

    @Test
    void helpShowsAnExampleOfEach() {
        assertThat(shown("--help")).contains("%surface L --path path", "showSurface(L, new SurfaceOptions().path(path))",
                "%surface L --by w, b", "showSurface(L, new SurfaceOptions().by(w, b))", "--steps 41", "--span 0.5", ".seed(7)");
    }

    @Test
    void mistakesAreOneLine() {
        refused("v", "%surface: a surface needs a scalar loss, 1×1: reduce it with sum or mean; got v 3×1");
        refused("w", "%surface: a surface needs two numbers to move, or more; got 1");
        refused("n", "%surface: it wants a loss, or the gradients of one; 'n' is an Integer, 3");
        refused("two --path n", "%surface: --path wants a ParameterPath: var path = new ParameterPath(model)");
        refused("two --path pth", "%surface: there is no 'pth' here; did you mean 'path'?");
        refused("two --steps 2", "%surface: steps takes the points along each axis, 3 to 101; got 2");
        refused("two --span x", "%surface: --span wants a number, for example --span 0.5; got 'x'");
        refused("two --span NaN", "%surface: span takes how far to look");
        refused("two --stps 3", "%surface: there is no option --stps; did you mean --steps?");
        refused("many --path path --by v", "%surface: the path has no parameter called v; it has [w, b]");
    }

    private void refused(String argument, String message) {
        assertThatThrownBy(() -> shown(argument)).isInstanceOf(CannotShow.class).hasMessageStartingWith(message)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    @Test
    void aLongOneIsShownLiveAndOnce() {
        long[] now = {0};
        LiveSurface live = new LiveSurface(() -> now[0]);
        Display last = live.draw(progress -> Surface.of(two, Map.of(), new SurfaceOptions().steps(9), surface -> {
            now[0] += 300_000_000;
            progress.accept(surface);
        }));
        assertThat(last).isSameAs(Display.NOTHING);
        assertThat(host.shown).singleElement().satisfies(first -> assertThat(first.text()).contains("▶ row 2 of 9"));
        assertThat(host.replaced).singleElement().satisfies(next -> assertThat(next.text()).contains("▶ row 6 of 9"));
        assertThat(host.finished).singleElement().satisfies(end -> assertThat(end.text()).contains("9×9 points").doesNotContain("▶"));
    }

    @Test
    void aQuickOneIsNot() {
        assertThat(new LiveSurface(() -> 0).draw(progress -> Surface.of(two, Map.of(), new SurfaceOptions().steps(9), progress)).text()).contains("9×9");
        assertThat(host.shown).isEmpty();
        host.show(Display.NOTHING);
        assertThat(host.shown).isEmpty();
    }

    @Test
    void anInterruptedOneShowsWhatIsThere() {
        Display last = new LiveSurface(() -> 0).draw(progress -> Surface.of(two, Map.of(), new SurfaceOptions().steps(9), surface -> {
            progress.accept(surface);
            Thread.currentThread().interrupt();
        }));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(last.text()).contains("■ interrupted after row 1 of 9");
    }
}
