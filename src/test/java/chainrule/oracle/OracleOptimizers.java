package chainrule.oracle;

import chainrule.optim.AdaGrad;
import chainrule.optim.Adam;
import chainrule.optim.AdamW;
import chainrule.optim.ClipByNorm;
import chainrule.optim.ClipByValue;
import chainrule.optim.ExponentialDecay;
import chainrule.optim.GradientClipping;
import chainrule.optim.Optimizer;
import chainrule.optim.RmsProp;
import chainrule.optim.Sgd;
import com.google.gson.JsonObject;
import java.util.Optional;

/** How the settings of a training trace are said in our optimisers. */
final class OracleOptimizers {

    private OracleOptimizers() {}

    static Optimizer optimizer(JsonObject settings) {
        Optimizer rule = rule(settings);
        Optimizer clipped = clipping(settings).map(rule::clipped).orElse(rule);
        return settings.has("lr_gamma") ? clipped.scheduled(new ExponentialDecay(number(settings, "lr_gamma", 1))) : clipped;
    }

    static Optional<GradientClipping> clipping(JsonObject settings) {
        if (settings.has("clip_norm")) {
            return Optional.of(new ClipByNorm(number(settings, "clip_norm", 1)));
        }
        return settings.has("clip_value") ? Optional.of(new ClipByValue(number(settings, "clip_value", 1))) : Optional.empty();
    }

    private static Optimizer rule(JsonObject settings) {
        double rate = number(settings, "lr", Double.NaN);
        double decay = number(settings, "weight_decay", 0);
        double epsilon = number(settings, "eps", 1e-8);
        double momentum = number(settings, "momentum", 0);
        String type = settings.get("type").getAsString();
        return switch (type) {
            case "sgd" -> (is(settings, "nesterov")
                    ? new Sgd(rate).nesterov(momentum)
                    : new Sgd(rate).momentum(momentum, number(settings, "dampening", 0))).weightDecay(decay);
            case "adagrad" -> new AdaGrad(rate)
                    .rateDecay(number(settings, "lr_decay", 0))
                    .start(number(settings, "initial_accumulator_value", 0))
                    .epsilon(number(settings, "eps", 1e-10))
                    .weightDecay(decay);
            case "rmsprop" -> {
                RmsProp rule = new RmsProp(rate).alpha(number(settings, "alpha", 0.99)).momentum(momentum).epsilon(epsilon).weightDecay(decay);
                yield is(settings, "centered") ? rule.centered() : rule;
            }
            case "adam" -> {
                Adam rule = new Adam(rate).betas(beta(settings, 0), beta(settings, 1)).epsilon(epsilon).weightDecay(decay);
                yield is(settings, "amsgrad") ? rule.amsgrad() : rule;
            }
            case "adamw" -> {
                AdamW rule = new AdamW(rate).betas(beta(settings, 0), beta(settings, 1)).epsilon(epsilon)
                        .weightDecay(number(settings, "weight_decay", 0.01));
                yield is(settings, "amsgrad") ? rule.amsgrad() : rule;
            }
            default -> throw new AssertionError("the case files name an optimiser that is not known here: " + type);
        };
    }

    private static boolean is(JsonObject settings, String name) {
        return settings.has(name) && settings.get(name).getAsBoolean();
    }

    private static double number(JsonObject settings, String name, double otherwise) {
        return settings.has(name) ? OracleCase.number(settings.get(name)) : otherwise;
    }

    private static double beta(JsonObject settings, int i) {
        return settings.has("betas") ? OracleCase.number(settings.getAsJsonArray("betas").get(i)) : i == 0 ? 0.9 : 0.999;
    }
}
