package chainrule.op;

import chainrule.tape.Op;
import chainrule.tape.Value;

/** A product of two arguments, linear in each: {@code ẏ = f(ȧ, b)} by the first and {@code f(a, ḃ)} by the second. */
public interface Bilinear extends Op {

    @Override
    default int arity() {
        return 2;
    }

    @Override
    default boolean passesNonFinite(int argument) {
        return true;
    }

    @Override
    default Value jvp(int argument, Value[] x, Value y, Value xDot) {
        return argument == 0 ? on(xDot, x[1]) : on(x[0], xDot);
    }
}
