package dev.firedrill.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Controls;
import dev.firedrill.model.Controls.Baseline;
import dev.firedrill.model.Controls.Comparison;
import dev.firedrill.model.Controls.Trigger;
import dev.firedrill.model.Position;
import dev.firedrill.result.Entry.Threshold;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ThresholdTest {

    private static Controls controls() {
        Trigger spike = new Trigger(
                "spike",
                "rate",
                Comparison.ABOVE,
                2,
                new Controls.Rule(1, 1),
                Duration.ofSeconds(10),
                Optional.of(new Baseline("BASELINE", 0.05)),
                List.of(),
                Trigger.Again.AFTER_CLEAR,
                Optional.empty(),
                "");
        return new Controls(
                new Position("controls.json", 1, 1),
                "toy",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(spike),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    @Test
    void multipliesABaselineOut() {
        assertThat(Threshold.of(controls(), Map.of()))
                .extracting(Threshold::value)
                .containsExactly(0.1);
        assertThat(Threshold.of(controls(), Map.of("BASELINE", "0.5")))
                .extracting(Threshold::value)
                .containsExactly(1.0);
    }
}
