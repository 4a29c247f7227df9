package chainrule.notebook.view;

import static chainrule.op.Square.square;

import chainrule.check.GradientCheck;
import chainrule.linalg.SeededRandom;
import chainrule.nn.Parameter;
import chainrule.notebook.Display;
import chainrule.optim.Adam;
import chainrule.optim.ClipByNorm;
import chainrule.optim.CosineDecay;
import chainrule.tape.Value;
import chainrule.train.Dataset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What a cell may end in, for the views' tests. */
final class Things {

    private Things() {}

    private static Value wave(String name, int rows, int columns) {
        SeededRandom random = new SeededRandom(5);
        DMatrixRMaj entries = new DMatrixRMaj(rows, columns);
        for (int k = 0; k < entries.getNumElements(); k++) {
            entries.data[k] = random.nextDouble() - 0.5;
        }
        return Value.matrix(name, entries);
    }

    static Dataset data(int features, int samples) {
        return new Dataset(wave("x", features, samples), wave("y", 2, samples));
    }

    /** The displays by name. */
    static Map<String, Display> all() {
        Map<String, Display> all = new LinkedHashMap<>();
        all.put("data", DatasetView.of(data(64, 1797)));
        all.put("data-named", DatasetView.of(data(3, 4), List.of("size", "<b>", "$x$"), List.of("cat", "dog")));
        all.put("data-split", DatasetView.of(data(2, 20).split(0.8, 1)));
        all.put("data-table", DatasetView.of(Table.create("<i>flowers</i>",
                StringColumn.create("kind", "a", "$b$", "c\u202E"), DoubleColumn.create("length", 1.5, Double.NaN, 1e-9))));
        all.put("parameter", ParameterView.of(new Parameter("hidden.W", wave("", 32, 64).matrix())));
        all.put("parameter-small", ParameterView.of(new Parameter("<script>$x$", wave("", 2, 3).matrix())));
        all.put("parameter-extreme", ParameterView.of(new Parameter("p",
                new DMatrixRMaj(new double[][] {{Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, 0}}))));
        all.put("optimiser", OptimizerView.of(new Adam(0.01).clipped(new ClipByNorm(1)).scheduled(new CosineDecay(10, 0))));
        all.put("report", PlainView.of(GradientCheck.of(v -> square(v.get(0)), List.of(Value.scalar("<x>", 3)), List.of(Value.scalar(-6)))));
        return all;
    }
}
