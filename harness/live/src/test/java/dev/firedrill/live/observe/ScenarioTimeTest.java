package dev.firedrill.live.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioTimeTest {

    private static final Instant T0 = Instant.parse("2026-03-01T12:00:00.250Z");

    private final AtomicLong clock = new AtomicLong();
    private final ScenarioTime time = new ScenarioTime(clock::get, 20);

    @BeforeEach
    void begin() {
        time.begin(T0);
        clock.set(Duration.ofHours(1).toNanos());
    }

    private OptionalLong millis(String told) {
        OptionalLong nanos = time.of(Records.of(told));
        return nanos.isEmpty()
                ? nanos
                : OptionalLong.of(Duration.ofNanos(nanos.getAsLong()).toMillis());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T12:00:01.250Z,20000",
        "2026-03-01T13:00:01.250+01:00,20000",
        "2026-03-01 12:00:01.250+00:00,20000",
        "2026-03-01T13:00:01.250+01:00[Europe/Berlin],20000",
        "1772366401250,20000",
        "1772366400250.5,10",
        "'\"1772366401250\"',20000"
    })
    void passesSoManyTimesFasterThanTheClockOnTheWall(String told, long millis) {
        assertThat(millis(told)).hasValue(millis);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-01T11:00:00Z,0", "0,0", "2026-03-01T23:00:00Z,3600000", "1e300,3600000", "-1e300,0"})
    void staysWithinTheRunSoFar(String told, long millis) {
        assertThat(millis(told)).hasValue(millis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "yesterday", "2026-03-01T12:00:00", "12:00:00Z", "{}"})
    void knowsNoInstantWhereNoneIsTold(String told) {
        assertThat(time.of(Records.of(told))).isEmpty();
    }

    @Test
    void countsAnewAfterAStandstillAndAsBeforeForWhatWasBefore() {
        clock.set(Duration.ofSeconds(20).toNanos());
        time.goOn(T0.plusSeconds(11));
        clock.set(Duration.ofHours(1).toNanos());

        assertThat(millis("2026-03-01T12:00:00.750Z")).hasValue(10_000);
        assertThat(millis("2026-03-01T12:00:05.250Z")).hasValue(20_000);
        assertThat(millis("2026-03-01T12:00:12.250Z")).hasValue(40_000);
    }

    @Test
    void countsFromTheScenariosOwnInstantAtT0() {
        clock.set(500);
        time.begin(T0);
        clock.set(1_000);

        assertThat(time.of(Records.of("2026-03-01T12:00:00.250Z"))).hasValue(500);
    }
}
