package chainrule.notebook.real;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.notebook.ClassScan;
import chainrule.notebook.real.ExecutedNotebook.Cell;
import chainrule.notebook.real.ExecutedNotebook.Output;
import chainrule.tape.Value;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The extension in the real kernel, executed by the client that Jupyter itself uses. One kernel, many cells. */
@Tag("jupyter")
class KernelIT {

    private static final String TAPE = "<img src=\"data:image/svg+xml;base64,";

    private static ExecutedNotebook notebook;

    @BeforeAll
    static void execute() throws IOException {
        NotebookFile file = new NotebookFile()
                .cell("values", "var a = scalar(\"a\", 2);\nvar b = scalar(\"b\", -1.5);\nvar d = scale(2, b);\n"
                        + "Value loss = multiply(scalar(\"c\", 3), add(a, d));")
                .cell("tape", "%tape loss")
                .cell("asked", "var g = gradients(loss, a, b);")
                .cell("adjoints", "%tape g;")
                .cell("gradients", "%gradients g")
                .cell("derive", "%derive loss")
                .cell("deriveSome", "%derive gradients(loss, b)")
                .cell("lastDerivation", "Derivation.of(g)")
                .cell("step", "%step loss")
                .cell("gradcheck", "%gradcheck loss --by a, b")
                .cell("gradcheckInJava", "showGradcheck(loss, a, b)")
                .cell("wrong", "%gradcheck g.replaced(Map.of(a, scale(-1, g.of(a))))")
                .cell("lastCheck", "GradientCheck.of(v -> square(v.get(0)), a)")
                .cell("jacobian", "%jacobian loss")
                .cell("hessian", "%hessian loss --by a, b")
                .cell("lastHessian", "HessianMatrix.of(gradients(loss, a, b), Map.of(loss, \"loss\"))")
                .cell("surface", "%surface add(square(a), square(b)) --steps 9")
                .cell("surfaceInJava", "showSurface(add(square(a), square(b)), new SurfaceOptions().steps(9));")
                .cell("help", "%surface --help")
                .cell("cost", "%cost loss")
                .cell("costOfGradients", "%cost g --top 2")
                .cell("costAgain", "%cost loss")
                .cell("lastCost", "Cost.of(g)")
                .cell("costOfNothing", "%cost")
                .cell("expression", "%tape scale(5, loss) // five times")
                .cell("quotes", "%%tape\nmultiply(loss, scalar(\"z\", 3))")
                .cell("static", "showTape(loss); showTape(g); showGradients(g);")
                .cell("list", "%chainrule")
                .cell("lastValue", "loss")
                .cell("lastGradients", "g")
                .cell("again", "chainrule.notebook.ijava.Extension.install();\nloss")
                .cell("import", "import static java.lang.Math.*; import static chainrule.op.Add.*; sqrt(16.0)")
                .cell("afterImport", "square(a).asScalar()")
                .cell("ops", everyOp())
                .cell("unknown", "%tape lss")
                .cell("empty", "%tape")
                .cell("number", "%tape 42")
                .cell("value", "%gradients loss")
                .cell("gradientsForHistory", "%loss g")
                .cell("incomplete", "%tape add(a, b")
                .cell("illegal", "%tape a +")
                .cell("quoted", "%tape multiply(loss, scalar(\"z\", 3))")
                .cell("throwing", "%tape matmul(matrix, matrix)")
                .cell("matrix", "var matrix = matrix(\"M\", new double[][] {{1, 2, 3}});")
                .cell("throwingNow", "%tape matmul(matrix, matrix)")
                .cell("nothing", "Value nothing = null;")
                .cell("null", "%tape nothing")
                .cell("nullInJava", "showTape(nothing);")
                .cell("noSuchMagic", "%tpae loss")
                .cell("model", "var x = matrix(\"x\", new double[][] {{0, 0, 1, 1}, {0, 1, 0, 1}});\n"
                        + "var y = matrix(\"y\", new double[][] {{0, 1, 1, 0}});\nvar data = new Dataset(x, y);\n"
                        + "var model = Sequential.of(new Dense(\"first\", 2, 3, Initialization.glorot(1)));\n"
                        + "model = Sequential.of(model, new Dense(\"second\", 3, 1, Initialization.glorot(2)));")
                .cell("lastModel", "model")
                .cell("summary", "%summary model")
                .cell("summaryTold", "record Twice() implements Layer {\n  public Value apply(Value x) { return scale(2, x); }\n}\n"
                        + "showSummary(new Twice(), new SummaryOptions().features(3));")
                .cell("lastFunction", "Layer own = Relu::relu;\nown")
                .cell("lastParameter", "model.parameters().get(0)")
                .cell("lastData", "data")
                .cell("lastOptimizer", "new Adam(0.01)")
                .cell("lastReport", "AnomalyReport.watch(() -> log(scale(0, a))).orElseThrow()")
                .cell("rude", "class Rude implements Layer {\n  public Value apply(Value x) { return x; }\n"
                        + "  public java.util.List<Parameter> parameters() { throw new IllegalStateException(\"on\\npurpose\"); }\n}\nnew Rude()")
                .cell("training", "var history = Trainer.of(model, new MeanSquared(), new Sgd(0.1, 0.9))"
                        + ".epochs(200).batchSize(2).fit(data, data);")
                .cell("loss", "%loss history")
                .cell("lossInJava", "showLoss(history)")
                .cell("lastHistory", "history")
                .cell("path", "var path = new ParameterPath(model);\n"
                        + "Trainer.of(model, new MeanSquared(), new Sgd(0.05)).epochs(20).listener(path).fit(data);\n"
                        + "var error = new MeanSquared().of(model.apply(x), y);\n"
                        + "var before = model.parameters().stream().map(p -> p.value()).toList();")
                .cell("pathSurface", "%surface error --path path --steps 11")
                .cell("untouched", "before.equals(model.parameters().stream().map(p -> p.value()).toList())")
                .cell("notAPath", "%surface error --path history")
                .cell("halfAPath", "%surface --path path")
                .cell("noNumber", "%hessian x")
                .cell("anomaly", "Value entropy(Value p) {\n  Value l = log(p);\n  return multiply(p, l);\n}\n"
                        + "AnomalyReport.watch(() -> sum(entropy(relu(a))), a).isEmpty() + \"\\n\"\n"
                        + "+ AnomalyReport.watch(() -> sum(entropy(relu(b))), b).orElseThrow()")
                .cell("late", "new Thread(() -> { try { Thread.sleep(1500); } catch (InterruptedException e) { return; }"
                        + " showTape(a); }).start();")
                .cell("wait", "1 + 1")
                .cell("unnamed", "Arrays.asList(new Object[] {1}).size()")
                .cell("routines", "chainrule.linalg.Routines.description()")
                .cell("alive", "System.out.println(\"alive\");");
        notebook = Jupyter.execute(file.write("kernel.ipynb"));
    }

