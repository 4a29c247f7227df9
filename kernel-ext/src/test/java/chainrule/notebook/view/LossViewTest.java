package chainrule.notebook.view;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.notebook.Display;
import chainrule.train.History;
import chainrule.train.Progress.State;
import java.time.Duration;
import java.util.stream.Stream;
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
                Runs.of(2, at -> at == 1 ? 0 : Double.MIN_VALUE));
    }

    @ParameterizedTest
    @MethodSource("histories")
    void everyRunIsDrawn(History history) throws Exception {
        Display display = LossView.of(history);
        Picture.of(display).keepsTheLaws();
        assertThat(display.html()).doesNotContain("could not be drawn").hasSizeLessThan(100_000);
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

    @Test
    void trainingIsSolidAndValidationDashed() throws Exception {
        Picture picture = Picture.of(LossView.of(Runs.learning(20)));
        assertThat(strokes(picture, Palette.FORWARD)).containsOnly("");
        assertThat(strokes(picture, Palette.BACKWARD)).containsOnly("6 4");
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
    void theTextShowsADozenEpochsWithTheFirstAndTheLast() {
        String text = LossView.of(Runs.learning(1000)).text();
        assertThat(text.lines()).hasSize(1 + 2 + 12 + 1);
        assertThat(text).contains("\n    1  ", "\n 1000  ");
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
    void withoutAPictureTheNumbersAreShownAndWhatToInstall() {
        String html = LossView.instead(Runs.learning(3), new NoFontException(new InternalError()));
        assertThat(html).contains("validation", "0.2267", "apt-get install fontconfig fonts-dejavu-core").doesNotContain("<img");
    }

    private static Stream<String> strokes(Picture picture, String colour) {
        return picture.elements().stream()
                .filter(e -> e.getAttribute("stroke").equals(colour))
                .map(e -> e.getAttribute("stroke-dasharray"));
    }
}
