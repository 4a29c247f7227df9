package chainrule.notebook.real;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.notebook.real.ExecutedNotebook.Output;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A cell that trains without end, stopped as the user's stop button does it: here by the client's time limit. */
@Tag("jupyter")
class InterruptIT {

    @Test
    void trainingStopsWithWhatItHasLearned() {
        NotebookFile file = new NotebookFile()
                .cell("model", "var x = matrix(\"x\", new double[][] {{0, 0, 1, 1}, {0, 1, 0, 1}});\n"
                        + "var y = matrix(\"y\", new double[][] {{0, 1, 1, 0}});\n"
                        + "var model = new Dense(\"only\", 2, 1, Initialization.glorot(1));\n"
                        + "var before = model.parameters().get(0).value();")
                .cell("training", "var history = Trainer.of(model, new MeanSquared(), new Sgd(1e-9, 0))"
                        + ".epochs(1_000_000_000).batchSize(4).fit(new Dataset(x, y));")
                .cell("stopped", "var after = model.parameters().get(0).value();\nThread.sleep(300);\n"
                        + "System.out.println(after != before && after == model.parameters().get(0).value());")
                .cell("history", "history.epochs().size() > 1");

        ExecutedNotebook notebook = Jupyter.execute(
                file.write("interrupt.ipynb"),
                "--ExecutePreprocessor.timeout=12",
                "--ExecutePreprocessor.iopub_timeout=60",
                "--ExecutePreprocessor.interrupt_on_timeout=True");

        List<Output> outputs = notebook.cell("training").outputs();
        assertThat(outputs).extracting(Output::type).containsExactlyInAnyOrder("display_data", "error");
        assertThat(outputs).filteredOn(output -> output.type().equals("display_data")).first()
                .satisfies(live -> assertThat(live.text()).containsIgnoringCase("interrupted"));
        assertThat(notebook.cell("stopped").output().text()).isEqualTo("true\n");
        assertThat(notebook.cell("history").output().text()).isEqualTo("true");
    }

    @Test
    void aSurfaceStopsWithTheRowsThatWereDone() {
        NotebookFile file = new NotebookFile()
                .cell("loss", "var w = matrix(\"w\", new org.ejml.data.DMatrixRMaj(600, 600));\n"
                        + "var loss = sum(square(add(matmul(w, w), w)));")
                .cell("surface", "%surface loss --steps 101")
                .cell("alive", "System.out.println(w.get(3, 3));");

        ExecutedNotebook notebook = Jupyter.execute(
                file.write("interrupt-surface.ipynb"),
                "--ExecutePreprocessor.timeout=12",
                "--ExecutePreprocessor.iopub_timeout=60",
                "--ExecutePreprocessor.interrupt_on_timeout=True");

        assertThat(notebook.cell("surface").outputs()).filteredOn(output -> output.type().equals("display_data")).singleElement()
                .satisfies(live -> assertThat(live.text()).contains("interrupted after row", "nothing was changed"));
        assertThat(notebook.cell("alive").output().text()).isEqualTo("0.0\n");
    }
}
