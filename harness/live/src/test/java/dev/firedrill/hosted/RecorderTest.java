package dev.firedrill.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.events.Event;
import org.junit.jupiter.api.Test;

class RecorderTest {

    private static Recorder filled(int most, long mostCharacters) {
        Recorder recorder = new Recorder(() -> 0, "main", event -> {}, most, mostCharacters);
        for (int i = 0; i < 10; i++) {
            String value = "x".repeat(1_000);
            recorder.record(stamp -> new Event.ConfigObserved(stamp, "C", value));
        }
        return recorder;
    }

    @Test
    void keepsTheNewestAndSaysHowManyWereDropped() {
        Recorder recorder = filled(4, Long.MAX_VALUE);

        assertThat(recorder.after(0).events()).extracting(Event::sequence).containsExactly(7L, 8L, 9L, 10L);
        assertThat(recorder.after(0).dropped()).isEqualTo(6);
        assertThat(recorder.after(5).dropped()).isEqualTo(1);
        assertThat(recorder.after(8).dropped()).isZero();
        assertThat(recorder.after(99).dropped()).isZero();
    }

    @Test
    void dropsTheOldestAlsoWhereFewAreLarge() {
        assertThat(filled(100, 3_500).after(0).events()).hasSize(3);
        assertThat(filled(100, 10).after(0).dropped()).isEqualTo(10);
    }
}
