package chainrule.notebook.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import chainrule.explain.Surface;
import chainrule.explain.Surface.Axis;
import chainrule.explain.Surface.State;
import chainrule.notebook.Display;
import chainrule.notebook.view.ContourLines.Crossing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SurfaceViewTest {

    static List<Surface> surfaces() {
        return Stream.concat(Surfaces.all(), Stream.of(Surfaces.running())).toList();
    }

    @ParameterizedTest
    @MethodSource("surfaces")
    void everyPictureKeepsTheLaws(Surface surface) throws Exception {
        Display display = SurfaceView.of(surface);
        Picture.of(display).keepsTheLaws();
        assertThat(Picture.of(display).elements()).allSatisfy(e -> assertThat(e.getAttribute("d") + e.getAttribute("x")).doesNotContain("N", "I"));
        assertThat(display.html()).contains("<details", "scope=\"col\"").hasSizeLessThan(150_000);
        assertThat(SurfaceView.of(surface)).isEqualTo(display);
    }

    /** A surface of a function on a grid. */
    private static Surface grid(int steps, DoubleBinaryOperator f) {
        Axis axis = new Axis("s", 0, steps - 1, steps);
        List<Double> losses = new ArrayList<>();
        for (int row = 0; row < steps; row++) {
            for (int column = 0; column < steps; column++) {
                losses.add(f.applyAsDouble(column, row));
            }
        }
        return new Surface("L", axis, axis, losses, steps, 0, "", Optional.empty(), Optional.empty(), List.of(), List.of(), State.FINISHED);
    }

    @Test
    void theLineOfAPlaneIsStraightAndOfAConeClosed() {
        List<List<Crossing>> straight = new ContourLines(grid(9, (s, t) -> s + 2 * t), 7.3).lines();
        assertThat(straight).singleElement().satisfies(line -> assertThat(line)
                .hasSizeGreaterThan(8).allSatisfy(at -> assertThat(at.column() + 2 * at.row()).isCloseTo(7.3, within(1e-12))));
        List<List<Crossing>> round = new ContourLines(grid(21, (s, t) -> Math.sqrt((s - 10) * (s - 10) + (t - 10) * (t - 10))), 6.5).lines();
        assertThat(round).singleElement().satisfies(line -> {
            assertThat(line.get(0)).isEqualTo(line.get(line.size() - 1));
            assertThat(line).allSatisfy(at -> assertThat(Math.hypot(at.column() - 10, at.row() - 10)).isCloseTo(6.5, within(0.03)));
        });
    }

    @Test
    void theAreaAboveAHeightFitsItsLine() {
        for (double height : new double[] {0.5, 7.3, 12}) {
            double area = new ContourLines(grid(9, (s, t) -> s + t), height).above().stream().mapToDouble(SurfaceViewTest::area).sum();
            double below = height <= 8 ? height * height / 2 : 64 - (16 - height) * (16 - height) / 2;
            assertThat(area).isCloseTo(64 - below, within(1e-9));
        }
        assertThat(new ContourLines(grid(9, (s, t) -> s), 100).above()).isEmpty();
        assertThat(new ContourLines(grid(9, (s, t) -> s), 100).lines()).isEmpty();
    }

    private static double area(List<Crossing> polygon) {
        double twice = 0;
        for (int k = 0; k < polygon.size(); k++) {
            Crossing a = polygon.get(k);
            Crossing b = polygon.get((k + 1) % polygon.size());
            twice += a.column() * b.row() - b.column() * a.row();
        }
        return Math.abs(twice) / 2;
    }

    @Test
    void aSaddleIsCrossedTwiceInOneSquare() {
        List<List<Crossing>> lines = new ContourLines(grid(2, (s, t) -> s == t ? 1 : 0), 0.5).lines();
        assertThat(lines).hasSize(2).allSatisfy(line -> assertThat(line).hasSize(2));
        assertThat(new ContourLines(grid(2, (s, t) -> s == t ? 0 : 1), 0.5).lines()).hasSize(2);
    }

    @Test
    void aroundAPointWithoutALossNothingIsDrawn() {
        Surface hole = grid(5, (s, t) -> s == 2 && t == 2 ? Double.NaN : s);
        double known = new ContourLines(hole, Double.NEGATIVE_INFINITY).above().stream().mapToDouble(SurfaceViewTest::area).sum();
        assertThat(known).isEqualTo(12);
    }

    private static SurfaceLevels levels(int steps, DoubleBinaryOperator f) {
        return SurfaceLevels.of(grid(steps, f).losses());
    }

    /** Lines close together are a steep slope: that is only so where each means as much as the next. */
    @Test
    void heightsAreAtEvenSteps() {
        SurfaceLevels saddle = levels(25, (s, t) -> ((s - 12) * (s - 12) - (t - 12) * (t - 12)) / 120);
        assertThat(saddle.heights()).containsExactly(-1, -0.5, 0, 0.5, 1);
        assertThat(saddle.words()).isEqualTo("Level lines at even steps of 0.5.");
        for (DoubleBinaryOperator f : List.<DoubleBinaryOperator>of(
                (s, t) -> s, (s, t) -> s * s + t * t, (s, t) -> s * t - 7, (s, t) -> 1e-9 * s - t, (s, t) -> 3e5 + Math.sin(s))) {
            SurfaceLevels levels = levels(25, f);
            assertThat(levels.count()).isBetween(3, 8);
            for (int k = 2; k < levels.count(); k++) {
                assertThat(levels.height(k) - levels.height(k - 1)).isCloseTo(levels.height(1) - levels.height(0), withinPercentage(1e-6));
            }
        }
        SurfaceLevels wide = levels(9, (s, t) -> (s - 4) * 4e307);
        assertThat(wide.heights()).isSorted().hasSizeBetween(3, 8);
        assertThat(wide.band(-1.6e308)).isZero();
        assertThat(wide.band(1.6e308)).isEqualTo(wide.count());
        assertThat(levels(5, (s, t) -> 3).words()).isEmpty();
        assertThat(levels(3, (s, t) -> Double.NaN).count()).isZero();
        assertThat(levels(2, (s, t) -> s == t ? 0 : Double.MIN_VALUE).count()).isZero();
        assertThat(levels(2, (s, t) -> s == t ? 1 : Math.nextUp(1.0)).count()).isZero();
    }

    /** A wall would leave nothing of a valley: then the scale is another, and said. */
    @Test
    void aWallBesideAValleyHasAScaleThatIsSaid() {
        SurfaceLevels decades = levels(25, (s, t) -> Math.pow(10, s / 4));
        assertThat(decades.heights()).containsExactly(10, 100, 1000, 1e4, 1e5);
        assertThat(decades.words()).isEqualTo("Level lines at powers of ten.");
        SurfaceLevels parts = levels(25, (s, t) -> 0.15 * Math.pow(10, s / 12));
        assertThat(parts.heights()).containsExactly(0.2, 0.5, 1, 2, 5, 10);
        assertThat(parts.words()).isEqualTo("Level lines at 1, 2 and 5 of each power of ten.");
        assertThat(levels(25, (s, t) -> Math.pow(10, s)).words()).isEqualTo("Level lines that grow by a factor of 10^4.");
        SurfaceLevels below = levels(25, (s, t) -> Math.exp(s / 2) - 50);
        assertThat(below.words()).startsWith("Level lines at even steps of ").endsWith("; all that is higher is one band.");
        assertThat(below.band(Math.exp(12) - 50)).isEqualTo(below.count());
        assertThat(SurfaceView.of(grid(25, (s, t) -> Math.pow(10, s / 4))).text()).contains("Level lines at powers of ten.\n");
    }

    @Test
    void colourIsNotTheOnlySign() throws Exception {
        Surface valley = Surfaces.valley();
        SurfaceLevels levels = SurfaceLevels.of(valley.losses());
        List<String> texts = Picture.of(SurfaceView.of(valley)).texts();
        assertThat(texts).contains("w", "b", "start", "end", "lowest", "training");
        long labelled = java.util.stream.IntStream.range(0, levels.count())
                .filter(k -> java.util.Collections.frequency(texts, chainrule.tape.Numbers.format(levels.height(k))) > 1).count();
        assertThat(labelled).as("heights in the legend and on their line").isGreaterThanOrEqualTo(4);
    }

    @Test
    void theTextStandsAlone() {
        assertThat(SurfaceView.of(Surfaces.line()).text()).startsWith("Surface of L over w and b\n  ")
                .contains(" S ", " E ", " * ", " + ", "bands: 0 below, 1 from ", "Training went from loss 67.22 to 0.1175 in 30 epochs", "epoch");
        assertThat(SurfaceView.of(Surfaces.edge()).text())
                .contains("✗ 30 of 625 points have no loss; the first: log gives NaN", "? no loss", "Computed at p = 0.8, q = 0.6, where it is −0.05531.",
                        "at the edge: it may be lower beyond, --span 2 looks farther");
        assertThat(SurfaceView.of(Surfaces.interrupted()).text()).contains("■ interrupted after row 11 of 25; nothing was changed");
        assertThat(SurfaceView.of(Surfaces.running()).text()).contains("▶ row 3 of 25");
        assertThat(SurfaceView.of(Surfaces.trained()).text()).contains("off this plane", "The two directions in which the path moved most hold 98.4%");
    }

    @Test
    void whatHasNoLossIsHatchedAndWhatWasNotReachedIsNot() throws Exception {
        assertThat(Picture.of(SurfaceView.of(Surfaces.edge())).texts()).contains("no loss").doesNotContain("not reached");
        assertThat(Picture.of(SurfaceView.of(Surfaces.interrupted())).texts()).contains("not reached").doesNotContain("no loss");
    }

    @Test
    void namesAreText() throws Exception {
        Display display = SurfaceView.of(Surfaces.named("<img src=x onerror=alert(1)>$x$\n\u202E" + "y".repeat(10_000)));
        assertThat(display.html()).contains("&lt;img src=x").doesNotContain("<img src=x", "$x$", "\u202E").hasSizeLessThan(100_000);
        assertThat(display.text()).doesNotContain("\u202E");
        Picture.of(display).keepsTheLaws();
    }
}
