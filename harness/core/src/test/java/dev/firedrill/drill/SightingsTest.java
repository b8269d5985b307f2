package dev.firedrill.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.check.Evidence;
import dev.firedrill.check.Given;
import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.Stamp;
import dev.firedrill.result.Names;
import dev.firedrill.result.Names.Known;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SightingsTest {

    private static final Stamp STAMP = new Stamp(0, 1, "1", 0);

    private static Event emitted(String name, String... members) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        List.of(members).forEach(it -> details.put(it, 1));
        return new Event.EventEmitted(STAMP, name, "", details);
    }

    private static Evidence run(Event event, Event... inTwin) {
        Map<String, EventLog> twins = inTwin.length == 0 ? Map.of() : Map.of("twin", EventLog.of(List.of(inTwin)));
        return new Evidence(Given.scenario().done(), 1, EventLog.of(List.of(event)), twins);
    }

    private static Sightings seen(Event... events) {
        Sightings sightings = new Sightings();
        List.of(events).forEach(it -> sightings.add(run(it)));
        return sightings;
    }

    @Test
    void joinsTheMembersOfOneName() {
        assertThat(seen(emitted("mail.sent", "to"), emitted("mail.sent", "by", "to"))
                        .known())
                .containsExactly(new Known("event", "mail.sent", List.of("by", "to")));
    }

    @Test
    void looksIntoTwinsToo() {
        Sightings sightings = new Sightings();
        sightings.add(run(emitted("a"), emitted("b")));

        assertThat(sightings.known()).extracting(Known::name).containsExactly("a", "b");
    }

    @Test
    void takesOneNumberInAPathForAnother() {
        assertThat(seen(
                                new Event.ArtifactWritten(STAMP, "out/log_2026-01-31.json", ""),
                                new Event.ArtifactWritten(STAMP, "out/log_2027-1-1.json", ""))
                        .known())
                .containsExactly(new Known("artifact", "out/log_#-#-#.json", List.of()));
        assertThat(Names.withoutDigits("no number")).isEqualTo("no number");
    }

    @Test
    void keepsTheFirstByTheAlphabetInAnyOrderOfRuns() {
        Sightings rising = new Sightings();
        Sightings falling = new Sightings();
        for (int i = 0; i < Sightings.MOST + 20; i++) {
            rising.add(run(emitted("e" + (1000 + i), "m" + i)));
            falling.add(run(emitted("e" + (1000 + Sightings.MOST + 19 - i), "m" + (Sightings.MOST + 19 - i))));
        }
        Sightings merged = seen(emitted("e0999"));
        merged.merge(falling);

        assertThat(rising.known()).hasSize(Sightings.MOST).isEqualTo(falling.known());
        assertThat(merged.known())
                .hasSize(Sightings.MOST)
                .startsWith(new Known("event", "e0999", List.of()))
                .endsWith(new Known("event", "e" + (1000 + Sightings.MOST - 2), List.of("m" + (Sightings.MOST - 2))));
    }
}