    @Test
    void nothingIsEverWrittenToStderr() {
        assertThat(notebook.cells().values())
                .allSatisfy(cell -> assertThat(cell.outputs()).noneMatch(output ->
                        output.type().equals("stream") && output.json().get("name").getAsString().equals("stderr")));
    }

    @Test
    void aTapeIsAPictureAndAText() {
        Output tape = notebook.cell("tape").output();

        assertThat(tape.type()).isEqualTo("display_data");
        assertThat(tape.html()).contains(TAPE, "alt=\"").doesNotContain("<script", "<style", "<svg");
        assertThat(tape.text()).contains("loss", "not computed");
        assertThat(tape.json().getAsJsonObject("data").keySet()).containsExactlyInAnyOrder("text/html", "text/plain");
    }

    @Test
    void valuesAreCalledWhatTheNotebookCallsThem() {
        assertThat(notebook.cell("tape").output().text()).containsPattern("\\bd\\b");
    }

    @Test
    void gradientsPutAdjointsOnTheTape() {
        assertThat(notebook.cell("adjoints").output().html()).contains(TAPE);
        assertThat(notebook.cell("adjoints").output().text()).isNotEqualTo(notebook.cell("tape").output().text());
    }

    @Test
    void aDerivationIsAPageMathematicsAndAText() {
        for (String cell : List.of("derive", "deriveSome", "lastDerivation")) {
            Output derivation = notebook.cell(cell).output();

            assertThat(derivation.json().getAsJsonObject("data").keySet()).as(cell)
                    .containsExactlyInAnyOrder("text/html", "text/latex", "text/plain");
            assertThat(derivation.html()).contains("$\\begin{aligned}", "product rule").doesNotContain("<script", "<style");
            assertThat(derivation.data("text/latex")).contains("$$\\begin{aligned} \\overline{\\vphantom{t}b} &= ");
            assertThat(derivation.text()).contains("checked by differences");
        }
        assertThat(notebook.cell("derive").output().text()).contains("d = 2 b = −3", "b̄ = d̄ ∂d/∂b = 2 d̄ = 2 · 3 = 6");
        assertThat(notebook.cell("deriveSome").output().text()).contains("Derivation of loss by b: 4 lines").doesNotContain("ā");
    }

