package dev.firedrill.systems.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.check.Status;
import dev.firedrill.drill.Drill;
import dev.firedrill.drill.DrillPlan;
import dev.firedrill.drill.Progress;
import dev.firedrill.model.Scenario;
import dev.firedrill.reading.Known;
import dev.firedrill.reading.Loaded;
import dev.firedrill.reading.SuiteReader;
import dev.firedrill.result.CheckResult;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way of being careless is caught by the drill that speaks of it, and by the check that names it. */
class CarelessAssistantTest {

    private static final AssistantProvider SYSTEM = new AssistantProvider();
    private static final Loaded LOADED = new SuiteReader(
                    Path.of("..", ".."),
                    new Known(Set.of("awf", "assistant", "rewrite-upgrade", "rollback-monitor"), Set.of()))
            .read();

    @ParameterizedTest(name = "{0} in {1} by {2}")
    @CsvSource({
        "presents-truncated-as-complete, cut-stream-is-never-presented-as-complete.fin, stream-complete",
        "presents-truncated-as-complete, cut-stream-is-never-presented-as-complete.rst, stream-complete",
        "presents-truncated-as-complete, cut-stream-is-never-presented-as-complete.half, stream-complete",
        "presents-truncated-as-complete, cut-stream-is-never-presented-as-complete.clean, stream-complete",
        "hangs-on-stall, stream-that-never-begins-ends-within-the-budget, no-hang",
        "hangs-on-stall, stalled-stream-ends-within-the-budget.after-some-words, no-hang",
        "hangs-on-stall, dead-socket-holds-no-user, no-hang",
        "retry-outlives-kill, retry-that-waits-an-hour-dies-with-the-switch, provider-silent:llm",
        "retry-outlives-kill, kill-in-a-retry-storm-silences-the-provider, provider-silent:llm",
        "retries-without-limit, failing-provider-is-asked-three-times-at-most.overloaded, amplification:llm",
        "ignores-error-event, error-event-is-not-the-end-of-the-answer.in-the-middle, stream-complete",
        "obeys-any-retry-after, long-retry-after-holds-no-user, no-hang",
        "raw-error-to-user, page-of-a-proxy-reaches-no-user, stream-complete",
        "drops-malformed-chunk, broken-chunk-is-never-dropped-silently.not-json, stream-complete",
        "shows-degraded-answers, degraded-answer-is-asked-for-again.coverage, parity",
        "shows-degraded-answers, bad-deploy-of-the-model-is-noticed, eventually:COVERAGE_DROPPED"
    })
    void isCaught(String variant, String drill, String check) {
        assertThat(judge(variant, drill, check).status()).isEqualTo(Status.FAIL);
        assertThat(judge("", drill, check).status()).isEqualTo(Status.PASS);
    }

    @Test
    void anHourLaterTheRetryStillComes() {
        CheckResult silence =
                judge("retry-outlives-kill", "retry-that-waits-an-hour-dies-with-the-switch", "provider-silent:llm");

        assertThat(silence.found()).contains("a late retry (attempt 2)").contains("at t+1h");
    }

    private static CheckResult judge(String variant, String drill, String check) {
        DrillPlan plan = new DrillPlan(variant, OptionalLong.empty(), OptionalInt.of(3), 1, true);
        return new Drill(scenario(drill), SYSTEM, plan)
                .sweep(Progress.SILENT).checks().stream()
                        .filter(it -> it.id().equals(check))
                        .findFirst()
                        .orElseThrow();
    }

    private static Scenario scenario(String name) {
        return LOADED.suites().stream()
                .flatMap(suite -> suite.scenarios().stream())
                .filter(it -> it.id().equals("assistant/" + name))
                .findFirst()
                .orElseThrow();
    }
}
