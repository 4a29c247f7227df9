package chainrule.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chainrule.linalg.SeededRandom;
import chainrule.shape.ShapeException;
import chainrule.tape.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held to means and deviations in 60 digits, near and far from zero, at every scale that a double has. */
class StandardizerTest {

    private static final MathContext DIGITS = new MathContext(60);

    private static Dataset rows(double[]... features) {
        return new Dataset(Value.matrix("x", features), Value.matrix("t", new double[1][features[0].length]));
    }

    private static double[] scaled(double... feature) {
        Dataset data = rows(feature);
        return Standardizer.fit(data).apply(data).inputs().matrix().data;
    }

    private static double[] exact(double... feature) {
        BigDecimal n = BigDecimal.valueOf(feature.length);
        BigDecimal mean = Arrays.stream(feature).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add).divide(n, DIGITS);
        BigDecimal squares = Arrays.stream(feature).mapToObj(x -> new BigDecimal(x).subtract(mean).pow(2, DIGITS))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal deviation = squares.divide(n, DIGITS).sqrt(DIGITS);
        return Arrays.stream(feature).map(x -> new BigDecimal(x).subtract(mean).divide(deviation, DIGITS).doubleValue()).toArray();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, -1, 1e-162, 1e-170, 1e-300, 1e-308, 4.9e-324, 1e154, 1e200, 4e307})
    void ofAnySize(double size) {
        double[] feature = {size, 2 * size, 4 * size, -size};
        assertThat(scaled(feature)).containsExactly(exact(feature), within(1e-15));
    }

    @Test
    void fromOneEndOfTheNumbersToTheOther() {
        double[] ends = {Double.MAX_VALUE, -Double.MAX_VALUE, Double.MAX_VALUE, 0};
        assertThat(scaled(ends)).containsExactly(exact(ends), within(1e-15));
        double[] smallest = {0, Double.MIN_VALUE, 0};
        assertThat(scaled(smallest)).containsExactly(exact(smallest), within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.7e9, 1.7e12, -1e15})
    void farFromZero(double where) {
        SeededRandom random = new SeededRandom(1);
        double[] feature = new double[10_000];
        for (int j = 0; j < feature.length; j++) {
            feature[j] = where + random.nextDouble();
        }
        assertThat(scaled(feature)).containsExactly(exact(feature), within(1e-13));
    }

    @Test
    void nearlyConstant() {
        double[] feature = new double[1000];
        Arrays.fill(feature, 14.62);
        assertThat(scaled(feature)).containsOnly(0);
        feature[7] = Math.nextUp(14.62);
        assertThat(scaled(feature)).containsExactly(exact(feature), within(1e-12));
    }

    @Test
    void eachFeatureHasItsOwnUnitAndNewDataDoNotChangeIt() {
        Dataset train = rows(new double[] {1, 3}, new double[] {1e-200, 3e-200}, new double[] {4, 4}, new double[] {-8, -4}, new double[] {1e-310, 1e-310});
        Standardizer measured = Standardizer.fit(train);
        Dataset others = rows(new double[] {5}, new double[] {4e-200}, new double[] {6}, new double[] {-6}, new double[] {5});
        assertThat(measured.apply(others).inputs().matrix().data).containsExactly(new double[] {3, 2, 2, 0, 5}, within(1e-15));
        assertThat(measured.apply(train).inputs().matrix().data).containsExactly(new double[] {-1, 1, -1, 1, 0, 0, -1, 1, 0, 0}, within(1e-15));
        assertThat(measured.apply(others).inputs().name()).isEqualTo("x");
        assertThat(measured.apply(others).targets()).isSameAs(others.targets());
        assertThat(train.inputs().get(1, 0)).isEqualTo(1e-200);
    }

    @Test
    void itNeedsTheFeaturesMeasured() {
        assertThatThrownBy(() -> Standardizer.fit(rows(new double[] {1, 2})).apply(rows(new double[] {1}, new double[] {2})))
                .isInstanceOf(ShapeException.class).hasMessage("a standardizer needs as many features as it has measured; got 1×1 and 2×1");
    }
}
