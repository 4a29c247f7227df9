package chainrule.notebook.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumeralTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0", "-0.0, 0", "3, 3", "0.5, 0.5", "0.123456, 0.1235", "-12.3456, -12.35", "1234.56, 1235",
        "123456.789, 123457", "1234567, 1234567", "12345678, 1.235e7", "1e-4, 0.0001", "1.23456e-5, 1.235e-5",
        "9.9999e-5, 0.0001", "1e300, 1e300", "5e-324, 4.941e-324", "NaN, NaN", "Infinity, ∞", "-Infinity, -∞"
    })
    void fourDigitsAreEnough(double value, String written) {
        assertThat(Numeral.of(value)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.0 / 3, -2.5e-9, 7.7777e12, 0.99995, 9999.5, 123.45e100})
    void whatIsWrittenIsNearWhatIsMeant(double value) {
        assertThat(Double.parseDouble(Numeral.of(value))).isCloseTo(value,
                org.assertj.core.api.Assertions.withinPercentage(0.051));
    }

    @Test
    void theMachinesLanguageDoesNotMatter() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(Numeral.of(1234.5e10) + Numeral.percent(0.125) + Numeral.place(-0.25)).isEqualTo("1.234e1312.5%-0.2");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1.04, 1", "1.05, 1.1", "-3.26, -3.3", "120, 120"})
    void placesHaveOneDigit(double place, String written) {
        assertThat(Numeral.place(place)).isEqualTo(written);
    }
}
