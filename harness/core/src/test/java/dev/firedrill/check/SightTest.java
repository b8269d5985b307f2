package dev.firedrill.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.firedrill.events.EventKind;
import dev.firedrill.model.LiveSystem;
import dev.firedrill.model.LiveSystem.Answer;
import dev.firedrill.model.LiveSystem.Exchange;
import dev.firedrill.model.LiveSystem.Form;
import dev.firedrill.model.LiveSystem.Observation;
import dev.firedrill.model.LiveSystem.Source;
import dev.firedrill.model.Position;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SightTest {

    private static final Position HERE = new Position("system.json", 1, 1);

    private static LiveSystem withLog() {
        Answer answer = new Answer(
                Form.TEXT,
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new LiveSystem(
                HERE,
                List.of(),
                List.of(),
                "http://127.0.0.1:1",
                new Exchange("POST", "/", Map.of(), MissingNode.getInstance(), Duration.ofSeconds(1), answer),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(new Observation(HERE, new Source.Log("/events"), List.of())),
                1,
                LiveSystem.TOLERANCE);
    }

    private static Sight sight(boolean calls, Optional<String> trouble) {
        return Sight.live(withLog(), true, calls, 0, trouble);
    }

    @Test
    void seesAllThatALogOfOursTells() {
        assertThat(sight(false, Optional.empty())
                        .kinds()
                        .containsAll(Set.of(EventKind.ROUTE_DECIDED, EventKind.PROVIDER_CALLED)))
                .isTrue();
    }

    @Test
    void takesALogThatCannotBeReadForNoSilence() {
        Sight blind = sight(false, Optional.of("GET /events answered 404"));

        assertThat(blind.kinds().containsAll(Set.of(EventKind.ROUTE_DECIDED))).isFalse();
        assertThat(blind.kinds().containsAll(Set.of(EventKind.PROVIDER_CALLED))).isFalse();
        assertThat(blind.kinds().containsAll(Set.of(EventKind.REQUEST_ANSWERED)))
                .isTrue();
    }

    @Test
    void seesTheCallsThatTheProvidersThemselvesTellOf() {
        assertThat(sight(true, Optional.of("GET /state answered 500"))
                        .kinds()
                        .containsAll(Set.of(EventKind.PROVIDER_CALLED)))
                .isTrue();
    }
}