    @Test
    void stepsUnfold() {
        assertThat(notebook.cell("step").output().html()).contains("<details", "b̄ = 6").doesNotContain("<script", "<style");
        assertThat(notebook.cell("step").output().text()).contains("back\n  1. ");
    }

    @Test
    void aGradientIsCheckedAndAWrongOneNamed() {
        assertThat(notebook.cell("gradcheck").output().text()).contains("they agree", "✓ fine   a", "✓ fine   b");
        assertThat(notebook.cell("gradcheckInJava").output().html()).isEqualTo(notebook.cell("gradcheck").output().html())
                .contains("<table", TAPE).doesNotContain("<script", "<style", "<svg");
        assertThat(notebook.cell("wrong").output().text()).contains("✗ wrong sign  a", "✓ Tried alone, the ");
        assertThat(notebook.cell("lastCheck").output().html()).contains("A gradient beside differences: they agree");
    }

    @Test
    void matricesOfDerivativesAreHeatMaps() {
        assertThat(notebook.cell("jacobian").output().html()).contains(TAPE, "scope=\"row\"").doesNotContain("<script", "<style", "<svg");
        assertThat(notebook.cell("jacobian").output().text()).startsWith("Jacobian of loss by a, b, c: 1×3\n");
        assertThat(notebook.cell("hessian").output().text()).startsWith("Hessian of loss by a, b: 2×2").contains("it does not bend.", "Zero everywhere.");
        assertThat(notebook.cell("lastHessian").output().text()).isEqualTo(notebook.cell("hessian").output().text());
    }

    @Test
    void aSurfaceHasThePathThatTrainingTookAndMovesNoParameter() {
        Output surface = notebook.cell("surface").output();
        assertThat(surface.html()).contains(TAPE, "alt=\"").doesNotContain("<script", "<style", "<svg");
        assertThat(surface.text()).contains("over a and b", "9×9 points");
        assertThat(notebook.cell("surfaceInJava").output().html()).isEqualTo(surface.html());
        assertThat(notebook.cell("pathSurface").outputs()).singleElement()
                .satisfies(output -> assertThat(output.text()).contains("first direction of the path", "in 20 epochs", "S start"));
        assertThat(notebook.cell("untouched").output().text()).isEqualTo("true");
        assertThat(notebook.cell("help").output().text()).contains("%surface L --path path", "new SurfaceOptions().span(0.5)");
    }

    @Test
    void gradientsAreATable() {
        Output table = notebook.cell("gradients").output();

        assertThat(table.html()).contains("<table", "<tr", "<td").doesNotContain("<script", "<style");
        assertThat(table.text()).contains("a", "b");
    }

    @Test
    void aCostIsCountedTheSameEveryTime() {
        assertThat(notebook.cell("cost").output().text()).startsWith("Cost of loss: 3 operations forward, ").contains("reverse", "Jacobians");
        assertThat(notebook.cell("cost").output().html()).contains("<table").doesNotContain("<script", "<style")
                .isEqualTo(notebook.cell("costAgain").output().html());
        assertThat(notebook.cell("costOfGradients").output().text()).contains("the others");
        assertThat(notebook.cell("lastCost").output().text()).startsWith("Cost of v3: 3 operations forward, ");
    }

