package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrafficTest {

    private static final Event STARTED = new Event.RunStarted(stamp(1), "toy/drill", 4251, "");
    private static final Event ARRIVED = new Event.RequestArrived(stamp(2), 1, "work", "user-1", "");

    private static Stamp stamp(long sequence) {
        return new Stamp(0, sequence, Stamp.HARNESS, 0);
    }

    @Test
    void countsTheRequestsThatFailed() {
        Event failed = new Event.RequestFailed(stamp(3), 1, "lost", "");

        assertThat(Traffic.of(EventLog.of(List.of(STARTED, ARRIVED, failed))))
                .isEqualTo(" · 1 of 1 requests failed in seed 4251");
    }

    @Test
    void saysNothingWhereNoneFailed() {
        assertThat(Traffic.of(EventLog.of(List.of(STARTED, ARRIVED)))).isEmpty();
    }

    @Test
    void saysNothingOfWhatIsNoLog(@TempDir Path folder) throws IOException {
        assertThat(Traffic.of(Files.writeString(folder.resolve("log.jsonl"), "{")))
                .isEmpty();
        assertThat(Traffic.of(folder.resolve("none.jsonl"))).isEmpty();
    }
}
