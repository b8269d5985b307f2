package dev.firedrill.live.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private final ScheduledExecutorService threads = Executors.newSingleThreadScheduledExecutor();
    private final Gathering seen = new Gathering();
    private final Deque<String> found = new ArrayDeque<>();

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    /** Look so often, and find that each time; "" is no trouble. */
    private List<String> told(String... troubles) {
        found.addAll(List.of(troubles));
        Interpreter interpreter =
                new Interpreter("there", List.of(), new ScenarioTime(() -> 0, 1), seen, new Complaints(seen));
        Rounds rounds = new Rounds(
                first -> Optional.of(found.removeFirst()).filter(it -> !it.isEmpty()),
                Duration.ofHours(1),
                threads,
                interpreter,
                () -> {});
        for (int i = 1; i < troubles.length; i++) {
            rounds.round();
        }
        rounds.catchUp();
        return seen.unreadable();
    }

    @Test
    void tellWhatATroubleBeganWith() {
        assertThat(told("", "locked", "gone", "gone"))
                .containsExactly("there: gone; it began with: locked (3 looks in a row)");
    }

    @Test
    void tellOneTroubleInItsOwnWords() {
        assertThat(told("gone", "gone")).containsExactly("there: gone");
    }

    @Test
    void forgetATroubleThatMendedItself() {
        assertThat(told("locked", "", "gone")).containsExactly("there: gone");
    }

    @Test
    void tellNothingWhereAllIsWellInTheEnd() {
        assertThat(told("locked", "gone", "")).isEmpty();
    }
}
