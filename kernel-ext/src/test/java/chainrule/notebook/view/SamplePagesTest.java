package chainrule.notebook.view;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.explain.Cost;
import chainrule.explain.CostOptions;
import chainrule.explain.Derivation;
import chainrule.explain.ModelSummary;
import chainrule.explain.Steps;
import chainrule.explain.TapeOptions;
import chainrule.notebook.Display;
import chainrule.train.Progress.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Writes a page per view to {@code target/samples}, for looking at. */
class SamplePagesTest {

    private static final Path FOLDER = Path.of("target", "samples");

    @Test
    void tapes() throws IOException {
        page("tape-toy", TapeView.of(Tapes.toy()));
        page("tape-toy-before", TapeView.of(Tapes.toyWithoutGradients()));
        page("tape-reused", TapeView.of(Tapes.reused()));
        page("tape-neuron", TapeView.of(Tapes.neuron()));
        page("tape-neuron-error", TapeView.of(Tapes.neuronsError()));
        page("tape-neuron-error-before", TapeView.of(Tapes.neuronsErrorWithoutGradients()));
        page("tape-neuron-2", TapeView.of(Tapes.neuronOf(2)));
        page("tape-neuron-3", TapeView.of(Tapes.neuronOf(3)));
        page("tape-network", TapeView.of(Tapes.network()));
        page("tape-chain", TapeView.of(Tapes.chain(60)));
        page("tape-toy-backward", TapeView.of(Tapes.toyBackward()));
        page("tape-changed", TapeView.of(Tapes.changed()));
        page("tape-layers", TapeView.of(Tapes.layers()));
        page("tape-network-backward", TapeView.of(Tapes.networkBackward()));
        page("tape-deep", TapeView.of(Tapes.deep()));
        page("tape-blocks", TapeView.of(Tapes.blocks()));
        page("tape-recurrent", TapeView.of(Tapes.recurrent(50, new TapeOptions())));
        page("tape-comparison", TapeView.of(Tapes.comparison()));
        page("tape-forgotten", TapeView.of(Tapes.forgotten()));
        page("tape-summarised", TapeView.of(Tapes.summarised()));
    }

    @Test
    void gradients() throws IOException {
        page("gradients", GradientsView.of(GradientTables.network()));
        page("gradients-history", GradientHistoryView.of(GradientTables.history(20)));
        page("gradients-notes", GradientsView.of(new chainrule.explain.GradientTable(
                1, GradientTables.network().rows(), java.util.List.of(), java.util.List.of("softmaxCrossEntropy is meant for scores of any size"))));
        page("hint", HintView.of("Java has no operators for values: write add(a, b), or shift(2, a) with a number"));
        page("gradients-ill", GradientsView.of(GradientTables.ill()));
    }

    @Test
    void losses() throws IOException {
        page("loss", LossView.of(Runs.learning(20)));
        page("loss-long", LossView.of(Runs.learning(2000)));
        page("loss-one", LossView.of(Runs.learning(1)));
        page("loss-none", LossView.of(Runs.learning(0)));
        page("loss-flat", LossView.of(Runs.of(8, at -> 0.6931)));
        page("loss-zero", LossView.of(Runs.of(8, at -> 0)));
        page("loss-huge", LossView.of(Runs.of(12, at -> Math.pow(10, 30 - 5.0 * at))));
        page("loss-rich", LossView.of(Runs.rich()));
        page("loss-log", LossView.of(Runs.learning(20), LossAxis.LOGARITHMIC));
        page("loss-log-none", LossView.of(Runs.of(8, at -> 1.0 - at), LossAxis.LOGARITHMIC));
        page("loss-running", LossView.of(Runs.progress(State.RUNNING, Runs.learning(7))));
        page("loss-starting", LossView.of(Runs.progress(State.RUNNING, Runs.learning(0))));
        page("loss-interrupted", LossView.of(Runs.progress(State.INTERRUPTED, Runs.learning(7))));
        page("loss-instead", new Display(Card.around(LossView.instead(Runs.learning(7), new NoFontException(new InternalError()))), ""));
    }

    @Test
    void derivations() throws IOException {
        page("derive-classic", DerivationView.of(Derivation.of(Derivations.classic())));
        page("derive-neuron", DerivationView.of(Derivation.of(Derivations.neuron())));
        page("derive-network", DerivationView.of(Derivation.of(Derivations.network())));
        page("derive-margins", DerivationView.of(Derivation.of(Derivations.margins())));
        page("derive-normalised", DerivationView.of(Derivation.of(Derivations.normalised())));
        page("derive-large", DerivationView.of(Derivation.of(Derivations.large())));
        page("derive-chain", DerivationView.of(Derivation.of(Derivations.chain(90))));
        page("derive-fan", DerivationView.of(Derivation.of(Derivations.fan(12))));
        page("derive-broken", DerivationView.of(Derivation.of(Derivations.broken())));
        page("derive-kinked", DerivationView.of(Derivation.of(Derivations.kinked())));
        page("derive-names", DerivationView.of(Derivation.of(Derivations.named("<script>", "$x$ \\left( {", "w_1", "a".repeat(90)))));
    }

