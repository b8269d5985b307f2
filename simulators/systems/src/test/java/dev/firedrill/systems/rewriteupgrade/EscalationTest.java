package dev.firedrill.systems.rewriteupgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.systems.Trial;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the evaluator makes of what happens, seen from outside. */
class EscalationTest {

    private static final String SWITCH = "NEXT_PUBLIC_ENABLE_REWRITE_UPGRADE";
    private static final String GOOD = request("good", "Rewrite this", "");
    private static final String TOO_LONG = request("too-long", "Rewrite this at ten times the length", "");
    private static final String MISBOUND =
            request("misbound", "Rewrite this", ", \"binding\": \"s-1\", \"boundTo\": \"s-2\"");

    @TempDir
    Path folder;

    private Trial trial;

    @BeforeEach
    void prepare() {
        trial = new Trial(new RewriteUpgradeProvider(), folder);
    }

    @Test
    void samplesEveryIndicatorEveryTenSeconds() {
        EventLog log = run(load("1s", 2, "20s", GOOD), "");

        assertThat(log.all(Event.MetricSampled.class).stream()
                        .filter(it -> it.time() == Duration.ofSeconds(10).toNanos())
                        .map(Event.MetricSampled::metric))
                .containsExactly(
                        "success-rate",
                        "mean-latency",
                        "diff-pass-rate",
                        "anchor-pass-rate",
                        "no-context-rate",
                        "diff-exceeded-rate",
                        "anchor-mismatch-rate",
                        "binding-mismatch-rate",
                        "blocked-rate",
                        "diff-exceeded-count",
                        "anchor-mismatch-count",
                        "binding-mismatch-count",
                        "blocked-count",
                        "no-context-count",
                        "bindings-in-24h",
                        "complaints-today");
    }

    @Test
    void hasNoRateBelowTwentyRewrites() {
        EventLog log = run(load("0s", 2, "30s", GOOD), "");

        List<Event.MetricSampled> rates = samples(log, "success-rate");
        assertThat(rates.get(0).present()).isFalse();
        assertThat(rates.get(1).present()).isTrue();
        assertThat(log.all(Event.ObjectiveJudged.class).get(0).band()).isEqualTo("NO_DATA");
    }

    @Test
    void tellsOnceWhatGoesOnHolding() {
        EventLog log = run(load("0s", 1, "1m", TOO_LONG), "");

        assertThat(fired(log)).containsExactly("diff-exceeded", "spike:REWRITE_DIFF_EXCEEDED", "diff-warning");
        assertThat(log.all(Event.AlertSent.class))
                .extracting(it -> it.severity() + " " + it.message())
                .containsExactly(
                        "WARNING diff-exceeded: diff-exceeded-rate is 1, above 0.3",
                        "CRITICAL spike:REWRITE_DIFF_EXCEEDED: diff-exceeded-rate is 1, above 0.1",
                        "WARNING diff-warning: diff-exceeded-rate is 1, above 0");
        assertThat(log.all(Event.EventEmitted.class))
                .extracting(it -> it.name() + it.details())
                .first()
                .isEqualTo("escalation.decided{\"trigger\":\"diff-exceeded\",\"decision\":\"DISABLE\"}");
    }

    @Test
    void leavesTheSwitchToPeopleUnlessAutomatic() {
        EventLog log = run(load("0s", 1, "1m", TOO_LONG), "");

        assertThat(log.all(Event.FlagWritten.class)).isEmpty();
        assertThat(log.all(Event.AuditEntry.class)).isEmpty();
    }

