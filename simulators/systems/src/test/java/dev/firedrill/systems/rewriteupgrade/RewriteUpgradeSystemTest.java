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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RewriteUpgradeSystemTest {

    private static final String RUN = "[STUDIO_RUN]";
    private static final String EDITOR = "[StudioEditor:STEP29]";
    private static final String SELECTION =
            "\"selection\": \"# Delivery {#delivery}\\nWe deliver on time and in full.\"";
    private static final String CONFIRMED = SELECTION + ", \"confirmation\": \"yes\"";
    private static final String KILLED = "\"environment\": {\"NEXT_PUBLIC_ENABLE_REWRITE_UPGRADE\": \"false\"}";

    @TempDir
    Path folder;

    private Trial trial;

    @BeforeEach
    void prepare() {
        trial = new Trial(new RewriteUpgradeProvider(), folder);
    }

    @Test
    void leadsAConfirmedRewriteThroughAllStages() {
        EventLog log = rewrite("Rewrite this", CONFIRMED, "");

        assertThat(purposes(log)).containsExactly("rewrite");
        assertThat(guards(log))
                .containsExactly("context pass", "confirm pass", "binding pass", "anchor pass", "diff pass");
        assertThat(log.all(Event.RequestAnswered.class))
                .singleElement()
                .extracting(Event.RequestAnswered::status)
                .isEqualTo("ok");
        assertThat(points(log))
                .containsExactly(
                        "before-detect",
                        "before-switch",
                        "before-context",
                        "before-confirm",
                        "before-llm",
                        "before-anchor",
                        "before-diff");
    }

    @Test
    void asksBeforeItCallsTheModel() {
        EventLog log = rewrite("Rewrite this", SELECTION, "");

        assertThat(purposes(log)).isEmpty();
        assertThat(guards(log)).containsExactly("context pass", "confirm ask");
        assertThat(log.all(Event.RequestAnswered.class)).singleElement().satisfies(answer -> {
            assertThat(answer.status()).isEqualTo("confirm-required");
            assertThat(answer.details().path("dialog").asText()).isNotBlank();
        });
        assertThat(lines(log, RUN)).singleElement().asString().contains("\"ok\":true,\"reasonCode\":null");
    }

    @Test
    void leavesTheTextAsItIsWhereTheUserDeclines() {
        EventLog log = rewrite("Rewrite this", SELECTION + ", \"confirmation\": \"no\"", "");

        assertThat(purposes(log)).isEmpty();
        assertThat(log.all(Event.RequestAnswered.class))
                .singleElement()
                .extracting(Event.RequestAnswered::status)
                .isEqualTo("declined");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Rewrite this | \"selection\": \" \", \"confirmation\": \"yes\" | REWRITE_NO_CONTEXT",
                "Rewrite this | \"selection\": \"Us.\", \"confirmation\": \"yes\", \"binding\": \"s-1\", \"boundTo\": \"s-2\""
                        + " | BINDING_MISMATCH",
                "Rewrite this without its heading | " + CONFIRMED + " | REWRITE_ANCHOR_MISMATCH",
                "Rewrite this at ten times the length | " + CONFIRMED + " | REWRITE_DIFF_EXCEEDED",
                "Rewrite this in words the filter refuses | " + CONFIRMED + " | EXECUTION_BLOCKED"
            })
    void showsEveryFailureToTheUserAndClassifiesIt(String input, String attributes, String reason) {
        EventLog log = rewrite(input, attributes, "\"environment\": {\"STUDIO_MODE\": \"DEV\"}");

        assertThat(log.all(Event.RequestFailed.class)).singleElement().satisfies(failure -> {
            assertThat(failure.reason()).isEqualTo(reason);
            assertThat(failure.message()).isNotBlank();
        });
        assertThat(lines(log, RUN))
                .singleElement()
                .asString()
                .startsWith("{\"taskType\":\"REWRITE_UPGRADE\",\"ok\":false,\"reasonCode\":\"%s\",".formatted(reason))
                .contains("\"failureClass\":{\"layer\":");
    }

    @Test
    void createsWithoutGuardsWhileKilled() {
        EventLog log = rewrite("Rewrite this at ten times the length", SELECTION, KILLED);

        assertThat(purposes(log)).containsExactly("create");
        assertThat(guards(log)).isEmpty();
        assertThat(points(log)).containsExactly("before-detect", "before-switch");
        assertThat(log.all(Event.RouteDecided.class)).singleElement().satisfies(decision -> {
            assertThat(decision.detected()).isEqualTo("REWRITE_UPGRADE");
            assertThat(decision.route()).isEqualTo("CREATE");
            assertThat(decision.reason()).isEqualTo("KILL_SWITCH_ACTIVE");
        });
    }

    @Test
    void recordsTheOverrideAndThenTheOutcome() {
        EventLog log = rewrite("Rewrite this", CONFIRMED, KILLED);

        assertThat(lines(log, RUN))
                .satisfiesExactly(
                        override -> assertThat(override)
                                .isEqualTo("{\"taskType\":\"REWRITE_UPGRADE\",\"ok\":true,"
                                        + "\"reasonCode\":\"KILL_SWITCH_ACTIVE\",\"latencyMs\":0}"),
                        outcome -> assertThat(outcome)
                                .startsWith("{\"taskType\":\"CREATE\",\"ok\":true,\"reasonCode\":null,"));
        assertThat(lines(log, EDITOR))
                .containsExactly("\"Kill-switch is active\"", "\"Kill-switch active, routing to CREATE\"");
    }

    @Test
    void warnsOfAValueThatNobodyUnderstands() {
        EventLog log = rewrite(
                "Rewrite this", CONFIRMED, "\"environment\": {\"NEXT_PUBLIC_ENABLE_REWRITE_UPGRADE\": \"off\"}");

        assertThat(purposes(log)).containsExactly("create");
        assertThat(lines(log, EDITOR)).contains("\"Kill-switch is active: KILL_SWITCH_VALUE_INVALID\"");
    }

    @ParameterizedTest
    @CsvSource({"DEV, 1", "PROD, 0"})
    void tellsWhatBlockedTheModelOnlyInDevelopment(String mode, int told) {
        EventLog log = rewrite(
                "Rewrite this",
                CONFIRMED,
                "\"environment\": {\"STUDIO_MODE\": \"" + mode + "\"},"
                        + " \"faults\": [{\"id\": \"down\", \"on\": \"llm\", \"kind\": \"overloaded\"}]");

        assertThat(lines(log, EDITOR).stream().filter("\"Execution blocked: status-529\""::equals))
                .hasSize(told);
    }

    @Test
    void takesAnAnswerWithoutTextForNone() {
        EventLog log = run(
                "\"requests\": [{\"kind\": \"create\", \"input\": \"Write\"}]",
                "\"faults\": [{\"id\": \"hollow\", \"on\": \"llm\", \"kind\": \"empty_ok\", \"how\": \"blank\"}]");

        assertThat(log.all(Event.RequestFailed.class))
                .singleElement()
                .extracting(Event.RequestFailed::reason)
                .isEqualTo("EXECUTION_BLOCKED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void createsTheSameWhateverTheSwitchSays(String value) {
        EventLog log = run(
                "\"requests\": [{\"kind\": \"create\", \"input\": \"Write the opening of a landing page\"}]",
                "\"environment\": {\"NEXT_PUBLIC_ENABLE_REWRITE_UPGRADE\": \"" + value + "\"}");

        assertThat(purposes(log)).containsExactly("create");
        assertThat(lines(log, EDITOR)).hasSize(1);
        assertThat(log.all(Event.RequestAnswered.class))
                .singleElement()
                .extracting(Event.RequestAnswered::answer)
                .asString()
                .startsWith("Pull the switch before you need it.");
    }

    @Test
    void reportsWhatItGoesByWhenItStarts() {
        EventLog log = rewrite("Rewrite this", CONFIRMED, "");

        assertThat(log.all(Event.ConfigObserved.class))
                .extracting(it -> it.control() + "=" + it.value())
                .containsExactly(
                        "NEXT_PUBLIC_ENABLE_REWRITE_UPGRADE=true",
                        "BUILD_ID=build-1",
                        "guard-thresholds=sha256:3c5b40ea286971d0",
                        "escalation-thresholds=sha256:80706237e3ac65da",
                        "detection=sha256:79ddaf1b5941fc62");
        assertThat(lines(log, EDITOR)).containsExactly("\"Kill-switch is not active\"");
    }

    @Test
    void failsWhatStillRunsWhenItIsRestarted() {
        EventLog log = rewrite(
                "Rewrite this",
                CONFIRMED,
                "\"actions\": [{\"id\": \"restart\", \"at\": \"1100ms\", \"do\": \"restart\"}]");

        assertThat(log.all(Event.RequestFailed.class))
                .singleElement()
                .extracting(Event.RequestFailed::reason)
                .isEqualTo("EXECUTION_BLOCKED");
        assertThat(lines(log, RUN)).hasSize(1);
    }

    private EventLog rewrite(String input, String attributes, String more) {
        return run(
                "\"requests\": [{\"kind\": \"rewrite\", \"input\": \"%s\", \"attributes\": {%s}}]"
                        .formatted(input, attributes),
                more);
    }

    private EventLog run(String requests, String more) {
        return trial.run(
                "{\"name\": \"trial\", \"load\": {\"arrivals\": \"constant\", \"perSecond\": 1, \"for\": \"1500ms\", "
                        + requests + "}" + (more.isEmpty() ? "" : ", " + more) + "}");
    }

    private static List<String> purposes(EventLog log) {
        return log.all(Event.ProviderCalled.class).stream()
                .map(Event.ProviderCalled::purpose)
                .toList();
    }

    private static List<String> guards(EventLog log) {
        return log.all(Event.GuardDecided.class).stream()
                .map(it -> it.guard() + " " + it.outcome())
                .toList();
    }

    private static List<String> points(EventLog log) {
        return log.all(Event.PointReached.class).stream()
                .map(Event.PointReached::point)
                .toList();
    }

    private static List<String> lines(EventLog log, String prefix) {
        return log.all(Event.TelemetryLine.class).stream()
                .filter(line -> line.prefix().equals(prefix))
                .map(line -> line.line().toString())
                .toList();
    }
}
