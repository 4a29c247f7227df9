package chainrule.op;

import chainrule.tape.Notation;
import chainrule.tape.Value;

/** The sign, {@code y = −1, 0} or {@code 1}. Its derivative is zero wherever it has one. */
public record Sign() implements Flat {

    /** {@code −1}, {@code 0} or {@code 1}, entry by entry. */
    public static Value sign(Value x) {
        return new Sign().on(x);
    }

    @Override
    public double apply(double x) {
        return x > 0 ? 1 : x < 0 ? -1 : 0;
    }

    @Override
    public Notation notation(Notation... x) {
        return Notation.call("sign", x);
    }
}