    @Test
    void aModelIsSummedUp() {
        assertThat(notebook.cell("summary").output().html()).contains("<table", "Dense first 2 → 3")
                .isEqualTo(notebook.cell("lastModel").output().html());
        assertThat(notebook.cell("summary").output().text()).startsWith("Sequential: 13 parameters, for one sample of 2 features\n");
        assertThat(notebook.cell("summaryTold").output().text()).startsWith("Twice: 0 parameters, for one sample of 3 features\n");
        assertThat(notebook.cell("lastFunction").output().html()).contains("<table");
    }

    @Test
    void everythingACellEndsInIsACard() {
        for (String cell : List.of("lastParameter", "lastData", "lastOptimizer", "lastReport")) {
            assertThat(notebook.cell(cell).output().type()).as(cell).isEqualTo("execute_result");
            assertThat(notebook.cell(cell).output().html()).as(cell).contains("background:#ffffff").doesNotContain("<script", "<style");
        }
        assertThat(notebook.cell("lastData").output().text()).startsWith("4 samples, inputs 2×4: all of them\n");
        assertThat(notebook.cell("lastOptimizer").output().text()).startsWith("Adam with learning rate 0.01\n");
        assertThat(notebook.cell("lastReport").output().text()).startsWith("log was given ");
    }

    @Test
    void aViewThatFailsLeavesTextAndALine() {
        assertThat(notebook.cell("rude").output().type()).isEqualTo("execute_result");
        assertThat(notebook.cell("rude").output().text()).endsWith("\n(no picture: IllegalStateException: on; purpose)");
    }

    @Test
    void anyExpressionCanBeShown() {
        assertThat(notebook.cell("expression").output().html()).contains(TAPE);
        assertThat(notebook.cell("quotes").output().html()).contains(TAPE);
    }

    @Test
    void theStaticCallsShowTheSame() {
        assertThat(notebook.cell("static").outputs()).extracting(Output::html).containsExactly(
                notebook.cell("tape").output().html(),
                notebook.cell("adjoints").output().html(),
                notebook.cell("gradients").output().html());
        assertThat(notebook.cell("lossInJava").output().html()).isEqualTo(notebook.cell("loss").output().html());
    }

    @Test
    void theListNamesEach() {
        assertThat(notebook.cell("list").output().text()).contains("%tape", "%gradients", "%loss", "showTape(");
        assertThat(notebook.cell("list").output().html()).contains("<table ", "%tape");
    }

    @Test
    void aReportTellsTheLinesOfCells() {
        assertThat(notebook.cell("anomaly").output().text())
                .startsWith("true\nlog was given relu 1×1 in 0\n  called at Value l = log(p); (notebook, line 2 of entropy)\n")
                .contains("multiply 1×1 in NaN, at return multiply(p, l); (notebook, line 3 of entropy)");
    }

    @Test
    void aCellThatEndsInOneOfOurTypesShowsIt() {
        assertThat(notebook.cell("lastValue").output().type()).isEqualTo("execute_result");
        assertThat(notebook.cell("lastValue").output().html()).endsWith(notebook.cell("tape").output().html());
        assertThat(notebook.cell("lastGradients").output().html()).isEqualTo(notebook.cell("gradients").output().html());
        assertThat(notebook.cell("lastHistory").output().html()).isEqualTo(notebook.cell("loss").output().html());
    }

    @Test
    void installingTwiceChangesNothing() {
        assertThat(notebook.cell("again").output().html()).isEqualTo(notebook.cell("lastValue").output().html());
    }

    @Test
    void theImportsLeaveRoomForTheNotebooksOwn() {
        assertThat(notebook.cell("import").output().text()).isEqualTo("4.0");
        assertThat(notebook.cell("afterImport").output().text()).isEqualTo("4.0");
    }

