package dev.firedrill.systems.rollbackmonitor;

import static dev.firedrill.systems.rollbackmonitor.HealthCheck.HealthCall.ANSWERED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.systems.rollbackmonitor.Decision.Kind;
import dev.firedrill.systems.rollbackmonitor.HealthCheck.HealthCall;
import java.time.Instant;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionRecordTest {

    @Test
    void rendersTheAgreedForm() {
        Decision decision = new Decision(Kind.ROLLBACK, 3, "High error rate (42.5%) with 3 failures");

        assertThat(render(decision, window(0.3, 0.25, 0.425)))
                .hasToString("{\"timestamp\":\"2025-10-22T14:32:15Z\",\"decision\":\"rollback\","
                        + "\"reason\":\"High error rate (42.5%) with 3 failures\",\"status\":\"executed\","
                        + "\"errorRate\":0.425,\"failureCount\":3,"
                        + "\"recommendedAction\":\"automatic rollback to previous worker\",\"evidence\":{\"recentChecks\":["
                        + "{\"errorRate\":0.3,\"healthCall\":\"ok\"},{\"errorRate\":0.25,\"healthCall\":\"ok\"},"
                        + "{\"errorRate\":0.425,\"healthCall\":\"ok\"}],\"failurePattern\":\"consecutive_failures\","
                        + "\"threshold\":\"errorRate>0.2, failures>2\"}}");
    }

    @Test
    void keepsNoMoreChecksThanTheWindowHolds() {
        ObjectNode record = render(new Decision(Kind.HEALTHY, 0, ""), window(0, 0, 0, 0, 0, 0.01));

        assertThat(record.at("/evidence/recentChecks")).hasSize(5);
        assertThat(record.at("/evidence/recentChecks/4/errorRate").decimalValue())
                .isEqualByComparingTo("0.01");
    }

    @Test
    void leavesAnUnknownRateOpen() {
        CheckWindow window = CheckWindow.ofSize(5).with(HealthCheck.of(OptionalDouble.empty(), ANSWERED));

        assertThat(render(new Decision(Kind.DEGRADED, 0, ""), window)
                        .path("errorRate")
                        .isNull())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"FFF, CONSECUTIVE", "FOFOF, INTERMITTENT", "F, INTERMITTENT", "OOO, NONE", "OFFO, CONSECUTIVE"})
    void namesThePatternOfFailures(String calls, FailurePattern pattern) {
        CheckWindow window = CheckWindow.ofSize(5);
        for (char call : calls.toCharArray()) {
            window = window.with(HealthCheck.of(OptionalDouble.of(0), call == 'F' ? HealthCall.FAILED : ANSWERED));
        }

        assertThat(FailurePattern.of(window, 0.2)).isEqualTo(pattern);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0.0%",
        "0.425, 0.425, 42.5%",
        "1, 1, 100.0%",
        "0.33333333, 0.3333, 33.3%",
        "0.2001, 0.2001, 20.0%"
    })
    void spellsSharesAlikeEverywhere(double share, String fraction, String percent) {
        assertThat(Shares.fraction(share)).hasToString(fraction);
        assertThat(Shares.percent(share)).isEqualTo(percent);
    }

    private static ObjectNode render(Decision decision, CheckWindow window) {
        return new DecisionRecord(Thresholds.DEFAULT)
                .render(Instant.parse("2025-10-22T14:32:15.123Z"), decision, "executed", window);
    }

    private static CheckWindow window(double... rates) {
        CheckWindow window = CheckWindow.ofSize(5);
        for (double rate : rates) {
            window = window.with(HealthCheck.of(OptionalDouble.of(rate), ANSWERED));
        }
        return window;
    }
}
