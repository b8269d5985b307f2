package dev.firedrill.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.Stamp;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KeyMomentsTest {

    private static Event began(long second) {
        return new Event.FaultBegan(new Stamp(second * 1_000_000_000, second, "harness", 0), "down-" + second);
    }

    private static List<String> moments(long number) {
        return KeyMoments.of(EventLog.of(LongStream.rangeClosed(1, number)
                .mapToObj(KeyMomentsTest::began)
                .toList()));
    }

    @Test
    void tellsWhenAndWhat() {
        assertThat(moments(1)).containsExactly("t+1s  fault 'down-1' begins");
    }

    @Test
    void countsWhatDoesNotFitIntoTwelveLines() {
        assertThat(moments(12)).hasSize(12).last().isEqualTo("t+12s  fault 'down-12' begins");
        assertThat(moments(15)).hasSize(12).last().isEqualTo("and 4 more; the event log has them all");
    }

    @Test
    void keepsOrdinaryTrafficOut() {
        Event arrived = new Event.RequestArrived(new Stamp(1, 1, "harness", 0), 1, "work", "u-1", "hello");

        assertThat(KeyMoments.of(EventLog.of(List.of(arrived)))).isEmpty();
    }
}
