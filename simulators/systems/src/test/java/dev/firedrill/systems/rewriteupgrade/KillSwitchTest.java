package dev.firedrill.systems.rewriteupgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KillSwitchTest {

    @ParameterizedTest
    @CsvSource({
        "'true', INACTIVE",
        "'TRUE', INACTIVE",
        "' true ', INACTIVE",
        "'', INACTIVE",
        "'  ', INACTIVE",
        "'false', ACTIVE",
        "'FALSE', ACTIVE",
        "' False ', ACTIVE",
        "'0', ACTIVE_BY_INVALID_VALUE",
        "'1', ACTIVE_BY_INVALID_VALUE",
        "'off', ACTIVE_BY_INVALID_VALUE",
        "'yes', ACTIVE_BY_INVALID_VALUE",
        "'fals', ACTIVE_BY_INVALID_VALUE"
    })
    void understandsEverySpelling(String value, KillSwitch meaning) {
        assertThat(KillSwitch.of(Optional.of(value))).isEqualTo(meaning);
    }

    @Test
    void isInactiveWhenTheVariableIsNotSet() {
        assertThat(KillSwitch.of(Optional.empty())).isEqualTo(KillSwitch.INACTIVE);
    }

    @Test
    void isActiveByAValueNobodyUnderstands() {
        assertThat(KillSwitch.ACTIVE_BY_INVALID_VALUE.active()).isTrue();
    }
}
