package dev.firedrill.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

    @ParameterizedTest
    @CsvSource({
        "118.2s, 118.2",
        "1h2m3.004s, 3723.004",
        "12.5ms, 0.0125",
        "2m, 120",
        "-29s, -29",
        "0s, 0",
        "3, 3",
        "+5s, 5"
    })
    void readsWhatResultsSpell(String text, double expected) {
        assertThat(Quantity.read(text)).hasValueCloseTo(expected, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "1e400", "99999999999999999999", "5s<script>", "s"})
    void readsNothingElse(String text) {
        assertThat(Quantity.read(text)).isEmpty();
    }

    @Test
    void givesAMarginItsSign() {
        assertThat(Quantity.signed("1.8s")).isEqualTo("+1.8s");
        assertThat(Quantity.signed("-29s")).isEqualTo("−29s");
        assertThat(Quantity.signed("0s")).isEqualTo("0s");
    }
}
