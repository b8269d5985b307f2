package dev.firedrill.systems.rewriteupgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.systems.Trial;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RewriteUpgradeSystemTest {

    private static final String LOAD = "\"load\": {\"arrivals\": \"constant\", \"perSecond\": 1, \"for\": \"1500ms\","
            + " \"requests\": [{\"kind\": \"rewrite\", \"input\": \"Rewrite this\", \"attributes\": {\"selection\": \"Us.\"}}]}";

    @TempDir
    Path folder;

    private Trial trial;

    @BeforeEach
    void prepare() {
        trial = new Trial(new RewriteUpgradeProvider(), folder);
    }

    @Test
    void rewritesWithTheRewritePromptWhileEnabled() {
        EventLog log = run("");

        assertThat(purposes(log)).containsExactly("rewrite");
        assertThat(lines(log, "[STUDIO_RUN]"))
                .singleElement()
                .asString()
                .startsWith("{\"taskType\":\"REWRITE_UPGRADE\",\"ok\":true,");
    }

    @Test
    void createsWithTheCreatePromptWhileKilled() {
        EventLog log = run("\"environment\": {\"NEXT_PUBLIC_ENABLE_REWRITE_UPGRADE\": \"false\"}");

        assertThat(purposes(log)).containsExactly("create");
        assertThat(log.all(Event.RouteDecided.class)).singleElement().satisfies(decision -> {
            assertThat(decision.detected()).isEqualTo("REWRITE_UPGRADE");
            assertThat(decision.route()).isEqualTo("CREATE");
            assertThat(decision.reason()).isEqualTo("KILL_SWITCH_ACTIVE");
        });
    }

    @Test
    void recordsTheOverrideAndThenTheOutcome() {
        EventLog log = run("\"environment\": {\"NEXT_PUBLIC_ENABLE_REWRITE_UPGRADE\": \"false\"}");

        assertThat(lines(log, "[STUDIO_RUN]"))
                .satisfiesExactly(
                        override -> assertThat(override)
                                .isEqualTo("{\"taskType\":\"REWRITE_UPGRADE\",\"ok\":true,"
                                        + "\"reasonCode\":\"KILL_SWITCH_ACTIVE\",\"latencyMs\":0}"),
                        outcome -> assertThat(outcome)
                                .startsWith("{\"taskType\":\"CREATE\",\"ok\":true,\"reasonCode\":null,"));
        assertThat(lines(log, "[StudioEditor:STEP29]"))
                .containsExactly("\"Kill-switch is active\"", "\"Kill-switch active, routing to CREATE\"");
    }

    @Test
    void warnsOfAValueThatNobodyUnderstands() {
        EventLog log = run("\"environment\": {\"NEXT_PUBLIC_ENABLE_REWRITE_UPGRADE\": \"off\"}");

        assertThat(purposes(log)).containsExactly("create");
        assertThat(lines(log, "[StudioEditor:STEP29]"))
                .contains("\"Kill-switch is active: KILL_SWITCH_VALUE_INVALID\"");
    }

    @Test
    void tellsTheUserAndTheLogOfAFailure() {
        EventLog log = run("\"environment\": {\"STUDIO_MODE\": \"DEV\"},"
                + " \"faults\": [{\"id\": \"down\", \"on\": \"llm\", \"kind\": \"overloaded\"}]");

        assertThat(log.all(Event.RequestFailed.class))
                .singleElement()
                .extracting(Event.RequestFailed::reason)
                .isEqualTo("EXECUTION_BLOCKED");
        assertThat(lines(log, "[STUDIO_RUN]")).singleElement().asString().contains("\"cause\":\"status-529\"");
    }

    private EventLog run(String more) {
        return trial.run("{\"name\": \"trial\", " + LOAD + (more.isEmpty() ? "" : ", " + more) + "}");
    }

    private static List<String> purposes(EventLog log) {
        return log.all(Event.ProviderCalled.class).stream()
                .map(Event.ProviderCalled::purpose)
                .toList();
    }

    private static List<String> lines(EventLog log, String prefix) {
        return log.all(Event.TelemetryLine.class).stream()
                .filter(line -> line.prefix().equals(prefix))
                .map(line -> line.line().toString())
                .toList();
    }
}
