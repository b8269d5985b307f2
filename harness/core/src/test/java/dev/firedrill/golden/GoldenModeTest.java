package dev.firedrill.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenModeTest {

    @Test
    void verifiesByDefault() {
        assertThat(GoldenMode.parse(null, Map.of("CI", "true"))).isEqualTo(GoldenMode.VERIFY);
        assertThat(GoldenMode.parse("verify", Map.of())).isEqualTo(GoldenMode.VERIFY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Record", "true", "0", "", " record", "update"})
    void refusesATypoAndListsTheWords(String typo) {
        assertThatThrownBy(() -> GoldenMode.parse(typo, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("-Dfiredrill.golden: found '%s', expected 'verify' or 'record'", typo);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "1", "yes", "0"})
    void refusesToRecordWhereCiIsSet(String ci) {
        assertThatThrownBy(() -> GoldenMode.parse("record", Map.of("CI", ci)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CI");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "false", "FALSE", " "})
    void recordsWhereCiIsSetToNothingOrFalse(String ci) {
        assertThat(GoldenMode.parse("record", Map.of("CI", ci))).isEqualTo(GoldenMode.RECORD);
        assertThat(GoldenMode.parse("record", Map.of())).isEqualTo(GoldenMode.RECORD);
    }
}
