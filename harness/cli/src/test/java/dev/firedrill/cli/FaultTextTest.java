package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Effect;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a fault does is told in one line, without what is as usual. */
class FaultTextTest {

    static Stream<Arguments> effects() {
        return Stream.of(
                Arguments.of(new Effect.FlagFail(Effect.FlagFail.How.UNREADABLE), "flag_fail, unreadable"),
                Arguments.of(new Effect.MetricNan(), "metric_nan"),
                Arguments.of(new Effect.MetricLate(Duration.ofSeconds(90)), "metric_late, by 1m30s"),
                Arguments.of(new Effect.Pause(), "pause"),
                Arguments.of(new Effect.Crash(Optional.of(Duration.ofSeconds(5))), "crash, down for 5s"),
                Arguments.of(new Effect.Crash(Optional.empty()), "crash, for good"),
                Arguments.of(new Effect.SinkDown(), "sink_down"),
                Arguments.of(new Effect.Hold(Duration.ofMillis(12_500)), "hold, 12.5s"),
                Arguments.of(new Effect.ClockStep(Duration.ofHours(-1)), "clock_step, -1h"));
    }

    @ParameterizedTest
    @MethodSource("effects")
    void tellsWhatAFaultDoes(Effect effect, String line) {
        assertThat(FaultText.effect(effect)).isEqualTo(line);
    }
}
