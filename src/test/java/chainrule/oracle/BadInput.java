package chainrule.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import chainrule.diff.Diff;
import chainrule.diff.Gradients;
import chainrule.tape.NonFiniteException;
import chainrule.tape.Value;
import com.google.gson.JsonElement;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Cases that must be refused, in words that name the operation and what was given. */
final class BadInput {

    private BadInput() {}

    static OracleVerdict check(OracleCase oracle) {
        Throwable refusal = refusal(oracle);
        if (refusal == null) {
            fail("%s: it was not refused", oracle.json().get("reason").getAsString());
        }
        List<String> words = oracle.json().getAsJsonArray("message_should_mention").asList().stream().map(JsonElement::getAsString).toList();
        String note = "";
        if (refusal instanceof NonFiniteException && !finite(oracle)) {
            // Refused before the operation was reached, so its name cannot be told; the leaf's and the number must be.
            words = List.of(oracle.json().getAsJsonArray("inputs").get(0).getAsJsonObject().get("name").getAsString(), "needs finite numbers");
            note = "refused as a leaf: " + refusal.getMessage();
        }
        String message = String.valueOf(refusal.getMessage()).toLowerCase(Locale.ROOT);
        for (String word : words) {
            assertThat(message).as("refusal of %s", oracle.json().get("reason").getAsString()).containsAnyOf(spellings(word));
        }
        return note.isEmpty() ? OracleVerdict.passed() : OracleVerdict.passed(note);
    }

    private static boolean finite(OracleCase oracle) {
        String inputs = oracle.json().get("inputs").toString();
        return !inputs.contains("Infinity") && !inputs.contains("NaN");
    }

    /** An error of the language itself would be no refusal but an accident. */
    private static Throwable refusal(OracleCase oracle) {
        try {
            act(oracle);
            return null;
        } catch (IllegalArgumentException | ArithmeticException e) {
            return e;
        }
    }

    private static void act(OracleCase oracle) {
        Map<String, Value> inputs = oracle.inputs();
        Value y = oracle.run(inputs);
        String name = inputs.keySet().iterator().next();
        Value x = inputs.get(name);
        switch (oracle.json().get("action").getAsString()) {
            case "backward", "backward_default" -> Gradients.gradients(y, x);
            case "backward_cot" -> Diff.vjp(t -> oracle.run(Map.of(name, t)), x, Value.matrix("cotangent", oracle.expected("cotangent")));
            case "jvp" -> Diff.jvp(t -> oracle.run(Map.of(name, t)), x, Value.matrix("tangent", oracle.expected("tangent")));
            default -> { }
        }
    }

    /** Our names for what the files call otherwise. */
    private static String[] spellings(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "sub" -> new String[] {"subtract"};
            case "mul" -> new String[] {"multiply"};
            case "div" -> new String[] {"divide"};
            case "mse_loss", "mse" -> new String[] {"meansquared"};
            case "abs_loss" -> new String[] {"absolute"};
            case "huber_loss" -> new String[] {"huber"};
            case "half_squared_l2" -> new String[] {"halfsquared"};
            case "log_softmax" -> new String[] {"logsoftmax", "log_softmax"};
            case "max_reduce" -> new String[] {"max"};
            case "min_reduce" -> new String[] {"min"};
            case "bce_logits" -> new String[] {"bernoulli"};
            default -> new String[] {lower, lower.replaceAll("\\.0$", "")};
        };
    }
}
