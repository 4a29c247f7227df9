package chainrule.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a driver of benchmarks says to the worker, and hears from it. */
class WorkerTest {

    private static final String PROCESSORS = Integer.toString(Runtime.getRuntime().availableProcessors());

    @ParameterizedTest
    @CsvSource({
        "chainrule, mlp-c,                  step fwd grad",
        "chainrule, mlp:3-4-2:5:ce,         step fwd grad",
        "chainrule, gemm:3x4x5,             GFLOP/s",
        "chainrule, gemm:3x4x5:tA,          GFLOP/s",
        "chainrule, gemm:3x4x5:tB,          GFLOP/s",
        "chainrule, chain-10,               step",
        "chainrule, jac-100,                jacrev",
        "chainrule, jac-100-fwd,            jacfwd",
        "chainrule, hvp-10k,                hvp-rr hvp-fr grad",
        "chainrule, maps-100k,              map-exp map-tanh map-sigmoid map-log map-relu map-mul map-sum",
        "ejml,      mlp-c,                  step fwd grad",
        "ejml,      mlp:3-4-2:5:ce,         step fwd grad",
        "ejml,      gemm:3x4x5,             GFLOP/s",
        "ejml,      gemm:3x4x5:tA,          GFLOP/s",
        "ejml,      gemm:3x4x5:tB,          GFLOP/s",
    })
    void measuresEachMetricThatItNames(String system, String workload, String metrics) {
        String ask = "{\"workload\": \"" + workload + "\", \"metric\": \"%s\", \"secs\": 0.01}\n";
        List<String> names = List.of(metrics.split(" "));
        String requests = ask.formatted("?") + names.stream().map(ask::formatted).reduce("", String::concat);
        List<JsonObject> answers = serve(system, requests);

        assertThat(answers).hasSize(1 + names.size());
        assertThat(answers.get(0).getAsJsonArray("metrics").asList().stream().map(JsonElement::getAsString))
                .containsExactlyElementsOf(names);
        for (int k = 0; k < names.size(); k++) {
            JsonObject answer = answers.get(k + 1);
            assertThat(answer.keySet())
                    .containsExactly("system", "workload", "dtype", "threads", "metric", "median", "min", "max", "n");
            assertThat(answer.get("system").getAsString()).isEqualTo(system);
            assertThat(answer.get("workload").getAsString()).isEqualTo(workload);
            assertThat(answer.get("dtype").getAsString()).isEqualTo("f64");
            assertThat(answer.get("threads").getAsString()).isEqualTo(PROCESSORS);
            assertThat(answer.get("metric").getAsString()).isEqualTo(names.get(k));
            assertThat(answer.get("n").getAsInt()).isGreaterThanOrEqualTo(3);
            assertThat(answer.get("min").getAsDouble()).isPositive().isLessThanOrEqualTo(answer.get("median").getAsDouble());
            assertThat(answer.get("max").getAsDouble()).isGreaterThanOrEqualTo(answer.get("median").getAsDouble());
        }
    }

    @Test
    void answersABadRequestAndGoesOn() {
        List<JsonObject> answers = serve("ejml", """
                nonsense

                []
                {"workload": "mlp-c"}
                {"workload": "mlp-z", "metric": "?"}
                {"workload": "mlp:1-x:3:ce", "metric": "?"}
                {"workload": "mlp:3-1:3:ce", "metric": "?"}
                {"workload": "gemm:3x4", "metric": "?"}
                {"workload": "gemm:3x4x5:tA:tB", "metric": "?"}
                {"workload": "chain-3", "metric": "?"}
                {"workload": "jac-100", "metric": "?"}
                {"workload": "mlp-c", "metric": "leap"}
                {"workload": "mlp-c", "metric": "?"}
                """);
        assertThat(answers).hasSize(13);
        assertThat(answers.subList(0, 12)).allSatisfy(answer -> assertThat(answer.keySet()).containsExactly("error"));
        assertThat(answers.get(3).get("error").getAsString()).contains("a workload and a metric");
        assertThat(answers.get(4).get("error").getAsString()).contains("'mlp-z'", "mlp-a");
        assertThat(answers.get(5).get("error").getAsString()).contains("'mlp:1-x:3:ce'");
        assertThat(answers.get(10).get("error").getAsString()).contains("ejml has no Jacobians");
        assertThat(answers.get(11).get("error").getAsString()).contains("'leap'", "step, fwd, grad");
        assertThat(answers.get(12).has("metrics")).isTrue();
    }

    @Test
    void printsTheMetricsAskedForOnTheCommandLine() {
        Result result = run("", "--secs", "0.01", "--warm-up", "0.01", "--metrics", "fwd,grad", "mlp-c", "gemm:2x2x2");
        assertThat(result.code).isZero();
        assertThat(result.out.lines().map(line -> JsonParser.parseString(line).getAsJsonObject().get("metric").getAsString()))
                .containsExactly("fwd", "grad");
    }

    @Test
    void refusesWhatItCannotMeasure() {
        assertThat(run("", "--dtype", "f32", "mlp-c").error).contains("f64", "f32");
        assertThat(run("", "--system", "abacus", "mlp-c").error).contains("'abacus'", "chainrule, ejml, djl");
        assertThat(run("", "--threads", "4096", "mlp-c").error).contains("--threads 4096");
        assertThat(run("", "mlp-z").error).contains("'mlp-z'");
        assertThat(run("", "--sytem", "ejml").error).contains("--sytem");
        assertThat(Stream.of("--dtype f32", "--system abacus", "--threads 4096", "mlp-z", "--sytem")
                .map(arguments -> run("", arguments.split(" ")).code)).doesNotContain(0);
    }

    private static List<JsonObject> serve(String system, String requests) {
        Result result = run(requests, "--system", system, "--threads", PROCESSORS, "--dtype", "f64", "--warm-up", "0.01", "--serve");
        assertThat(result.error).isEmpty();
        return result.out.lines().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
    }

    private record Result(int code, String out, String error) {}

    private static Result run(String input, String... arguments) {
        InputStream in = System.in;
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        StringWriter error = new StringWriter();
        try {
            System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            int code = Worker.commandLine().setErr(new PrintWriter(error, true)).execute(arguments);
            return new Result(code, printed.toString(StandardCharsets.UTF_8), error.toString());
        } finally {
            System.setIn(in);
            System.setOut(out);
        }
    }
}
