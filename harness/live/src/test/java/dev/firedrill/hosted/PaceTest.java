package dev.firedrill.hosted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {

    private static final Instant STARTS = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void letsTimePassSoManyTimesFaster() {
        long before = System.nanoTime();
        Pace pace = new Pace(1_000, Optional.empty());
        long made = System.nanoTime();
        long asked = System.nanoTime();
        long elapsed = pace.elapsed();
        long after = System.nanoTime();

        assertThat(elapsed).isBetween((asked - made) * 1_000, (after - before) * 1_000);
    }

    @Test
    void showsTheCalendarFromWhereItStartsAtItsPace() {
        Pace pace = new Pace(1_000_000, Optional.of(STARTS));
        long from = pace.elapsed();
        Instant shown = pace.clock().instant();
        long until = pace.elapsed();

        assertThat(shown).isBetween(STARTS.plusNanos(from), STARTS.plusNanos(until));
        assertThat(pace.clock().withZone(ZoneId.of("Asia/Tokyo")).instant()).isAfterOrEqualTo(shown);
    }

    @Test
    void showsTheRealCalendarWhereNothingElseIsSaid() {
        assertThat(new Pace(1, Optional.empty()).clock()).isEqualTo(Clock.systemUTC());
        assertThat(new Pace(20, Optional.empty()).clock().instant())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(600));
    }

    @Test
    void takesSoManyTimesLessForAWait() {
        Pace pace = new Pace(20, Optional.empty());

        assertThat(pace.real(Duration.ofSeconds(30)))
                .isEqualTo(Duration.ofMillis(1_500).toNanos());
        assertThat(pace.real(Duration.ofNanos(7))).isZero();
        assertThat(pace.period(7)).isEqualTo(1);
        assertThat(pace.period(0)).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesATimeThatDoesNotPass(double timeScale) {
        assertThatThrownBy(() -> new Pace(timeScale, Optional.empty()))
                .hasMessage("expected a timeScale above 0, found '%s'".formatted(timeScale));
    }
}
