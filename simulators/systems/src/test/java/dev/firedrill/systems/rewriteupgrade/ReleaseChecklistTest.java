package dev.firedrill.systems.rewriteupgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.systems.Trial;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseChecklistTest {

    private static final Map<String, String> GREEN = Map.of(
            "testsExecuted", "59",
            "testsSkipped", "0",
            "testsFailed", "0",
            "thresholds", GuardThresholds.REVIEWED.fingerprint(),
            "llmCallsAtBuild", "0",
            "environment", "production",
            "build", "build-2");

    @TempDir
    Path folder;

    private Trial trial;

    @BeforeEach
    void prepare() {
        trial = new Trial(new RewriteUpgradeProvider(), folder);
    }

    @Test
    void letsABuildPassThatIsAsReviewed() {
        EventLog log = release(GREEN, "done");

        assertThat(outcome(log)).isEqualTo("done ");
        assertThat(log.all(Event.EventEmitted.class)).singleElement().satisfies(judged -> {
            assertThat(judged.name()).isEqualTo("release.judged");
            assertThat(judged.details().path("verdict").asText()).isEqualTo("GREEN");
            assertThat(judged.details().path("items"))
                    .extracting(it -> it.path("item").asText())
                    .containsExactly(
                            "tests",
                            "build",
                            "default",
                            "switch",
                            "telemetry",
                            "thresholds",
                            "detection",
                            "create-path");
        });
        assertThat(log.all(Event.AuditEntry.class))
                .singleElement()
                .extracting(Event.AuditEntry::action)
                .isEqualTo("release-approved");
    }

    @ParameterizedTest
    @CsvSource({
        "testsExecuted, 58, tests",
        "testsSkipped, 1, tests",
        "testsFailed, 1, tests",
        "llmCallsAtBuild, 1, build",
        "thresholds, sha256:0000000000000000, thresholds"
    })
    void refusesABuildThatIsNot(String evidence, String value, String item) {
        EventLog log = release(with(evidence, value), "failed");

        assertThat(outcome(log)).startsWith("failed " + item + ": expected '").contains(value);
        assertThat(log.all(Event.AuditEntry.class))
                .singleElement()
                .extracting(Event.AuditEntry::action)
                .isEqualTo("release-refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"testsExecuted", "testsSkipped", "testsFailed", "thresholds", "llmCallsAtBuild"})
    void takesNoEvidenceForNoProof(String evidence) {
        Map<String, String> without = new TreeMap<>(GREEN);
        without.remove(evidence);

        assertThat(outcome(release(without, "failed"))).contains("found 'no evidence'");
    }

    @Test
    void namesEveryItemThatIsRed() {
        Map<String, String> bad = with("llmCallsAtBuild", "2");
        bad.put("testsExecuted", "0");

        assertThat(outcome(release(bad, "failed")))
                .isEqualTo(
                        "failed tests: expected '59 executed, 0 skipped, 0 failed', found '0 executed, 0 skipped, 0 failed';"
                                + " build: expected '0 LLM calls', found '2 LLM calls'");
    }

    @Test
    void letsChangedThresholdsPassThatSomebodyAnswersFor() {
        Map<String, String> changed = with("thresholds", "sha256:0000000000000000");
        changed.put("approvedBy", "reviewer:maria");

        EventLog log = release(changed, "done");

        assertThat(log.all(Event.EventEmitted.class).get(0).details().toString())
                .contains("sha256:0000000000000000 (approved by reviewer:maria)");
    }

    @Test
    void takesAnApprovalForNoEvidence() {
        Map<String, String> unknown = with("approvedBy", "reviewer:maria");
        unknown.remove("thresholds");

        assertThat(outcome(release(unknown, "failed"))).startsWith("failed thresholds: ");
    }

    @Test
    void wantsAnEnvironmentThatItKnows() {
        EventLog log = release(with("environment", "moon"), "failed");

        assertThat(outcome(log)).contains("'moon'");
        assertThat(log.all(Event.EventEmitted.class)).isEmpty();
    }

    private static Map<String, String> with(String evidence, String value) {
        Map<String, String> changed = new TreeMap<>(GREEN);
        changed.put(evidence, value);
        return changed;
    }

    private EventLog release(Map<String, String> evidence, String ends) {
        String parameters = new TreeMap<>(evidence)
                .entrySet().stream()
                        .map(it -> "\"%s\": \"%s\"".formatted(it.getKey(), it.getValue()))
                        .collect(Collectors.joining(", "));
        return trial.run("""
                {"name": "trial",
                 "load": {"arrivals": "constant", "perSecond": 1, "for": "1500ms", "requests": [{"kind": "create", "input": "Write"}]},
                 "actions": [{"id": "release", "at": "2s", "do": "release", "ends": "%s", %s}]}""".formatted(ends, parameters));
    }

    private static String outcome(EventLog log) {
        Event.ActionEnded ended = log.all(Event.ActionEnded.class).get(0);
        return ended.outcome() + " " + ended.detail();
    }
}
