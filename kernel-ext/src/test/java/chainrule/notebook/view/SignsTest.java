package chainrule.notebook.view;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.diff.Gradients;
import chainrule.explain.Cost;
import chainrule.explain.Derivation;
import chainrule.explain.Steps;
import chainrule.explain.TapeGraph;
import chainrule.notebook.Display;
import chainrule.op.Scale;
import chainrule.op.Square;
import chainrule.tape.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sign that a reader may not know is explained where it stands, and nowhere else. */
class SignsTest {

    private static List<Display> displays(Gradients gradients) {
        return List.of(DerivationView.of(Derivation.of(gradients)), StepsView.of(Steps.of(gradients)),
                CostView.of(Cost.of(gradients)), TapeView.of(TapeGraph.of(gradients)));
    }

    @Test
    void onesAreExplainedWhereTheyStand() {
        assertThat(displays(Derivations.network())).extracting(Display::text).allMatch(text -> text.contains(Formula.ONES));
        assertThat(displays(Derivations.network()).subList(0, 3)).extracting(Display::html).allMatch(html -> html.contains(Formula.ONES));
        assertThat(displays(Derivations.classic())).extracting(Display::text).noneMatch(text -> text.contains("𝟏"));
        assertThat(displays(Derivations.classic())).extracting(Display::html).noneMatch(html -> html.contains("𝟏"));
    }

    @Test
    void namesThatNobodyGaveAreExplained() {
        assertThat(displays(Derivations.network())).extracting(Display::text)
                .allMatch(text -> text.contains("z1₁ is a nameless value on the way to z1."));
        assertThat(displays(Derivations.classic())).extracting(Display::text).noneMatch(text -> text.contains("nameless"));
    }

    /** A name that looks made up is the user's all the same, and no other value is called so. */
    @Test
    void aNameThatSomebodyGaveIsNotCalledNameless() throws Exception {
        Value a = Value.scalar("w₁", 2);
        Value y = Square.square(Square.square(Scale.scale(3, a)).named("y₁")).named("y");
        Gradients plain = Gradients.gradients(Square.square(a).named("w"), a);
        assertThat(displays(plain)).extracting(Display::text).noneMatch(text -> text.contains("nameless"));
        assertThat(Picture.of(TapeView.of(TapeGraph.of(plain))).texts()).doesNotContain("nameless, on the way to x");
        assertThat(displays(Gradients.gradients(y, a))).extracting(Display::text)
                .allMatch(text -> text.contains("y₁₁ is a nameless value on the way to y₁."));
        Value z = Square.square(Square.square(Scale.scale(3, Value.scalar("z₁", 2)))).named("z");
        assertThat(TapeGraph.of(z).nodes()).extracting(TapeGraph.Node::name).containsExactly("z₁", "z₂", "z₃", "z");
    }

    @Test
    void theLegendOfAPictureHasThem() throws Exception {
        assertThat(Picture.of(TapeView.of(TapeGraph.of(Derivations.network()))).texts()).contains("a column of ones: it repeats", "nameless, on the way to x");
    }
}