    @Test
    void everyOpCanBeCalledByName() {
        assertThat(Integer.parseInt(notebook.cell("ops").output().text())).isGreaterThan(20);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            unknown             | %tape: there is no 'lss' here; did you mean 'loss'?
            empty               | %tape: it wants a value, or the gradients of one; for example %tape L
            number              | %tape: it wants a value, or the gradients of one; '42' is an Integer, 42
            value               | %gradients: it wants gradients, as gradients(loss, …) returns them; 'loss' is a Value
            gradientsForHistory | %loss: it wants the history that a training run returns; 'g' is a Gradients
            illegal             | %tape: 'a +' is not a Java expression: illegal start of expression
            incomplete          | %tape: 'add(a, b' is not a Java expression: it is not complete
            quoted              | %tape: there is no 'z' here; what it can show here: a, b, d, loss, g (a line magic drops quotes
            throwing            | %tape: there is no 'matrix' here
            throwingNow         | %tape: 'matmul(matrix, matrix)' failed: ShapeException: matmul
            costOfNothing       | %cost: it wants a value, or the gradients of one; for example %cost L
            null                | %tape: it wants a value, or the gradients of one; 'nothing' is null
            notAPath            | %surface: --path wants a ParameterPath
            halfAPath           | %surface: it wants a loss, or the gradients of one; for example %surface L
            noNumber            | %hessian: gradients needs a scalar loss, 1×1
            noSuchMagic         | there is no magic %tpae; did you mean %tape?
            nullInJava          | there is nothing to show: the Value given is null
            """)
    void aMistakeIsAnsweredInOneLine(String cell, String message) {
        assertThat(notebook.cell(cell).output().error()).startsWith(message).doesNotContain("\n");
        assertThat(notebook.cell(cell).output().traceback())
                .as("what the page shows")
                .hasSize(1)
                .first()
                .satisfies(line -> assertThat(line).contains(message));
    }

    @Test
    void trainingLeavesOnePictureOfHowItEnded() {
        Output live = notebook.cell("training").output();

        assertThat(live.type()).isEqualTo("display_data");
        assertThat(live.html()).contains(TAPE);
        assertThat(live.text()).contains("200");
        assertThat(live.json().toString()).doesNotContain("display_id");
    }

    @Test
    void theLossIsAPictureAndAText() {
        assertThat(notebook.cell("loss").output().html()).contains(TAPE, "alt=\"").doesNotContain("<script", "<style");
        assertThat(notebook.cell("loss").output().text()).isNotBlank();
    }

    @Test
    void nothingIsShownUnderACellThatHasEnded() {
        assertThat(notebook.cell("late").outputs()).isEmpty();
        assertThat(notebook.cell("wait").output().text()).isEqualTo("2");
    }

    @Test
    void theKernelspecAsksForVectors() {
        assertThat(notebook.cell("routines").output().text()).contains("vectors once they are compiled");
    }

    @Test
    void theKernelIsAliveAfterAllThis() {
        Cell last = notebook.cell("alive");

        assertThat(last.output().text()).isEqualTo("alive\n");
        assertThat(notebook.cell("noSuchMagic").output().error()).contains("tpae");
    }

    /** Java that compiles only if every static method of every op can be called by its name; nothing is run. */
    private static String everyOp() throws IOException {
        List<Method> calls = ClassScan.beside(Value.class).publicClassesOf("chainrule.op").stream()
                .flatMap(op -> Arrays.stream(op.getDeclaredMethods()))
                .filter(call -> Modifier.isStatic(call.getModifiers()) && Modifier.isPublic(call.getModifiers()))
                .filter(call -> call.getReturnType() == Value.class)
                .toList();
        return calls.stream()
                .map(call -> call.getName() + Arrays.stream(call.getParameterTypes())
                        .map(KernelIT::anything)
                        .collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(
                        ",\n() -> ", "java.util.stream.Stream.<java.util.function.Supplier<Value>>of(\n() -> ", ").toList().size()"));
    }

    private static String anything(Class<?> type) {
        return "(" + type.getCanonicalName() + ") " + (type.isPrimitive() ? "0" : "null");
    }
}
