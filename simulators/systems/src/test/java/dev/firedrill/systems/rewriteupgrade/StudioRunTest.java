package dev.firedrill.systems.rewriteupgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.systems.rewriteupgrade.StudioRun.Mode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudioRunTest {

    private static final StudioRun FAILED =
            StudioRun.failed(TaskType.CREATE, Reason.EXECUTION_BLOCKED, "status-529", 2500);

    @Test
    void showsTheSafeSubsetInProduction() {
        assertThat(FAILED.render(Mode.PROD))
                .hasToString(
                        "{\"taskType\":\"CREATE\",\"ok\":false,\"reasonCode\":\"EXECUTION_BLOCKED\",\"latencyMs\":2500}");
    }

    @Test
    void explainsAFailureInDevelopment() {
        assertThat(FAILED.render(Mode.DEV).path("failureClass"))
                .hasToString(
                        "{\"layer\":\"LLM Execution\",\"retryable\":true,\"userFixable\":false,\"cause\":\"status-529\"}");
    }

    @Test
    void recordsAnOverrideOfTheDetectedTaskWithoutCallingItAFailure() {
        assertThat(StudioRun.overridden(TaskType.REWRITE_UPGRADE, 0).render(Mode.DEV))
                .hasToString(
                        "{\"taskType\":\"REWRITE_UPGRADE\",\"ok\":true,\"reasonCode\":\"KILL_SWITCH_ACTIVE\",\"latencyMs\":0}");
    }

    @Test
    void recordsASuccessWithoutAReason() {
        assertThat(StudioRun.succeeded(TaskType.CREATE, 900).render(Mode.DEV))
                .hasToString("{\"taskType\":\"CREATE\",\"ok\":true,\"reasonCode\":null,\"latencyMs\":900}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PROD", "dev", "DEBUG"})
    void showsNoMoreThanProductionUnlessPlainlyInDevelopment(String value) {
        assertThat(Mode.of(Optional.of(value))).isEqualTo(Mode.PROD);
    }
}