    @Test
    void pullsTheSwitchOnceWhenAutomatic() {
        EventLog log = run(load("0s", 1, "1m", TOO_LONG), environment("STUDIO_ESCALATION", "automatic"));

        assertThat(log.all(Event.FlagWritten.class))
                .extracting(it -> it.control() + "=" + it.value() + " by " + it.actor())
                .containsExactly(SWITCH + "=false by auto:diff-exceeded");
        assertThat(log.all(Event.AuditEntry.class)).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo("auto:diff-exceeded");
            assertThat(entry.entity()).isEqualTo(SWITCH);
        });
        assertThat(log.all(Event.RouteDecided.class).stream()
                        .filter(it -> it.route().equals("CREATE")))
                .isNotEmpty();
    }

    @Test
    void countsNothingReroutedAmongRewrites() {
        EventLog log = run(load("0s", 2, "40s", GOOD), environment(SWITCH, "false"));

        assertThat(samples(log, "success-rate")).isNotEmpty().noneMatch(Event.MetricSampled::present);
        assertThat(samples(log, "blocked-rate")).last().matches(Event.MetricSampled::present);
    }

    @Test
    void startsAnewWhenTheSwitchIsGivenBack() {
        EventLog log = run(
                load("0s", 1, "30s", TOO_LONG) + ", " + load("70s", 1, "30s", GOOD),
                "\"actions\": [" + set("40s", "false") + ", " + set("60s", "true") + "]");

        assertThat(samples(log, "diff-exceeded-rate"))
                .filteredOn(it -> it.time() > Duration.ofSeconds(60).toNanos() && it.present())
                .isNotEmpty()
                .allMatch(it -> it.value() == 0);
        assertThat(fired(log)).contains("diff-exceeded").doesNotHaveDuplicates();
    }

    @Test
    void remembersOverARestartWhatItCountedAndTold() {
        EventLog log = run(
                load("0s", 1, "30s", TOO_LONG) + ", " + load("40s", 1, "10s", GOOD),
                "\"actions\": [{\"id\": \"restart\", \"at\": \"38s\", \"do\": \"restart\"}]");

        assertThat(fired(log)).contains("diff-exceeded").doesNotHaveDuplicates();
        assertThat(samples(log, "diff-exceeded-count")).last().matches(it -> it.value() == 29);
    }

    @Test
    void startsAnewWhenTheSwitchIsGivenBackByARestart() {
        EventLog log = run(
                load("0s", 1, "30s", TOO_LONG) + ", " + load("70s", 1, "10s", GOOD),
                "\"actions\": [" + set("40s", "false") + ", " + set("61s", "true")
                        + ", {\"id\": \"restart\", \"at\": \"61500ms\", \"do\": \"restart\"}]");

        assertThat(samples(log, "diff-exceeded-count")).last().matches(it -> it.value() == 0);
    }

    @Test
    void takesASecondBindingMismatchWithinADayForARecurrence() {
        EventLog log = run(load("0s", 1, "1500ms", MISBOUND) + ", " + load("23h59m", 1, "1500ms", MISBOUND), "");

        assertThat(fired(log)).containsExactly("binding-mismatch", "binding-mismatch", "binding-recurs");
    }

    @Test
    void forgetsABindingMismatchAfterADay() {
        EventLog log = run(load("0s", 1, "1500ms", MISBOUND) + ", " + load("24h1m", 1, "1500ms", MISBOUND), "");

        assertThat(fired(log)).containsExactly("binding-mismatch", "binding-mismatch");
    }

    @ParameterizedTest
    @CsvSource({"23:00:00, 4, 1", "23:00:00, 3, 0", "23:59:55, 4, 0"})
    void countsComplaintsOfADay(String startsAt, int complaints, int decided) {
        EventLog log = run(
                load("0s", 1, "30s", GOOD),
                "\"startsAt\": \"2026-03-01T" + startsAt + "Z\", \"actions\": [" + complaints(complaints) + "]");

        assertThat(fired(log).stream().filter("complaints"::equals)).hasSize(decided);
        assertThat(log.all(Event.EventEmitted.class).stream()
                        .map(it -> it.details().path("decision").asText()))
                .containsExactlyElementsOf(decided == 0 ? List.of() : List.of("DISABLE", "INVESTIGATE"));
    }

    private static String complaints(int number) {
        return IntStream.range(0, number).mapToObj("""
                        {"id": "complaint-%1$d", "at": "%1$d500ms", "do": "signal",
                         "signal": "content-changed-too-much", "value": "1", "actor": "user:anna"}"""::formatted).collect(Collectors.joining(", "));
    }

    private static String set(String at, String value) {
        return "{\"id\": \"set-%s\", \"at\": \"%s\", \"do\": \"set\", \"control\": \"%s\", \"value\": \"%s\"}"
                .formatted(value, at, SWITCH, value);
    }

    private static String environment(String name, String value) {
        return "\"environment\": {\"" + name + "\": \"" + value + "\"}";
    }

    private static String request(String kind, String input, String more) {
        return """
                {"kind": "%s", "input": "%s", "attributes":
                 {"selection": "# Delivery {#delivery}\\nWe deliver on time and in full.", "confirmation": "yes"%s}}""".formatted(kind, input, more);
    }

    private static String load(String from, int perSecond, String length, String request) {
        return "{\"arrivals\": \"constant\", \"from\": \"%s\", \"perSecond\": %d, \"for\": \"%s\", \"requests\": [%s]}"
                .formatted(from, perSecond, length, request);
    }

    private EventLog run(String loads, String more) {
        return trial.run("{\"name\": \"trial\", \"load\": [" + loads + "]" + (more.isEmpty() ? "" : ", " + more) + "}");
    }

    private static List<Event.MetricSampled> samples(EventLog log, String indicator) {
        return log.all(Event.MetricSampled.class).stream()
                .filter(it -> it.metric().equals(indicator))
                .toList();
    }

    private static List<String> fired(EventLog log) {
        return log.all(Event.TriggerFired.class).stream()
                .map(Event.TriggerFired::trigger)
                .toList();
    }
}
