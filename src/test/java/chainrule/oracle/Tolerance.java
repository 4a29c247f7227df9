package chainrule.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.gson.JsonObject;
import org.ejml.data.DMatrixRMaj;

/** How near is near enough: {@code |a − b| ≤ abs + rel |b|}, with the worst error so far, relative to {@code |b|} or to {@code abs / rel}. */
final class Tolerance {

    private final double absolute;
    private final double relative;
    private double worst;
    private long bits = 17;

    Tolerance(JsonObject tolerance) {
        absolute = OracleCase.number(tolerance.get("abs"));
        relative = OracleCase.number(tolerance.get("rel"));
    }

    void check(String quantity, DMatrixRMaj actual, DMatrixRMaj expected) {
        assertThat(actual.numRows + "×" + actual.numCols).as("shape of " + quantity)
                .isEqualTo(expected.numRows + "×" + expected.numCols);
        for (int k = 0; k < expected.getNumElements(); k++) {
            check(quantity + " [" + k + "]", actual.data[k], expected.data[k]);
        }
    }

    void check(String quantity, double a, double b) {
        bits = 31 * bits + Double.doubleToLongBits(a);
        if (a == b || Double.isNaN(a) && Double.isNaN(b)) {
            return;
        }
        double error = Math.abs(a - b);
        if (!(error <= absolute + relative * Math.abs(b))) {
            fail("%s: expected %s, got %s (off by %s, allowed %s + %s relative)", quantity, b, a, error, absolute, relative);
        }
        double size = Math.max(Math.abs(b), relative == 0 ? 1 : absolute / relative);
        worst = Math.max(worst, error / size);
    }

    double worst() {
        return worst;
    }

    /** A digest of every number checked so far, to the last bit. */
    long bits() {
        return bits;
    }
}
