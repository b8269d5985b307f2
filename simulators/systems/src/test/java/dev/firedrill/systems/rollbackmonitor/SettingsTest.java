package dev.firedrill.systems.rollbackmonitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.systems.rollbackmonitor.Settings.Rejected;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @ParameterizedTest
    @CsvSource({"default, 0.2, 10, 2", "production, 0.15, 15, 1", "staging, 0.25, 5, 2", "development, 0.5, 2, 3"})
    void followAProfile(String profile, double errorRate, int minutes, int failedCalls) {
        Settings settings = of(Map.of("WVO_PROFILE", profile));

        assertThat(settings.thresholds()).isEqualTo(new Thresholds(errorRate, 0.05, 5, 3, failedCalls));
        assertThat(settings.grace()).isEqualTo(Duration.ofMinutes(minutes));
        assertThat(settings.interval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.rejected()).isEmpty();
    }

    @Test
    void areTheDefaultsWithoutAnyVariable() {
        assertThat(of(Map.of())).isEqualTo(of(Map.of("WVO_PROFILE", "default")));
    }

    @Test
    void letVariablesOverrideTheProfile() {
        Settings settings = of(Map.of(
                "WVO_PROFILE", "staging",
                "WVO_ROLLBACK_ERROR_THRESHOLD", "0.15",
                "WVO_ROLLBACK_GRACE_PERIOD_MS", "900000",
                "WVO_ROLLBACK_CHECK_INTERVAL_MS", "15000",
                "WVO_ROLLBACK_FAILURE_THRESHOLD", "1",
                "ROLLBACK_RULE", "5-of-5"));

        assertThat(settings.thresholds()).isEqualTo(new Thresholds(0.15, 0.05, 5, 5, 1));
        assertThat(settings.grace()).isEqualTo(Duration.ofMinutes(15));
        assertThat(settings.interval()).isEqualTo(Duration.ofSeconds(15));
    }

    @ParameterizedTest
    @ValueSource(strings = {"15", "abc", "-1", "1", "NaN", "0.", "1e-1", "15%"})
    void rejectAThresholdThatIsNoFraction(String value) {
        assertRejected("WVO_ROLLBACK_ERROR_THRESHOLD", value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-30000", "30s", "1.5", "99999999999"})
    void rejectAnIntervalThatIsNoPositiveNumberOfMilliseconds(String value) {
        assertRejected("WVO_ROLLBACK_CHECK_INTERVAL_MS", value);
    }

    @ParameterizedTest
    @CsvSource({
        "WVO_PROFILE, prod",
        "WVO_ROLLBACK_GRACE_PERIOD_MS, 0",
        "WVO_ROLLBACK_FAILURE_THRESHOLD, 0",
        "ROLLBACK_RULE, 4-of-5",
        "MONITOR_COLLABORATORS, operation"
    })
    void rejectWhatNoneCanGoBy(String variable, String value) {
        assertRejected(variable, value);
    }

    @Test
    void nameTheCollaboratorsThatAreMissing() {
        assertThat(of(Map.of("MONITOR_COLLABORATORS", "operations, worker")).missing())
                .containsExactly("operations", "worker");
    }

    private static void assertRejected(String variable, String value) {
        Settings settings = of(Map.of(variable, value));

        assertThat(settings.rejected()).containsExactly(new Rejected(variable, value));
        assertThat(settings.thresholds()).isEqualTo(Thresholds.DEFAULT);
        assertThat(settings.grace()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings.interval()).isEqualTo(Duration.ofSeconds(30));
    }

    private static Settings of(Map<String, String> environment) {
        return Settings.of(name -> Optional.ofNullable(environment.get(name)));
    }
}
