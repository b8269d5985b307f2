package dev.firedrill.systems.rewriteupgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @Test
    void areAdvisoryAndTheReviewedOnesUnlessSet() {
        Settings settings = of(Map.of());

        assertThat(settings.automatic()).isFalse();
        assertThat(settings.strict()).isFalse();
        assertThat(settings.mode()).isEqualTo(StudioRun.Mode.PROD);
        assertThat(settings.guards()).isEqualTo(GuardThresholds.REVIEWED);
        assertThat(settings.build()).isEqualTo("build-1");
        assertThat(settings.baseline(Reason.BINDING_MISMATCH)).isEqualTo(0.05);
    }

    @Test
    void takeABaselineForEachClassOfFailure() {
        Settings settings = of(Map.of("STUDIO_BASELINE_EXECUTION_BLOCKED", "0.01"));

        assertThat(settings.baseline(Reason.EXECUTION_BLOCKED)).isEqualTo(0.01);
        assertThat(settings.baseline(Reason.REWRITE_DIFF_EXCEEDED)).isEqualTo(0.05);
    }

    @Test
    void takeABaselineOfZero() {
        assertThat(of(Map.of("STUDIO_BASELINE_BINDING_MISMATCH", "0")).baseline(Reason.BINDING_MISMATCH))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "much", "NaN", "Infinity", "-1", "0.5"})
    void keepTheReviewedLimitWhereNoSensibleOneIsSet(String ratio) {
        assertThat(of(Map.of("STUDIO_MAX_LENGTH_RATIO", ratio)).guards()).isEqualTo(GuardThresholds.REVIEWED);
    }

    @Test
    void takeAnotherLengthRatio() {
        assertThat(of(Map.of("STUDIO_MAX_LENGTH_RATIO", "2.5")).guards().maxLengthRatio())
                .isEqualTo(2.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AUTOMATIC", "yes", "advisory"})
    void stayAdvisoryUnlessPlainlyAutomatic(String value) {
        assertThat(of(Map.of("STUDIO_ESCALATION", value)).automatic()).isFalse();
        assertThat(of(Map.of("STUDIO_ESCALATION", "automatic")).automatic()).isTrue();
    }

    private static Settings of(Map<String, String> environment) {
        return Settings.of(name -> Optional.ofNullable(environment.get(name)));
    }
}