    @Test
    void steps() throws IOException {
        page("step-classic", StepsView.of(Steps.of(Derivations.classic())));
        page("step-neuron", StepsView.of(Steps.of(Derivations.neuron())));
        page("step-network", StepsView.of(Steps.of(Derivations.network())));
        page("step-large", StepsView.of(Steps.of(Derivations.large())));
        page("step-chain", StepsView.of(Steps.of(Derivations.chain(90))));
        page("step-fan", StepsView.of(Steps.of(Derivations.fan(12))));
        page("step-names", StepsView.of(Steps.of(Derivations.named("<script>", "$x$ \\left( {", "w_1", "a".repeat(90)))));
    }

    @Test
    void gradientChecks() throws IOException {
        page("gradcheck-network", GradientCheckView.of(Checks.network()));
        page("gradcheck-broken", GradientCheckView.of(Checks.broken()));
        page("gradcheck-formula", GradientCheckView.of(Checks.wrongFormula()));
        page("gradcheck-mixed", GradientCheckView.of(Checks.mixed()));
        page("gradcheck-large", GradientCheckView.of(Checks.large()));
    }

    @Test
    void matrices() throws IOException {
        page("jacobian-layer", JacobianView.of(Matrices.layer()));
        page("jacobian-softmax", JacobianView.of(Matrices.softmaxed()));
        page("jacobian-summed", JacobianView.of(Matrices.summed()));
        page("jacobian-wave", JacobianView.of(Matrices.wave()));
        page("jacobian-tall", JacobianView.of(Matrices.tall()));
        page("jacobian-huge", JacobianView.of(Matrices.huge()));
        page("hessian-minimum", HessianView.of(Matrices.minimum()));
        page("hessian-saddle", HessianView.of(Matrices.saddle()));
        page("hessian-network", HessianView.of(Matrices.network()));
        page("hessian-flat", HessianView.of(Matrices.flat()));
        page("hessian-large", HessianView.of(Matrices.large()));
    }

    @Test
    void surfaces() throws IOException {
        page("surface-valley", SurfaceView.of(Surfaces.valley()));
        page("surface-line", SurfaceView.of(Surfaces.line()));
        page("surface-trained", SurfaceView.of(Surfaces.trained()));
        page("surface-random", SurfaceView.of(Surfaces.random()));
        page("surface-edge", SurfaceView.of(Surfaces.edge()));
        page("surface-flat", SurfaceView.of(Surfaces.flat()));
        page("surface-interrupted", SurfaceView.of(Surfaces.interrupted()));
    }

    @Test
    void summaries() throws IOException {
        page("summary-plain", SummaryView.of(ModelSummary.of(Models.plain())));
        page("summary-nested", SummaryView.of(ModelSummary.of(Models.nested())));
        page("summary-tied", SummaryView.of(ModelSummary.of(Models.tied())));
        page("summary-broken", SummaryView.of(ModelSummary.of(Models.broken())));
        page("summary-names", SummaryView.of(ModelSummary.of(Models.named("<script>$x$" + "a".repeat(90)))));
    }

    @Test
    void things() throws IOException {
        for (Map.Entry<String, Display> thing : Things.all().entrySet()) {
            page(thing.getKey(), thing.getValue());
        }
    }

    @Test
    void costs() throws IOException {
        page("cost-classic", CostView.of(Cost.of(Derivations.classic())));
        page("cost-network", CostView.of(Cost.of(Derivations.network())));
        page("cost-layers", CostView.of(Cost.of(Tapes.classifier())));
        page("cost-top", CostView.of(Cost.of(Tapes.classifier(), Map.of(), new CostOptions().top(5))));
        page("cost-time", CostView.of(Cost.of(Tapes.classifier(), Map.of(), new CostOptions().time())));
        page("cost-chain", CostView.of(Cost.of(Derivations.chain(90))));
        page("cost-tower", CostView.of(Cost.of(Tapes.tower(2))));
        page("cost-deep", CostView.of(Cost.of(Tapes.tower(12))));
        page("cost-fan", CostView.of(Cost.of(Derivations.fan(100))));
        page("cost-names", CostView.of(Cost.of(Derivations.named("<script>", "$x$ \\left( {", "w_1", "a".repeat(90)))));
    }

    private static void page(String name, Display display) throws IOException {
        Files.createDirectories(FOLDER);
        for (String ground : new String[] {"#ffffff", "#111111"}) {
            String html = "<!doctype html><meta charset=\"utf-8\"><body style=\"margin:20px;background:" + ground + "\">"
                    + display.html();
            Path file = FOLDER.resolve(name + (ground.equals("#ffffff") ? "-light" : "-dark") + ".html");
            Files.writeString(file, html, StandardCharsets.UTF_8);
        }
        Files.writeString(FOLDER.resolve(name + ".txt"), display.text(), StandardCharsets.UTF_8);
        assertThat(display.html()).doesNotContain("<script").doesNotContain("<style");
    }
}
