package dev.firedrill.systems.rewriteupgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.systems.rewriteupgrade.StudioRun.Mode;
import dev.firedrill.world.Failure;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Response;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StudioRunTest {

    private static final Task CREATION = Task.of(
                    new Request(1, "create", "user-1", "Write", Map.of()), new NoReply(), 0)
            .on(TaskType.CREATE);
    private static final Task REWRITE =
            CREATION.detectedAs(TaskType.REWRITE_UPGRADE).on(TaskType.REWRITE_UPGRADE);

    @Test
    void showsTheSafeSubsetInProduction() {
        assertThat(StudioRun.failed(REWRITE.measured(new DiffMetrics(3, 1, 2)), Reason.REWRITE_DIFF_EXCEEDED, 2500)
                        .render(Mode.PROD))
                .hasToString("{\"taskType\":\"REWRITE_UPGRADE\",\"ok\":false,"
                        + "\"reasonCode\":\"REWRITE_DIFF_EXCEEDED\",\"latencyMs\":2500}");
    }

    @Test
    void explainsAFailureInDevelopment() {
        assertThat(StudioRun.failed(REWRITE.measured(new DiffMetrics(1.9, 0.5, 2)), Reason.REWRITE_DIFF_EXCEEDED, 2500)
                        .render(Mode.DEV))
                .hasToString("{\"taskType\":\"REWRITE_UPGRADE\",\"ok\":false,\"reasonCode\":\"REWRITE_DIFF_EXCEEDED\","
                        + "\"failureClass\":{\"layer\":\"Rewrite Diff Guard\",\"retryable\":true,\"userFixable\":true},"
                        + "\"latencyMs\":2500,\"diffMetrics\":{\"lengthRatioMax\":1.9,\"changedLines\":0.5}}");
    }

    @Test
    void recordsAnOverrideOfTheDetectedTaskWithoutCallingItAFailure() {
        assertThat(StudioRun.overridden(REWRITE, 0).render(Mode.DEV))
                .hasToString("{\"taskType\":\"REWRITE_UPGRADE\",\"ok\":true,\"reasonCode\":\"KILL_SWITCH_ACTIVE\","
                        + "\"failureClass\":null,\"latencyMs\":0,\"diffMetrics\":null}");
    }

    @Test
    void recordsASuccessWithoutAReason() {
        assertThat(StudioRun.succeeded(CREATION, 900).render(Mode.DEV))
                .hasToString("{\"taskType\":\"CREATE\",\"ok\":true,\"reasonCode\":null,"
                        + "\"failureClass\":null,\"latencyMs\":900,\"diffMetrics\":null}");
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void classifiesEveryReason(Reason reason) {
        assertThat(StudioRun.failed(REWRITE, reason, 1).render(Mode.DEV).path("failureClass"))
                .hasToString("{\"layer\":\"%s\",\"retryable\":%s,\"userFixable\":%s}"
                        .formatted(reason.layer(), reason.retryable(), reason.userFixable()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PROD", "dev", "DEBUG"})
    void showsNoMoreThanProductionUnlessPlainlyInDevelopment(String value) {
        assertThat(Mode.of(Optional.of(value))).isEqualTo(Mode.PROD);
    }

    private record NoReply() implements Reply {
        @Override
        public void chunk(String text) {}

        @Override
        public void end(Response response) {}

        @Override
        public void fail(Failure failure) {}
    }
}
