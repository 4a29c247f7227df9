package chainrule.linalg;

import static chainrule.linalg.ScalarFunctions.*;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * What the vector forms of {@link ScalarFunctions} share: the same operations in the same order, lane by lane. A step
 * that changes nothing for ordinary numbers is left out, and a vector with another number in it goes to the portable
 * form.
 *
 * <p>A vector that crosses a call is an object, a hundred times slower, so the JIT must inline all of a loop. It stops
 * doing so at a method of 325 bytes, and after 18,000 nodes at any method but the vector's own: so the helpers here are
 * few and small, are called early, and what comes late in a function is written out.
 */
final class VectorParts {

    /**
     * The one species of this JVM. A second would be seen by the JIT in methods that all species share, and no vector
     * of either would then stay in a register: a loop elsewhere becomes ten times slower.
     */
    static final VectorSpecies<Double> SPECIES =
            DoubleVector.SPECIES_PREFERRED.length() < 2 ? DoubleVector.SPECIES_128 : DoubleVector.SPECIES_PREFERRED;

    static final int LANES = SPECIES.length();

    private VectorParts() {}

    static DoubleVector all(double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }

    static DoubleVector shifted(DoubleVector v) {
        return v.fma(all(BY_LN2), all(SHIFTER));
    }

    static DoubleVector remainder(DoubleVector v, DoubleVector k) {
        return k.fma(all(-LN2_HIGH), v);
    }

    static DoubleVector rest(DoubleVector k) {
        return k.mul(all(-LN2_LOW));
    }

    static DoubleVector tail(DoubleVector r, DoubleVector c) {
        DoubleVector z = r.add(c);
        DoubleVector p = all(E12).fma(z, all(E11));
        p = p.fma(z, all(E10));
        p = p.fma(z, all(E9));
        p = p.fma(z, all(E8));
        p = p.fma(z, all(E7));
        p = p.fma(z, all(E6));
        p = p.fma(z, all(E5));
        p = p.fma(z, all(E4));
        p = p.fma(z, all(E3));
        p = p.fma(z, all(0.5));
        return z.mul(z).fma(p, c);
    }

    /** {@code 2ᵏ y}, where neither is anything but a normal double. */
    static DoubleVector scaled(DoubleVector y, DoubleVector t) {
        LongVector exponent = t.reinterpretAsLongs().lanewise(VectorOperators.LSHL, EXPONENT_SHIFT);
        return y.reinterpretAsLongs().add(exponent).reinterpretAsDoubles();
    }
}
