package dev.firedrill.live.observe;

import static dev.firedrill.live.observe.Service.at;
import static dev.firedrill.live.observe.Service.reading;
import static dev.firedrill.live.observe.Service.when;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.firedrill.events.Event;
import dev.firedrill.events.Stamp;
import dev.firedrill.model.LiveSystem.Reading;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReadingTest {

    private static final Stamp STAMP = new Stamp(0, 1, "", 0);

    private static EventReading.Said said(Reading reading, String record) {
        return new EventReading(reading).read(Records.of(record), 0);
    }

    private static Event event(Reading reading, String record) {
        EventReading.Said said = said(reading, record);
        assertThat(said.wanting()).isEmpty();
        return said.event().orElseThrow();
    }

    @Nested
    class Fields {

        @Test
        void comeFromWherePointersLeadAndFromLiterals() {
            Reading reading =
                    reading("route.decided", Map.of("route", "/to", "reason", "'FORCED'", "request", "/request"));

            assertThat(event(reading, "{\"to\":\"LLM\",\"request\":17}"))
                    .isEqualTo(new Event.RouteDecided(STAMP, 17, "", "LLM", "FORCED"));
        }

        @Test
        void takeTheNamesWeGiveToValues() {
            Reading reading = new Reading(
                    "route.decided",
                    List.of(),
                    Map.of("route", "", "request", "'1'"),
                    Map.of("route", Map.of("llm", "LLM")),
                    Optional.empty(),
                    false);

            assertThat(event(reading, "llm")).isEqualTo(new Event.RouteDecided(STAMP, 1, "", "LLM", ""));
            assertThat(event(reading, "other")).isEqualTo(new Event.RouteDecided(STAMP, 1, "", "other", ""));
        }

        @ParameterizedTest
        @CsvSource({"17,17", "'\"17\"',17", "'\"r-17\"',17", "'\"r-0017\"',17"})
        void spellRequestsAsWeDo(String told, long request) {
            Reading reading = reading("guard.decided", Map.of("guard", "'g'", "outcome", "'o'", "request", "/r"));

            assertThat(event(reading, "{\"r\":%s}".formatted(told)))
                    .isEqualTo(new Event.GuardDecided(STAMP, request, "g", "o", ""));
        }

        @Test
        void ofAnAnswerBelongToItsRequest() {
            EventReading reading = new EventReading(reading("route.decided", Map.of("route", "")));

            assertThat(reading.read(TextNode.valueOf("LLM"), 5).event())
                    .contains(new Event.RouteDecided(STAMP, 5, "", "LLM", ""));
        }

        @Test
        void becomeNumbersTruthsAndJson() {
            JsonNode line = Records.of("{\"a\":1}");

            assertThat(event(reading("metric.sampled", Map.of("metric", "'rate'", "value", "/v")), "{\"v\":\"0.25\"}"))
                    .isEqualTo(new Event.MetricSampled(STAMP, "rate", true, 0.25));
            assertThat(event(reading("trigger.evaluated", Map.of("trigger", "'t'", "breached", "/b")), "{\"b\":1}"))
                    .isEqualTo(new Event.TriggerEvaluated(STAMP, "t", true, ""));
            assertThat(event(reading("telemetry.line", Map.of("line", "")), "{\"a\":1}"))
                    .isEqualTo(new Event.TelemetryLine(STAMP, 0, "", line));
            assertThat(event(reading("config.observed", Map.of("control", "'C'", "value", "/v")), "{\"v\":true}"))
                    .isEqualTo(new Event.ConfigObserved(STAMP, "C", "true"));
        }

        @Test
        void aboutWhichNothingIsSaidStayEmpty() {
            assertThat(event(reading("audit.entry", Map.of("action", "'a'", "details", "/d")), "{\"d\":null}"))
                    .isEqualTo(new Event.AuditEntry(STAMP, "", "a", "", NullNode.getInstance()));
            assertThat(event(reading("metric.sampled", Map.of("metric", "'rate'", "value", "/v")), "{\"v\":null}"))
                    .isEqualTo(new Event.MetricSampled(STAMP, "rate", false, 0));
        }

        @Test
        void thatAreNeededAndMissingMakeNoEventAndAreNamed() {
            EventReading.Said said = said(reading("state.entered", Map.of("state", "/state")), "{\"stat\":\"A\"}");

            assertThat(said.event()).isEmpty();
            assertThat(said.wanting()).isEqualTo("a record lacked '/state' for state.entered");
        }

        @Test
        void thatTheServiceSaysAreNothingMakeNoEventAndNoComplaint() {
            EventReading.Said said = said(reading("state.entered", Map.of("state", "/state")), "{\"state\":null}");

            assertThat(said.event()).isEmpty();
            assertThat(said.wanting()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"much\"", "{}", "1.5"})
        void thatCannotBeWhatIsWantedAreNamedWithWhatWasFound(String request) {
            Reading reading = reading("route.decided", Map.of("route", "'LLM'", "request", "/r"));

            assertThat(said(reading, "{\"r\":%s}".formatted(request)).wanting())
                    .startsWith("'/r' was '")
                    .endsWith("', which cannot be 'request' of route.decided");
        }
    }

    @Nested
    class Signs {

        private final Reading entered = reading("state.entered", Map.of("state", "'A'"));

        private boolean isSeen(Reading reading, String record) {
            EventReading.Said said = said(reading, record);
            assertThat(said.wanting()).isEmpty();
            return said.event().isPresent();
        }

        @ParameterizedTest
        @CsvSource({"1,true", "'\"x\"',true", "{},true", "null,false", "false,false", "'\"\"',false"})
        void ofAPointerHoldWhereItLeadsToSomething(String value, boolean seen) {
            assertThat(isSeen(when(entered, at("/on")), "{\"on\":%s}".formatted(value)))
                    .isEqualTo(seen);
        }

        @Test
        void ofAPointerThatLeadsNowhereDoNotHold() {
            assertThat(isSeen(when(entered, at("/on")), "{}")).isFalse();
            assertThat(isSeen(when(entered, at("/on", "")), "text")).isFalse();
        }

        @Test
        void mustAllHold() {
            Reading both = when(entered, at("/on", "false"), at("/to", "A"));

            assertThat(isSeen(both, "{\"on\":false,\"to\":\"A\"}")).isTrue();
            assertThat(isSeen(both, "{\"on\":false,\"to\":\"B\"}")).isFalse();
        }
    }

    @Nested
    class Texts {

        @ParameterizedTest
        @ValueSource(strings = {"", "{\"a\":1} and more", "{\"a\":", "NaN", "2026-01-01T00:00:00Z"})
        void thatAreNoJsonStandForThemselves(String text) {
            assertThat(Records.of(text)).isEqualTo(TextNode.valueOf(text));
        }

        @Test
        void thatAreTooDeepStandForThemselves() {
            assertThat(Records.of("[".repeat(100_000)).isTextual()).isTrue();
        }

        @Test
        void loseTheColoursOfATerminal() {
            assertThat(Records.plain("\u001b[1;32mEVENT\u001b[0m {}")).isEqualTo("EVENT {}");
        }
    }
}
