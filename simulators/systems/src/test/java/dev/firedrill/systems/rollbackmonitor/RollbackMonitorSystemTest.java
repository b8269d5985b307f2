package dev.firedrill.systems.rollbackmonitor;

import static dev.firedrill.systems.Trial.emitted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.systems.Trial;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollbackMonitorSystemTest {

    private static final String PROMOTE = "{\"do\": \"promote\", \"at\": \"0s\", \"worker\": \"canary-7\"}";
    private static final String WORK = "\"load\": {\"arrivals\": \"constant\", \"perSecond\": 2, \"for\": \"11m\","
            + " \"requests\": [{\"kind\": \"work\"}]}";
    private static final String DEAF = "\"faults\": [{\"id\": \"deaf\", \"on\": \"worker.canary-7\","
            + " \"where\": {\"purpose\": \"health\"}, \"kind\": \"timeout_first_byte\", \"from\": \"2m\"}]";

    @TempDir
    Path folder;

    private Trial trial;

    @BeforeEach
    void prepare() {
        trial = new Trial(new RollbackMonitorProvider(), folder);
    }

    @Test
    void watchesAHealthyCanaryForTenMinutes() {
        EventLog log = run(PROMOTE, WORK);

        assertThat(emitted(log))
                .hasSize(22)
                .startsWith("monitoring-started", "health-check")
                .endsWith("health-check", "monitoring-stopped");
        assertThat(decisions(log)).containsOnly("healthy");
        assertThat(log.all(Event.StateEntered.class))
                .extracting(Event.StateEntered::state)
                .containsExactly("monitoring", "idle");
    }

    @Test
    void checksEveryThirtySecondsFromThePromotion() {
        EventLog log = run(PROMOTE, WORK);

        assertThat(log.all(Event.ProviderCalled.class).stream()
                        .filter(call -> call.purpose().equals("health"))
                        .map(call -> Duration.ofNanos(call.time()).toSeconds()))
                .startsWith(30L, 60L, 90L)
                .endsWith(600L)
                .hasSize(20);
    }

    @Test
    void callsNoWorkNeitherHealthyNorBad() {
        EventLog log = run(PROMOTE, "\"faultsEnd\": \"11m\"");

        assertThat(decisions(log)).hasSize(20).containsOnly("degraded");
        assertThat(log.all(Event.TriggerFired.class)).isEmpty();
    }

    @Test
    void escalatesOnTheSecondHealthCallThatFails() {
        EventLog log = run(PROMOTE, WORK + ", " + DEAF);

        assertThat(log.all(Event.TriggerFired.class)).singleElement().satisfies(fired -> {
            assertThat(fired.trigger()).isEqualTo("escalation");
            assertThat(Duration.ofNanos(fired.time())).isEqualTo(Duration.ofSeconds(155));
        });
        assertThat(emitted(log))
                .endsWith("health-check", "monitoring-stopped", "kill-switch-activated", "escalation-triggered");
        assertThat(log.all(Event.AlertSent.class)).hasSize(1);
        assertThat(log.all(Event.ArtifactWritten.class))
                .extracting(Event.ArtifactWritten::path)
                .contains("state/analytics/kill_switch_audit.log")
                .anyMatch(path -> path.startsWith("state/analytics/escalation_"));
    }

    @Test
    void masksEveryFlagWhileTheKillSwitchIsPulled() {
        EventLog log = run(
                PROMOTE + ", {\"id\": \"again\", \"do\": \"promote\", \"at\": \"5m\", \"worker\": \"canary-7\"}",
                WORK + ", " + DEAF);

        assertThat(observed(log))
                .containsExactly(
                        "DISABLE_NEW=0",
                        "WORKER_PROMOTION=on",
                        "NEW_CRITIC=off",
                        "NEW_PLANNER=off",
                        "DISABLE_NEW=1",
                        "WORKER_PROMOTION=off");
        assertThat(log.all(Event.ActionEnded.class))
                .extracting(Event.ActionEnded::outcome)
                .containsExactly("done", "failed");
    }

    @Test
    void seesWithinHalfASecondWhatSomebodyWroteByHand() {
        EventLog log = run(
                "{\"id\": \"pull\", \"do\": \"set\", \"at\": \"1100ms\", \"control\": \"DISABLE_NEW\", \"value\": \"1\"},"
                        + "{\"id\": \"reset\", \"do\": \"set\", \"at\": \"2100ms\", \"control\": \"DISABLE_NEW\", \"value\": \"0\"}",
                "\"drain\": \"1s\"");

        assertThat(observed(log))
                .endsWith("DISABLE_NEW=1", "WORKER_PROMOTION=off", "DISABLE_NEW=0", "WORKER_PROMOTION=on");
        assertThat(emitted(log)).containsExactly("kill-switch-activated", "kill-switch-reset", "unapproved-reset");
        assertThat(log.all(Event.EventEmitted.class))
                .extracting(event -> Duration.ofNanos(event.time()).toMillis())
                .containsExactly(1500L, 2500L, 2500L);
    }

    @Test
    void supersedesTheWatchOfAnEarlierPromotion() {
        EventLog log = run(
                PROMOTE + ", {\"id\": \"again\", \"do\": \"promote\", \"at\": \"45s\", \"worker\": \"canary-7\"}",
                WORK);

        assertThat(emitted(log))
                .startsWith("monitoring-started", "health-check", "monitoring-stopped", "monitoring-started");
        assertThat(Collections.frequency(emitted(log), "health-check")).isEqualTo(21);
    }

    @Test
    void doesWhatItHadDecidedWhenItCrashesBeforeDoingIt() {
        EventLog log = run(PROMOTE, WORK + ", " + badFrom("1m45s") + crashAt("switch-to-active"));

        assertRolledBackOnce(log);
    }

    @Test
    void tellsOfARollbackOnceWhenItCrashesBeforeRecordingIt() {
        EventLog log = run(PROMOTE, WORK + ", " + badFrom("1m45s") + crashAt("before-artifact"));

        assertRolledBackOnce(log);
    }

    @Test
    void cleansUpAndCallsBackWhenItCrashesInBetween() {
        EventLog log = run(PROMOTE, WORK + ", " + badFrom("1m45s") + crashAt("cleanup-canary"));

        assertRolledBackOnce(log);
        assertThat(log.all(Event.TelemetryLine.class)).hasSize(1);
    }

    @Test
    void watchesTheRestOfTheWindowAfterARestart() {
        EventLog log = run(PROMOTE + ", {\"id\": \"again\", \"do\": \"restart\", \"at\": \"5m\"}", WORK);

        assertThat(Collections.frequency(emitted(log), "health-check")).isEqualTo(20);
        assertThat(Collections.frequency(emitted(log), "monitoring-started")).isEqualTo(1);
        assertThat(log.all(Event.StateEntered.class))
                .extracting(Event.StateEntered::state)
                .containsExactly("monitoring", "idle");
    }

    @Test
    void namesWhatTheStoreTookBeforeItFailed() {
        EventLog log = run(
                "{\"id\": \"off\", \"do\": \"set-flags\", \"at\": \"10s\","
                        + " \"flags\": \"NEW_CRITIC=on,NEW_PLANNER=on\"}",
                "\"faultsEnd\": \"20s\", \"faults\": [{\"id\": \"locked\", \"on\": \"flags\", \"kind\": \"flag_fail\","
                        + " \"where\": {\"purpose\": \"NEW_PLANNER\"}}]");

        assertThat(log.all(Event.ActionEnded.class)).singleElement().satisfies(ended -> {
            assertThat(ended.outcome()).isEqualTo("failed");
            assertThat(ended.detail())
                    .isEqualTo("the flag store is locked, of [NEW_CRITIC, NEW_PLANNER] it took [NEW_CRITIC]");
        });
    }

    @Test
    void isRolledBackOnceWhereAnOperatorIsFaster() {
        EventLog log = run(
                PROMOTE + ", {\"id\": \"by-hand\", \"do\": \"switch-to-active\", \"at\": \"3m2s\"}",
                WORK + ", " + badFrom("1m45s")
                        + ", {\"id\": \"slow\", \"on\": \"switch-to-active\", \"kind\": \"hold\", \"by\": \"8s\","
                        + " \"until\": \"3m1s\"}]");

        assertRolledBackOnce(log);
    }

    @Test
    void countsAMissingWorkerAsAFailedCheck() {
        EventLog log = run(PROMOTE, WORK + ", \"environment\": {\"MONITOR_COLLABORATORS\": \"worker\"}");

        assertThat(decisions(log)).containsExactly("degraded", "escalate");
        assertThat(log.all(Event.ProviderCalled.class))
                .noneMatch(call -> call.purpose().equals("health"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai", "tr-TR"})
    void spellsItsRecordsAlikeInEveryLocaleAndZone(String language) {
        String scenario = WORK + ", " + badFrom("1m45s") + "]";
        List<Event.ArtifactWritten> usual = records(run(PROMOTE, scenario));
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(language));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));

            assertThat(records(run(PROMOTE, scenario))).isEqualTo(usual);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        assertThat(usual)
                .singleElement()
                .satisfies(record -> assertThat(record.content())
                        .contains("\"reason\":\"High error rate (42.5%) with 3 failures\"")
                        .contains("\"timestamp\":\"2026-01-01T00:03:00Z\""));
    }

    private static List<Event.ArtifactWritten> records(EventLog log) {
        return log.all(Event.ArtifactWritten.class).stream()
                .filter(artifact -> artifact.path().startsWith("state/analytics/rollback_"))
                .toList();
    }

    private static String badFrom(String start) {
        return "\"faults\": [{\"id\": \"bad\", \"on\": \"failureRate\", \"kind\": \"metric_value\", \"value\": 0.425,"
                + " \"from\": \"" + start + "\"}";
    }

    private static String crashAt(String point) {
        return ", {\"id\": \"crash\", \"on\": \"" + point + "\", \"kind\": \"crash\", \"downtime\": \"5s\"}]";
    }

    private static void assertRolledBackOnce(EventLog log) {
        assertThat(Collections.frequency(emitted(log), "rollback-executed")).isEqualTo(1);
        assertThat(log.all(Event.StateEntered.class))
                .extracting(Event.StateEntered::state)
                .containsExactly("monitoring", "rolled-back");
        assertThat(log.all(Event.ArtifactWritten.class))
                .extracting(Event.ArtifactWritten::path)
                .filteredOn(path -> path.startsWith("state/analytics/rollback_"))
                .hasSize(1);
        assertThat(log.all(Event.ProviderCalled.class))
                .filteredOn(call -> call.purpose().equals("stop"))
                .isNotEmpty()
                .allMatch(call -> call.provider().equals("worker.canary-7"));
    }

    private EventLog run(String actions, String more) {
        return trial.run("{\"name\": \"trial\", \"actions\": [" + actions + "], " + more + "}");
    }

    private static List<String> decisions(EventLog log) {
        return log.all(Event.EventEmitted.class).stream()
                .filter(event -> event.name().equals("health-check"))
                .map(event -> event.details().path("decision").asText())
                .toList();
    }

    private static List<String> observed(EventLog log) {
        return log.all(Event.ConfigObserved.class).stream()
                .map(event -> event.control() + "=" + event.value())
                .toList();
    }
}
