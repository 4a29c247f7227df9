package chainrule.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.diff.Gradients;
import chainrule.op.Sum;
import chainrule.tape.Value;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Functions of one number against fifty digits: values within 2 ulp, derivatives within 1e-14. */
class ElementwiseAccuracyTest {

    private static final Path FILE = Path.of("test/resources/oracles/11_accuracy_50digit.json");

    @TestFactory
    Stream<DynamicTest> valuesAndDerivatives() throws IOException {
        List<OracleCase> cases;
        try (Reader reader = Files.newBufferedReader(FILE)) {
            cases = JsonParser.parseReader(reader).getAsJsonObject().getAsJsonArray("cases").asList().stream()
                    .map(JsonElement::getAsJsonObject)
                    .map(OracleCase::new)
                    .filter(c -> c.has("value50") && ElementwiseOps.MEANING.containsKey(c.json().get("op").getAsString()))
                    .toList();
        }
        assertThat(cases).hasSizeGreaterThan(20);
        return cases.stream().map(c -> DynamicTest.dynamicTest(c.name(), () -> check(c)));
    }

    private static void check(OracleCase oracle) {
        Map<String, Value> inputs = oracle.inputs();
        Value x = inputs.values().iterator().next();
        Value y = oracle.run(inputs);
        JsonArray value = oracle.json().getAsJsonArray("value50");
        for (int k = 0; k < value.size(); k++) {
            BigDecimal exact = value.get(k).getAsBigDecimal();
            assertThat(error(y, k, exact) / Math.ulp(exact.doubleValue())).as("value [%d], in ulp", k).isLessThan(2);
        }
        JsonElement grads = oracle.json().get("grads50");
        JsonArray gradient = grads.isJsonArray()
                ? grads.getAsJsonArray()
                : grads.getAsJsonObject().getAsJsonArray(inputs.keySet().iterator().next());
        Value slope = Gradients.gradients(Sum.sum(y), x).of(x);
        for (int k = 0; k < gradient.size(); k++) {
            BigDecimal exact = gradient.get(k).getAsBigDecimal();
            assertThat(error(slope, k, exact) / Math.abs(exact.doubleValue())).as("derivative [%d], relative", k).isLessThan(1e-14);
        }
    }

    private static double error(Value actual, int k, BigDecimal exact) {
        return new BigDecimal(actual.matrix().data[k]).subtract(exact).abs().doubleValue();
    }
}
