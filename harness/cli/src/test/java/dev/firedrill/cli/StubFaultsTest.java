package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Effect;
import dev.firedrill.model.Fault;
import dev.firedrill.model.Position;
import dev.firedrill.model.Shape;
import dev.firedrill.world.Interference;
import dev.firedrill.world.Interference.Touch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StubFaultsTest {

    private static final int CALLS = 2_000;

    private static StubFaults faults(Optional<Duration> until, Shape shape) {
        Fault fault = new Fault(
                new Position("x.faults.json", 1, 1),
                "evening",
                List.of("another"),
                Map.of(),
                new Effect.Overloaded(),
                1,
                Optional.empty(),
                Duration.ofMinutes(1),
                until,
                Duration.ZERO,
                shape);
        return new StubFaults(1, List.of(fault), "llm");
    }

    private static long hits(StubFaults faults, Duration at) {
        Interference interference = faults.interference();
        return LongStream.rangeClosed(1, CALLS)
                .filter(it -> interference
                        .touching("llm", new Touch(at.toNanos(), it, "", "", "call", 1, it))
                        .isPresent())
                .count();
    }

    @Test
    void strikeTheOneProviderWhateverTheyName() {
        StubFaults faults = faults(Optional.of(Duration.ofMinutes(2)), new Shape.Constant(1));

        assertThat(hits(faults, Duration.ofSeconds(59))).isZero();
        assertThat(hits(faults, Duration.ofSeconds(60))).isEqualTo(CALLS);
        assertThat(hits(faults, Duration.ofSeconds(120))).isZero();
        assertThat(faults.lines()).containsExactly("fault 'evening': overloaded, from t+1m until t+2m");
    }

    @Test
    void letARampWithoutAnEndArriveAndStay() {
        StubFaults faults = faults(Optional.empty(), new Shape.Ramp(0, 1));

        assertThat(hits(faults, Duration.ofMinutes(1))).isZero();
        assertThat(hits(faults, Duration.ofMinutes(6))).isBetween(CALLS * 4L / 10, CALLS * 6L / 10);
        assertThat(hits(faults, Duration.ofMinutes(11))).isEqualTo(CALLS);
        assertThat(hits(faults, Duration.ofHours(11))).isEqualTo(CALLS);
        assertThat(faults.lines())
                .containsExactly("fault 'evening': overloaded, times 0 at first and 1 after 10m, from t+1m");
    }
}
