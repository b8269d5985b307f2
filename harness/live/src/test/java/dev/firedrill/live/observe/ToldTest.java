package dev.firedrill.live.observe;

import static dev.firedrill.live.observe.Service.changing;
import static dev.firedrill.live.observe.Service.observed;
import static dev.firedrill.live.observe.Service.reading;
import static dev.firedrill.live.observe.Service.timed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.events.Event;
import dev.firedrill.events.Stamp;
import dev.firedrill.model.LiveSystem.Reading;
import dev.firedrill.model.LiveSystem.Source;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is told to the observers: answers and output. */
class ToldTest {

    private static final Reading ROUTE = reading("route.decided", Map.of("route", ""));
    private static final Reading STATE = reading("state.entered", Map.of("state", "/state"));

    private final AtomicLong clock = new AtomicLong();
    private final Gathering seen = new Gathering();

    private Observers of(Source source, Reading... readings) {
        return observed("http://127.0.0.1:1", clock::get, 20, seen, source, readings);
    }

    @Test
    void aHeaderIsARecordOfItsRequestWhateverItsCase() {
        try (Observers observers = of(new Source.Header("x-route"), ROUTE)) {
            observers.begin();
            clock.set(30);
            observers.head(7, Map.of("X-Route", "LLM", "x-other", "no"));
        }

        assertThat(seen.events()).containsExactly(new Event.RouteDecided(new Stamp(30, 1, "", 0), 7, "", "LLM", ""));
    }

    @Test
    void aBodyIsARecordOfItsRequest() {
        try (Observers observers = of(new Source.Body(), reading("route.decided", Map.of("route", "/by")))) {
            observers.begin();
            observers.body(7, Records.of("{\"by\":\"LLM\"}"));
            observers.body(8, Records.of("{}"));
            observers.body(9, Records.of("{}"));
        }

        assertThat(seen.events()).hasSize(1);
        assertThat(seen.unreadable()).containsExactly("the answers: a record lacked '/by' for route.decided");
    }

    @Test
    void aLineOfAPartIsARecordBehindItsPrefixColouredOrNot() {
        try (Observers observers = of(new Source.Output("app", "EVENT "), STATE)) {
            observers.begin();
            observers.line("app", "\u001b[32mEVENT {\"state\":\"A\"}\u001b[0m");
            observers.line("db", "EVENT {\"state\":\"B\"}");
            observers.line("app", "an EVENT {\"state\":\"C\"}");
        }

        assertThat(seen.states()).containsExactly("A");
        assertThat(seen.unreadable()).isEmpty();
    }

    @Test
    void aLineBehindAPrefixThatIsGarbageIsSaidToBe() {
        try (Observers observers = of(new Source.Output("app", "EVENT "), STATE)) {
            observers.begin();
            observers.line("app", "EVENT {\"state\":");
            observers.line("app", "EVENT \u0000\u0001");
        }

        assertThat(seen.states()).isEmpty();
        assertThat(seen.unreadable())
                .containsExactly("the output of 'app': a record lacked '/state' for state.entered");
    }

    @Test
    void aLineForPeopleIsNoRecordWhereThereIsNoPrefix() {
        try (Observers observers = of(new Source.Output("app", ""), STATE)) {
            observers.begin();
            observers.line("app", "listening on 8080");
            observers.line("app", "{\"state\":\"A\"}");
        }

        assertThat(seen.states()).containsExactly("A");
        assertThat(seen.unreadable()).isEmpty();
    }

    @Test
    void whatWasPrintedBeforeIsReadAsOfTheBeginningAndInOrder() {
        try (Observers observers = of(new Source.Output("app", "EVENT "), timed(STATE, "/at"))) {
            observers.line("app", "EVENT {\"state\":\"A\",\"at\":\"%s\"}".formatted(Instant.now()));
            assertThat(seen.events()).isEmpty();

            observers.begin();
            clock.set(70);
            observers.line("app", "EVENT {\"state\":\"B\",\"at\":\"2200-01-01T00:00:00Z\"}");
        }

        assertThat(seen.states()).containsExactly("A", "B");
        assertThat(seen.times()).containsExactly(0L, 70L);
    }

    @Test
    void aTimeThatIsNoneIsSaidToBeAndTheEventIsOfWhenItWasRead() {
        try (Observers observers = of(new Source.Output("app", "EVENT "), timed(STATE, "/at"))) {
            observers.begin();
            clock.set(70);
            observers.line("app", "EVENT {\"state\":\"A\",\"at\":\"noon\"}");
        }

        assertThat(seen.times()).containsExactly(70L);
        assertThat(seen.unreadable()).singleElement().asString().contains("'/at' of a record was no date and time");
    }

    @Test
    void whatIsNoChangeIsNoNewsExceptOfAnotherControl() {
        Reading config = changing(reading("config.observed", Map.of("control", "/c", "value", "/v")));
        try (Observers observers = of(new Source.Output("app", ""), config)) {
            observers.begin();
            for (String values : new String[] {"A1", "B1", "A1", "B0", "A0", "A1"}) {
                observers.line("app", "{\"c\":\"%s\",\"v\":\"%s\"}".formatted(values.charAt(0), values.charAt(1)));
            }
        }

        assertThat(seen.events())
                .extracting(it -> ((Event.ConfigObserved) it).control() + ((Event.ConfigObserved) it).value())
                .containsExactly("A1", "B1", "B0", "A0", "A1");
    }

    @Test
    void theSameRouteIsNewsOfAnotherRequestOnly() {
        try (Observers observers = of(new Source.Header("x-route"), changing(ROUTE))) {
            observers.begin();
            observers.head(1, Map.of("x-route", "LLM"));
            observers.head(2, Map.of("x-route", "LLM"));
            observers.head(2, Map.of("x-route", "LLM"));
        }

        assertThat(seen.events()).hasSize(2);
    }

    @Test
    void nothingIsSeenOnceClosed() {
        Observers observers = of(new Source.Header("x-route"), ROUTE);
        observers.begin();
        observers.close();
        observers.head(1, Map.of("x-route", "LLM"));

        assertThat(seen.events()).isEmpty();
    }
}
