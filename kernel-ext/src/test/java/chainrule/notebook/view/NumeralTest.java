package chainrule.notebook.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumeralTest {

    @ParameterizedTest
    @CsvSource({"0, 3, 0", "6931, -4, 0.6931", "1, -30, 1e−30", "-2.5, 3, −2500", "1.23456789, 0, 1.23457", "1, 300, 1e300"})
    void aTickSaysItsValue(double value, int power, String written) {
        assertThat(Numeral.of(value, power, 6)).isEqualTo(written);
    }

    @Test
    void theMachinesLanguageDoesNotMatter() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(Numeral.of(1.5, 20, 3) + " " + Numeral.percent(0.125) + " " + Numeral.place(-0.25)).isEqualTo("1.5e20 12.5% -0.2");
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
