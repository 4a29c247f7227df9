package chainrule.op;

import chainrule.tape.Op;

/** An operation of one argument. */
public interface Unary extends Op {

    @Override
    default int arity() {
        return 1;
    }
}
