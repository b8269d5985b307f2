package dev.firedrill.systems.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KillSwitchTest {

    @Test
    void isNotPulledByDefault() {
        assertThat(KillSwitch.pulls(Optional.empty())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "off", "OFF ", "false", "0", "no"})
    void isNotPulledByWhatSaysNo(String value) {
        assertThat(KillSwitch.pulls(Optional.of(value))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "ON", "true", "1", "yes", "ofd", "disabled?"})
    void isPulledByAllElse(String value) {
        assertThat(KillSwitch.pulls(Optional.of(value))).isTrue();
    }
}
