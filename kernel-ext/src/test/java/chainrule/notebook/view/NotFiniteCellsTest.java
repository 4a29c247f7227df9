package chainrule.notebook.view;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.explain.HeatMap;
import chainrule.explain.MatrixCells;
import chainrule.explain.Reading;
import chainrule.explain.TapeGraph;
import chainrule.notebook.Display;
import chainrule.tape.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is not finite is neither large nor small: it has a sign of its own, and it is said. */
class NotFiniteCellsTest {

    @Test
    void aHeatMapHasACrossThere() throws Exception {
        TapeGraph.Node m = TapeGraph.of(Value.matrix("m", new double[20][20])).nodes().get(0);
        for (int level : new int[] {1, HeatMap.NOT_FINITE}) {
            Reading reading = new Reading("NaN", Optional.of(new HeatMap(2, 2, List.of(level, 2, -3, 0))));
            Display display = TapeView.of(new TapeGraph(List.of(new TapeGraph.Node(m.id(), m.kind(), m.name(), m.op(), m.formula(), m.shape(),
                    reading, m.adjoint(), m.audit(), m.kept(), m.details(), m.group(), m.mark())), List.of(), List.of(), List.of(), Map.of()));
            Picture.of(display).keepsTheLaws();
            assertThat(Picture.of(display).texts().contains("not finite: NaN or ∞")).isEqualTo(level == HeatMap.NOT_FINITE);
        }
    }

    @Test
    void aMatrixToo() throws Exception {
        List<String> names = IntStream.range(0, 14).mapToObj(k -> "x" + k).toList();
        List<Double> numbers = new ArrayList<>(Collections.nCopies(14 * 14, 0.5));
        String without = picture(names, numbers);
        numbers.set(20, Double.NaN);
        assertThat(new MatrixCells(names, names, numbers, 0.5, "").level(1, 6)).isEqualTo(HeatMap.NOT_FINITE);
        assertThat(picture(names, numbers)).contains(Palette.BACKWARD);
        assertThat(without).doesNotContain(Palette.BACKWARD);
        assertThat(MatrixListing.text(new MatrixCells(names, names, numbers, 0.5, ""))).contains(" × ").endsWith("; ·: zero; ×: not finite\n");
        numbers.set(20, 0.0);
        assertThat(MatrixListing.text(new MatrixCells(names, names, numbers, 0.5, ""))).doesNotContain("×");
    }

    private static String picture(List<String> names, List<Double> numbers) {
        return new MatrixPicture(new MatrixCells(names, names, numbers, 0.5, "")).svg("title", "description");
    }
}
