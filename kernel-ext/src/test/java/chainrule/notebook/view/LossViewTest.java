package chainrule.notebook.view;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.notebook.Display;
import chainrule.train.Clues;
import chainrule.train.History;
import chainrule.train.Progress.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LossViewTest {

    static Stream<History> histories() {
        return Stream.of(
                Runs.learning(1), Runs.learning(2), Runs.learning(20), Runs.learning(5000),
                Runs.of(5, at -> 0), Runs.of(5, at -> 0.6931), Runs.of(5, at -> -3), Runs.of(1, at -> 1e300),
                Runs.of(5, at -> 1e-320 * at), Runs.of(5, at -> 1.7e308 / at), Runs.of(5, at -> at % 2 == 0 ? 1e308 : -1e308),
                Runs.of(60, at -> Math.pow(10, 300 - 10.0 * at)), Runs.of(9, at -> 1 + 1e-14 * at),
                Runs.of(9, at -> 0.6931 - 1e-6 * at), Runs.of(9, at -> at == 4 ? Double.NaN : 1.0 / at),
                Runs.of(9, at -> at > 4 ? Double.POSITIVE_INFINITY : at), Runs.of(3, at -> at),
                Runs.of(2, at -> at == 1 ? 0 : Double.MIN_VALUE), Runs.rich());
    }

    @ParameterizedTest
    @MethodSource("histories")
    void everyRunIsDrawn(History history) throws Exception {
        Display display = LossView.of(history);
        Picture.of(display).keepsTheLaws();
        assertThat(display.html()).doesNotContain("could not be drawn").hasSizeLessThan(70_000 * alternatives(display).size());
        assertThat(Picture.svg(display)).doesNotContain("NaN").doesNotContain("Infinity");
    }

    @ParameterizedTest
    @MethodSource("histories")
    void everyPlaceIsInsideThePicture(History history) throws Exception {
        Picture.of(LossView.of(history)).elements().stream()
                .filter(element -> element.getTagName().equals("path"))
                .flatMap(element -> Stream.of(element.getAttribute("d").split("[A-Z ]")))
                .filter(number -> !number.isEmpty())
                .forEach(number -> assertThat(Double.parseDouble(number)).isBetween(-1.0, LossPicture.WIDTH + 1.0));
    }

    @ParameterizedTest
    @MethodSource("histories")
    void theSameRunGivesTheSameBytes(History history) {
        assertThat(LossView.of(history)).isEqualTo(LossView.of(history));
    }

    /** A cell is stopped by interrupting its thread, and the platform's fonts forget an interrupt that meets them reading. */
    @RepeatedTest(20)
    void aThreadThatIsInterruptedWhileItDrawsStaysInterrupted() {
        History history = Runs.learning(5000);
        Thread.currentThread().interrupt();
        LossView.of(history);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void trainingIsSolidAndValidationDashed() throws Exception {
        Picture picture = Picture.of(LossView.of(Runs.learning(20)));
        assertThat(strokes(picture, Palette.FORWARD)).containsOnly("");
        assertThat(strokes(picture, Palette.BACKWARD)).containsOnly("6 4");
    }

    @Test
    void curvesBelowOneAnotherLineUp() throws Exception {
        List<Picture> pictures = Picture.all(LossView.of(Runs.rich()));
        assertThat(pictures).hasSize(4);
        assertThat(pictures.stream().map(LossViewTest::start).distinct()).hasSize(1);
    }

    /** Where the training curve begins. */
    private static String start(Picture picture) {
        return picture.elements().stream()
                .filter(element -> element.getAttribute("stroke").equals(Palette.FORWARD))
                .map(element -> element.getAttribute("d").split("[M ]")[1])
                .findFirst().orElseThrow();
    }

    @Test
    void aRunWithoutAnEpochIsASentence() {
        Display display = LossView.of(Runs.learning(0));
        assertThat(display.html()).contains("No epoch has finished yet.").doesNotContain("<img");
        assertThat(display.text()).isEqualTo("Loss by epoch\nNo epoch has finished yet.\n");
    }

    @Test
    void theLastAndTheBestAreSaid() {
        History history = Runs.of(6, at -> Math.abs(at - 4) + 0.5);
        assertThat(LossView.of(history).text()).endsWith("Epoch 6: loss 2.5; best 0.5 in epoch 4.\n");
        assertThat(LossView.of(Runs.learning(3)).text())
                .contains("best validation", "accuracy: 0.61, validation 0.5893.");
    }

    @Test
    void anEpochThatWasNotFiniteIsCounted() {
        assertThat(LossView.of(Runs.of(9, at -> at == 4 ? Double.NaN : 1.0 / at)).text()).contains("Not finite in 1 epoch.");
        Display none = LossView.of(Runs.of(2, at -> Double.NaN));
        assertThat(none.text()).contains("Epoch 2: loss NaN. Not finite in 2 epochs.");
    }

    @Test
    void theTextShowsADozenEpochsWithTheFirstAndTheLastAndTheBest() {
        String text = LossView.of(Runs.learning(1000)).text();
        assertThat(text.lines()).hasSize(1 + 2 + 12 + 1 + 1);
        assertThat(text).contains("\n    1  ", "\n   33  ", "\n 1000  ");
    }

    @Test
    void aRunUnderWaySaysWhereItStandsAndHowLong() {
        Display display = LossView.of(Runs.progress(State.RUNNING, Runs.learning(7)));
        String line = "▶ epoch 8 of 20, batch 37 of 120, loss 0.4321, rate 0.1, 1 min 15 s left";
        assertThat(display.html()).contains(line);
        assertThat(display.text()).contains(line);
    }

    @ParameterizedTest
    @EnumSource(value = State.class, names = "RUNNING", mode = EnumSource.Mode.EXCLUDE)
    void aRunThatEndedSaysNothingOfTime(State state) {
        var progress = Runs.progress(state, Runs.learning(7));
        var later = new chainrule.train.Progress(progress.epoch(), progress.epochs(), progress.batch(), progress.batches(),
                progress.loss(), progress.learningRate(), Duration.ofDays(3), Duration.ofDays(4), state, progress.history());
        assertThat(LossView.of(progress)).isEqualTo(LossView.of(later));
        assertThat(LossView.of(progress).text()).contains(state.name().toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    void everyMetricHasAPictureAndTheRateWhereItChanged() {
        assertThat(alternatives(LossView.of(Runs.rich()))).hasSize(4)
                .contains("Accuracy by epoch.", "Mean error by epoch.", "Learning rate by epoch.");
        assertThat(alternatives(LossView.of(Runs.learning(20)))).hasSize(2).contains("Accuracy by epoch.");
        assertThat(alternatives(LossView.of(Runs.of(5, at -> at)))).hasSize(1);
        assertThat(LossView.of(Runs.rich()).text()).contains("mean error", "validation mean error", "rate");
    }

    /** What a run that has ended leaves to worry about, below its curve. */
    @Test
    void doubtsAreSaid() {
        History swinging = Runs.of(6, at -> at % 2 == 0 ? 1 : 9);
        Clues fine = new Clues(OptionalDouble.of(10), 1, false);
        Clues twice = new Clues(OptionalDouble.of(10), 1, false, Optional.of("softmax comes twice"));
        assertThat(LossView.of(ended(swinging, fine)).text()).contains(" ! The loss fell from 10 to 1, but on its way it rose 2 times");
        assertThat(LossView.of(ended(Runs.of(6, at -> 10.0 / at), fine)).text()).doesNotContain("!");
        assertThat(LossView.of(ended(Runs.of(6, at -> 10.0 / at), twice)).text()).endsWith(" ! Softmax comes twice.\n");
        assertThat(LossView.of(ended(Runs.of(1, at -> 1), fine)).text()).contains("Fewer than two epochs").doesNotContain("!");
    }

    private static History ended(History run, Clues seen) {
        return new History(run.metrics(), run.epochs(), run.notFinite(), run.restored(), Optional.of(seen));
    }

    @Test
    void theBestEpochHasARing() throws Exception {
        LossPanel panel = LossPanel.of(Runs.rich(), LossAxis.AS_NEEDED).get(0);
        assertThat(panel.best().epochs()).containsExactly(Runs.rich().best().orElseThrow().number());
        assertThat(panel.best().numbers()).containsExactly(Runs.rich().best().orElseThrow().validationLoss().orElseThrow());
        // On the curve and in the legend; a run of one epoch has none.
        assertThat(rings(Runs.of(6, at -> Math.abs(at - 4) + 0.5))).isEqualTo(2);
        assertThat(rings(Runs.of(1, at -> at))).isZero();
    }

    @Test
    void aNumberThatIsNotFiniteHasACrossWhereItWasMet() throws Exception {
        assertThat(LossPanel.of(Runs.rich(), LossAxis.AS_NEEDED)).extracting(LossPanel::notFinite).containsExactly(
                new double[] {12.5}, new double[] {12.5}, new double[] {5, 12.5}, new double[0]);
        assertThat(dotted(Runs.rich())).isPositive();
        assertThat(dotted(Runs.of(9, at -> at == 4 ? Double.NaN : at))).isPositive();
        assertThat(dotted(Runs.of(9, at -> at))).isZero();
        assertThat(LossView.of(Runs.rich()).text())
                .endsWith("✗ Not finite in epoch 13, batch 2 of 4: exp gives Infinity at row 0, column 1\n");
        History first = new History(List.of(), List.of(), Optional.of(new History.NotFinite(1, 5, 4, "<b>")));
        assertThat(LossView.of(first).html()).contains("No epoch has finished yet. ✗ Not finite in epoch 1, on the validation data: &lt;b&gt;");
    }

    @Test
    void anAxisIsLogarithmicWhereItIsAskedFor() {
        History history = Runs.of(5, at -> 1.0 / at);
        assertThat(LossPanel.of(history, LossAxis.AS_NEEDED).get(0).title()).isEqualTo("loss");
        assertThat(LossPanel.of(history, LossAxis.LOGARITHMIC).get(0).title()).isEqualTo("loss (logarithmic)");
        for (History none : List.of(Runs.of(5, at -> -at), Runs.of(5, at -> 0))) {
            assertThat(LossPanel.of(none, LossAxis.LOGARITHMIC).get(0).title()).isEqualTo("loss (linear: none is above zero)");
            assertThat(LossPanel.of(none, LossAxis.AS_NEEDED).get(0).title()).isEqualTo("loss");
            String words = "No loss is above zero: a logarithmic axis would have nothing to show, and this one is linear.";
            assertThat(LossView.of(none, LossAxis.LOGARITHMIC).text()).endsWith(words + "\n");
            assertThat(LossView.of(none, LossAxis.LOGARITHMIC).html()).contains(words);
            assertThat(LossView.of(none).text()).doesNotContain("logarithmic");
        }
        assertThat(LossView.of(history, LossAxis.LOGARITHMIC).text()).doesNotContain("linear");
        LossScale scale = LossPanel.of(Runs.of(5, at -> at - 2), LossAxis.LOGARITHMIC).get(0).scale();
        assertThat(scale.place(1)).isZero();
        assertThat(scale.place(-1)).isNaN();
        assertThat(scale.high()).isGreaterThan(scale.low());
    }

    private static List<String> alternatives(Display display) {
        return Pattern.compile("<img [^>]*alt=\"([^\"]*)\"").matcher(display.html()).results().map(found -> found.group(1)).toList();
    }

    private static long rings(History history) throws Exception {
        return Picture.of(LossView.of(history)).elements().stream()
                .filter(e -> e.getAttribute("stroke").equals(Palette.INK) && e.getAttribute("d").contains("C"))
                .count();
    }

    private static long dotted(History history) throws Exception {
        return Picture.of(LossView.of(history)).elements().stream()
                .filter(e -> e.getAttribute("stroke-dasharray").equals("2 3"))
                .count();
    }

    @Test
    void withoutAPictureTheNumbersAreShownAndWhatToInstall() {
        String html = LossView.instead(Runs.learning(3), new NoFontException(new InternalError()));
        assertThat(html).contains("validation", "0.2267", "apt-get install fontconfig fonts-dejavu-core").doesNotContain("<img");
    }

    private static Stream<String> strokes(Picture picture, String colour) {
        return picture.elements().stream()
                .filter(e -> e.getAttribute("stroke").equals(colour))
                .map(e -> e.getAttribute("stroke-dasharray"));
    }

    @Test
    void whatALogarithmicAxisDoesNotHaveIsMarkedAndSaid() throws Exception {
        double[] losses = {10, 1, 0, -1, 0.1, 0.01};
        History history = Runs.of(6, at -> losses[at - 1]);
        LossPanel panel = LossPanel.of(history, LossAxis.LOGARITHMIC).get(0);
        assertThat(panel.offAxis()).containsExactly(3, 4);
        assertThat(panel.scale().place(0)).isNaN();
        Display display = LossView.of(history, LossAxis.LOGARITHMIC);
        Picture.of(display).keepsTheLaws();
        assertThat(Picture.svg(display)).doesNotContain("NaN");
        assertThat(display.text()).contains("In 2 epochs a loss is zero or below, which a logarithmic axis does not have");
        assertThat(LossView.of(history).text()).doesNotContain("logarithmic");
        assertThat(LossView.of(Runs.of(3, at -> -at), LossAxis.LOGARITHMIC).html()).doesNotContain("could not be drawn");
    }

    @Test
    void noPeakIsLostAmongManyEpochs() {
        for (int spike : new int[] {1, 2, 777, 4_321, 9_999, 10_000}) {
            History history = Runs.of(10_000, at -> at == spike ? 1e6 : 1.0 / at);
            LossPanel panel = LossPanel.of(history, LossAxis.AS_NEEDED).get(0);
            assertThat(panel.train().numbers()).as("spike in %s", spike).contains(1e6).hasSizeLessThanOrEqualTo(400);
            assertThat(LossListing.of(history)).contains("1e6").contains(String.valueOf(spike));
            History dip = Runs.of(10_000, at -> at == spike ? -5 : 1);
            assertThat(LossPanel.of(dip, LossAxis.AS_NEEDED).get(0).train().numbers()).contains(-5);
        }
    }

    @Test
    void everyEpochThatIsNotFiniteHasAMark() throws Exception {
        History history = Runs.of(300, at -> at > 200 || at < 50 ? Double.NaN : 1.0 / at);
        assertThat(LossPanel.of(history, LossAxis.AS_NEEDED).get(0).notFinite()).hasSize(149);
        Display display = LossView.of(history);
        Picture.of(display).keepsTheLaws();
        List<Double> places = Picture.of(display).elements().stream().filter(element -> element.getTagName().equals("path"))
                .map(element -> element.getAttribute("d")).filter(d -> d.startsWith("M"))
                .map(d -> Double.parseDouble(d.substring(1).split("[ ,A-Z]")[0])).toList();
        assertThat(places).as("a mark near the right end").anyMatch(x -> x > LossPicture.WIDTH - 40);
        assertThat(display.text()).contains("Not finite in 149 epochs");
    }
}
