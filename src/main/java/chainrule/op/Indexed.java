package chainrule.op;

import chainrule.shape.Indices;
import chainrule.shape.Shape;
import chainrule.tape.Notation;

/** A linear map that moves entries from or to the places that its indices tell; if it adds some up, it counts that. */
public interface Indexed extends Linear {

    /** The places, from 0. */
    Indices indices();

    @Override
    default Notation notation(Notation... x) {
        return Notation.call(name(), x[0], Notation.symbol(indices().toString()));
    }

    @Override
    default long flops(Shape... x) {
        return 0;
    }
}
