package dev.firedrill.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.events.Event.MetricSampled;
import dev.firedrill.events.Stamp;
import dev.firedrill.model.Controls.Comparison;
import dev.firedrill.model.Controls.Range;
import dev.firedrill.model.Controls.Rule;
import dev.firedrill.model.Controls.Trigger;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleOracleTest {

    private static RuleOracle below(double limit, int k, int n) {
        return new RuleOracle(
                new Trigger("t", "success", Comparison.BELOW, limit, new Rule(k, n), Duration.ofSeconds(30)),
                Declared.declared().indicator("success", new Range(0, 1)).done(),
                Map.of());
    }

    private static MetricSampled sample(double value) {
        return new MetricSampled(new Stamp(0, 1, "test", 0), "success", true, value);
    }

    private static MetricSampled absent() {
        return new MetricSampled(new Stamp(0, 1, "test", 0), "success", false, 0);
    }

    @Test
    void neverFiresAtASampleThatIsFine() {
        RuleOracle oracle = below(0.9, 2, 5);
        oracle.mustFireAt(sample(0.1), true);
        oracle.mustFireAt(sample(0.1), true);

        assertThat(oracle.mustFireAt(sample(0.95), true)).isFalse();
        assertThat(oracle.mustFireAt(sample(0.1), true)).isTrue();
    }

    @Test
    void takesAnAbsentSampleForNoBreachAlthoughItsValueIsZero() {
        RuleOracle oracle = below(0.9, 1, 1);

        assertThat(oracle.mustFireAt(absent(), true)).isFalse();
    }

    @Test
    void takesWhatIsNoNumberOrOutsideTheRangeForAnAbsentSample() {
        RuleOracle oracle = below(0.9, 1, 1);

        assertThat(oracle.mustFireAt(sample(Double.NaN), true)).isFalse();
        assertThat(oracle.mustFireAt(sample(-0.1), true)).isFalse();
        assertThat(oracle.mustFireAt(sample(0), true)).isTrue();
    }

    @Test
    void forgetsWhatLeftTheWindow() {
        RuleOracle oracle = below(0.9, 2, 3);

        assertThat(oracle.mustFireAt(sample(0.1), true)).isFalse();
        assertThat(oracle.mustFireAt(sample(1), true)).isFalse();
        assertThat(oracle.mustFireAt(absent(), true)).isFalse();
        assertThat(oracle.mustFireAt(sample(0.1), true)).isFalse();
        assertThat(oracle.mustFireAt(sample(0.1), true)).isTrue();
    }
}
