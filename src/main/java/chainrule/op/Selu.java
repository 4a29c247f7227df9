package chainrule.op;

import static chainrule.op.Add.add;
import static chainrule.op.ExpBelowZero.expBelowZero;
import static chainrule.op.Scale.scale;
import static chainrule.op.Step.step;

import chainrule.linalg.Functions;
import chainrule.tape.Notation;
import chainrule.tape.Value;

/**
 * The self-normalising unit, {@code y = λ x} above zero, else {@code λ α (eˣ − 1)}, with the constants that keep mean 0 and
 * variance 1 through a network (Klambauer and others, 2017); {@code y′ = λ} above zero, else {@code λ α eˣ}.
 */
public record Selu() implements Elementwise {

    private static final double LAMBDA = 1.0507009873554805;

    private static final double LAMBDA_ALPHA = 1.7580993408473766;

    /** {@code λ elu(x, α)}, entry by entry. */
    public static Value selu(Value x) {
        return new Selu().on(x);
    }

    @Override
    public double apply(double x) {
        return Functions.wherePositive(x, LAMBDA * x, LAMBDA_ALPHA * Functions.expm1(x));
    }

    @Override
    public Value derivative(Value x, Value y) {
        return add(scale(LAMBDA, step(x)), scale(LAMBDA_ALPHA, expBelowZero(x)));
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("selu", x);
    }
}
