package dev.firedrill.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.firedrill.events.Event;
import dev.firedrill.events.Stamp;
import dev.firedrill.model.Pattern;
import dev.firedrill.model.Pattern.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PatternsTest {

    private static final Stamp NOW = new Stamp(0, 1, "test", 0);
    private static final Event ROUTED = new Event.RouteDecided(NOW, 7, "NEW", "OLD", "KILLED");
    private static final Event FAILED = new Event.RequestFailed(NOW, 7, "BUSY", "sorry");
    private static final Event ANSWERED = new Event.RequestAnswered(NOW, 7, "ok", "hi", json("{\"choices\":[1,2]}"));

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static boolean matches(Event event, Subject subject, String name, String... where) {
        return Patterns.matches(
                new Pattern(subject, name, where.length == 0 ? Map.of() : Map.of(where[0], where[1])), event);
    }

    @Test
    void eachSubjectSpeaksOfItsOwnEventsByName() {
        List<Event> events = List.of(
                new Event.StateEntered(NOW, "state"),
                new Event.TriggerFired(NOW, "trigger", ""),
                new Event.RouteDecided(NOW, 1, "", "route", "reason"),
                new Event.EventEmitted(NOW, "event", "", NullNode.getInstance()),
                new Event.RequestFailed(NOW, 1, "reason", ""),
                new Event.GuardDecided(NOW, 1, "guard", "", ""),
                new Event.RequestAnswered(NOW, 1, "status", "", NullNode.getInstance()),
                new Event.ProviderCalled(NOW, "", 1, "call", 1),
                new Event.TelemetryLine(NOW, 1, "line", NullNode.getInstance()),
                new Event.AlertSent(NOW, "alert", ""),
                new Event.AuditEntry(NOW, "", "audit", "", NullNode.getInstance()),
                new Event.ConfigObserved(NOW, "config", ""),
                new Event.FlagWritten(NOW, "write", "", ""),
                new Event.ActionEnded(NOW, "action", "", ""),
                new Event.SignalReceived(NOW, "signal", ""),
                new Event.PointReached(NOW, "point"),
                new Event.ObjectiveJudged(NOW, "objective", ""),
                new Event.ArtifactWritten(NOW, "artifact", ""),
                new Event.RunEnded(NOW, "state", "event"));

        for (Subject subject : Subject.values()) {
            List<Event> named = new ArrayList<>(events);
            named.removeIf(event -> !matches(event, subject, subject.word()));
            assertThat(named).as(subject.word()).hasSize(subject == Subject.REASON ? 2 : 1);
        }
    }

    @Test
    void anyNameStandsForAll() {
        assertThat(matches(ROUTED, Subject.ROUTE, Pattern.ANY)).isTrue();
        assertThat(matches(ROUTED, Subject.STATUS, Pattern.ANY)).isFalse();
    }

    @Test
    void aFailureIsAStatusAndAReason() {
        assertThat(matches(FAILED, Subject.STATUS, Patterns.FAILED, "reason", "BUSY"))
                .isTrue();
        assertThat(matches(FAILED, Subject.REASON, "BUSY")).isTrue();
        assertThat(matches(ANSWERED, Subject.STATUS, "ok")).isTrue();
        assertThat(matches(ANSWERED, Subject.REASON, Pattern.ANY)).isFalse();
    }

    @Test
    void aDecisionWithoutAReasonGivesNone() {
        assertThat(matches(new Event.RouteDecided(NOW, 7, "", "OLD", ""), Subject.REASON, Pattern.ANY))
                .isFalse();
    }

    @Test
    void namesWhatAnEventIsToASubject() {
        assertThat(Patterns.name(Subject.ROUTE, ROUTED)).contains("OLD");
        assertThat(Patterns.name(Subject.REASON, ROUTED)).contains("KILLED");
        assertThat(Patterns.name(Subject.GUARD, ROUTED)).isEmpty();
    }

    @Nested
    class FurtherValues {

        @Test
        void areFieldsOfTheEvent() {
            assertThat(matches(ROUTED, Subject.ROUTE, "OLD", "detected", "NEW")).isTrue();
            assertThat(matches(ROUTED, Subject.ROUTE, "OLD", "detected", "OLD")).isFalse();
            assertThat(matches(ROUTED, Subject.ROUTE, "OLD", "request", "7")).isTrue();
            assertThat(matches(ROUTED, Subject.ROUTE, "OLD", "absent", Pattern.ANY))
                    .isFalse();
            assertThat(matches(ROUTED, Subject.ROUTE, "OLD", "reason", Pattern.ANY))
                    .isTrue();
        }

        @Test
        void areMembersOfWhatTheSystemWrote() {
            assertThat(matches(ANSWERED, Subject.STATUS, "ok", "choices", "[1, 2]"))
                    .isTrue();
            assertThat(matches(ANSWERED, Subject.STATUS, "ok", "choices", "[2,1]"))
                    .isFalse();
            assertThat(matches(ANSWERED, Subject.STATUS, "ok", "choices", Pattern.ANY))
                    .isTrue();
        }

        @Test
        void areTheTextOfALineThatIsText() {
            Event text = new Event.TelemetryLine(NOW, 0, "[LOG]", json("\"kill-switch active\""));
            Event members = new Event.TelemetryLine(NOW, 0, "[LOG]", json("{\"text\":\"x\",\"ok\":true}"));

            assertThat(matches(text, Subject.LINE, "[LOG]", "text", "kill-switch active"))
                    .isTrue();
            assertThat(matches(text, Subject.LINE, "[LOG]", "text", "kill-switch"))
                    .isFalse();
            assertThat(matches(members, Subject.LINE, "[LOG]", "text", "x")).isTrue();
            assertThat(matches(members, Subject.LINE, "[LOG]", "ok", "true")).isTrue();
        }
    }
}
