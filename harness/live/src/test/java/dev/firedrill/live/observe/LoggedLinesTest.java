package dev.firedrill.live.observe;

import static dev.firedrill.live.observe.Service.at;
import static dev.firedrill.live.observe.Service.declared;
import static dev.firedrill.live.observe.Service.reading;
import static dev.firedrill.live.observe.Service.timed;
import static dev.firedrill.live.observe.Service.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventKind;
import dev.firedrill.events.JsonLines;
import dev.firedrill.live.observe.LoggedLines.BrokenLineException;
import dev.firedrill.model.LiveSystem;
import dev.firedrill.model.LiveSystem.Reading;
import dev.firedrill.model.LiveSystem.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoggedLinesTest {

    private static final Reading ROUTE =
            timed(when(reading("route.decided", Map.of("route", "/to", "request", "/id")), at("/to")), "/at");
    private static final Reading ARRIVAL = timed(
            when(
                    reading(
                            "request.arrived",
                            Map.of("request", "/id", "requestKind", "'chat'", "user", "/user", "input", "''")),
                    at("/user")),
            "/at");
    private static final Source OUTPUT = new Source.Output("app", "EVENT ");

    private static LoggedLines lines(Source source, Reading... readings) {
        return new LoggedLines(declared(source, readings), Optional.empty());
    }

    private static List<String> read(LoggedLines reader, Optional<Instant> t0, String... lines)
            throws BrokenLineException {
        return reader.read(List.of(lines), t0).stream()
                .map(JsonLines::line)
                .map(line -> line.replaceAll("\"(sequence|cause)\":\\d+,", ""))
                .toList();
    }

    @Test
    void readsWhatFollowsThePrefixAsTheReadingsSay() throws Exception {
        List<Event> events = lines(OUTPUT, ROUTE)
                .read(
                        List.of(
                                "listening",
                                "EVENT {\"to\":\"LLM\",\"id\":\"a-17\",\"at\":\"2026-11-20T14:05:00.250Z\"}",
                                "EVENT {\"else\":1}"),
                        Optional.of(Instant.parse("2026-11-20T14:05:00Z")));

        assertThat(events).hasSize(2).last().isInstanceOfSatisfying(Event.RouteDecided.class, decided -> {
            assertThat(decided.time()).isEqualTo(250_000_000);
            assertThat(decided.route()).isEqualTo("LLM");
            assertThat(decided.request()).isEqualTo(1);
        });
    }

    @Test
    void beginsWithTheFirstEventWhereNothingElseIsSaid() throws Exception {
        List<Event> events = lines(OUTPUT, ROUTE)
                .read(
                        List.of(
                                "EVENT {\"to\":\"B\",\"id\":2,\"at\":1763647502500}",
                                "EVENT {\"to\":\"A\",\"id\":1,\"at\":1763647500000}"),
                        Optional.empty());

        assertThat(events).extracting(Event::time).containsExactly(0L, 0L, 2_500_000_000L, 2_500_000_000L);
    }

    @Test
    void numbersRequestsByTheirArrivalWhateverTheyAreCalled() throws Exception {
        assertThat(read(
                        lines(OUTPUT, ROUTE, ARRIVAL),
                        Optional.empty(),
                        "EVENT {\"user\":\"eve\",\"id\":\"zz\",\"at\":2000}",
                        "EVENT {\"user\":\"bob\",\"id\":\"x-1\",\"at\":1000}",
                        "EVENT {\"to\":\"LLM\",\"id\":\"zz\",\"at\":2001}"))
                .containsExactly(
                        "{\"time\":0,\"kind\":\"request.arrived\",\"instance\":\"main\",\"request\":1,\"requestKind\":\"chat\",\"user\":\"bob\",\"input\":\"\"}",
                        "{\"time\":1000000000,\"kind\":\"request.arrived\",\"instance\":\"main\",\"request\":2,\"requestKind\":\"chat\",\"user\":\"eve\",\"input\":\"\"}",
                        "{\"time\":1001000000,\"kind\":\"route.decided\",\"instance\":\"main\",\"request\":2,\"detected\":\"\",\"route\":\"LLM\",\"reason\":\"\"}");
    }

    @Test
    void letsARequestArriveWithTheFirstLineThatNamesIt() throws Exception {
        assertThat(read(
                        lines(OUTPUT, ROUTE),
                        Optional.empty(),
                        "EVENT {\"to\":\"A\",\"id\":\"q\",\"at\":1000}",
                        "EVENT {\"to\":\"B\",\"id\":\"q\",\"at\":2000}"))
                .hasSize(3)
                .first()
                .asString()
                .contains("request.arrived", "\"request\":1");
    }

    @Test
    void namesTheLineThatLacksWhatIsRead() {
        assertThatThrownBy(() -> read(
                        lines(OUTPUT, ROUTE),
                        Optional.empty(),
                        "EVENT {\"to\":\"A\",\"id\":1,\"at\":1000}",
                        "EVENT {\"to\":\"A\",\"at\":1000}"))
                .isInstanceOfSatisfying(
                        BrokenLineException.class, it -> assertThat(it.line()).isEqualTo(2))
                .hasMessageContaining("route.decided");
        assertThatThrownBy(() ->
                        read(lines(OUTPUT, ROUTE), Optional.empty(), "EVENT {\"to\":\"A\",\"id\":1,\"at\":\"noon\"}"))
                .isInstanceOf(BrokenLineException.class)
                .hasMessageContaining("'/at' was no date and time");
    }

    @Test
    void passesOverLinesForPeopleWhereNoPrefixTellsThemApart() throws Exception {
        Source all = new Source.Lines("${state}/audit.jsonl", "");
        Reading every =
                timed(reading("audit.entry", Map.of("actor", "/by", "action", "/what", "entity", "'f'")), "/at");

        assertThat(read(lines(all, every), Optional.empty(), "hello", "{\"by\":\"eve\",\"what\":\"set\",\"at\":1000}"))
                .hasSize(1);
    }

    @Test
    void readsTheLinesOfTheChosenPlaceOnly() {
        LiveSystem system = declared(OUTPUT, ROUTE);

        assertThat(LoggedLines.places(system)).containsExactly("app");
        assertThat(new LoggedLines(system, Optional.of("app")).kinds())
                .contains(EventKind.ROUTE_DECIDED, EventKind.REQUEST_ARRIVED)
                .doesNotContain(EventKind.REQUEST_ANSWERED);
        assertThat(new LoggedLines(system, Optional.of("other")).kinds()).doesNotContain(EventKind.ROUTE_DECIDED);
    }

    @Test
    void tellsWhatHasNoTimeOfItsOwn() {
        assertThat(lines(OUTPUT, ROUTE, reading("alert.sent", Map.of())).timeless())
                .containsExactly("alert.sent");
    }

    @Test
    void takesAValueThatDidNotChangeForNoNews() throws Exception {
        Reading config = Service.changing(timed(
                when(reading("config.observed", Map.of("control", "'K'", "value", "/k")), at("/k")), "/at"));

        assertThat(read(
                        lines(OUTPUT, config),
                        Optional.empty(),
                        "EVENT {\"k\":\"on\",\"at\":1000}",
                        "EVENT {\"k\":\"on\",\"at\":2000}",
                        "EVENT {\"k\":\"off\",\"at\":3000}"))
                .hasSize(2);
    }
}
