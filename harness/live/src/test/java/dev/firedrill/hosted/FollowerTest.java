package dev.firedrill.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.events.Event;
import org.junit.jupiter.api.Test;

class FollowerTest {

    private final Recorder recorder = new Recorder(() -> 5, "main", event -> {});

    private void observe(String value) {
        recorder.record(stamp -> new Event.ConfigObserved(stamp, "C", value));
    }

    @Test
    void getsWhatIsKeptOnceAndThenAllThatComes() throws Exception {
        observe("first");
        observe("second");
        Follower follower = new Follower();

        Recorder.Begun begun = recorder.follow(follower, 1);
        observe("third");
        recorder.close();

        assertThat(begun.newest().events()).extracting(Event::sequence).containsExactly(2L);
        assertThat(begun.last()).isEqualTo(2);
        assertThat(begun.now()).isEqualTo(5);
        assertThat(follower.next().orElseThrow()).contains("third");
        assertThat(follower.next()).isEmpty();
    }

    @Test
    void endsWithAWordOfItWhereItsReaderIsTooSlow() throws Exception {
        Follower follower = new Follower(2);
        recorder.follow(follower, 0);
        for (int i = 1; i <= 5; i++) {
            observe("value " + i);
        }

        assertThat(follower.next().orElseThrow()).contains("value 1");
        assertThat(follower.next().orElseThrow()).contains("value 2");
        assertThat(follower.next())
                .contains("{\"end\":\"more than 2 events waited for this reader; the first it does not get is 3\"}");
        assertThat(follower.next()).isEmpty();
    }

    @Test
    void endsAtOnceWhereNothingComesAnyMore() throws Exception {
        recorder.close();
        Follower follower = new Follower();

        recorder.follow(follower, 0);

        assertThat(follower.next()).isEmpty();
    }

    @Test
    void getsNoMoreAfterItLeft() throws Exception {
        Follower follower = new Follower();
        recorder.follow(follower, 0);
        recorder.leave(follower);
        observe("late");

        assertThat(follower.isIdle()).isTrue();
    }
}
