package dev.firedrill.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventKind;
import dev.firedrill.result.Entry.Threshold;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyEventsTest {

    private static final Threshold LIMIT = new Threshold("rollback", "error_rate", ">", 0.2);

    private static List<Double> samples(double... values) {
        SampleLog log = new SampleLog();
        for (int i = 0; i < values.length; i++) {
            double value = values[i];
            log.at(i, s -> new Event.MetricSampled(s, "error_rate", true, value));
        }
        return KeyEvents.of(log.events(), List.of(LIMIT)).stream()
                .map(event -> ((Event.MetricSampled) event).value())
                .toList();
    }

    @Test
    void areTheSamplesPastALimitAndNoOthers() {
        assertThat(samples(0.1, 0.2, 0.3, 0.1, 0.4, Double.NaN)).containsExactly(0.3, 0.4);
    }

    @Test
    void areOfABreachThatLastsOnlyItsBeginning() {
        double[] values = new double[100];
        java.util.Arrays.fill(values, 0.5);
        values[50] = 0.1;

        assertThat(samples(values)).hasSize(2 * KeyEvents.MOST_IN_A_ROW);
    }

    @Test
    void areTheEvaluationsThatSawABreach() {
        List<Event> log = new SampleLog()
                .at(1, s -> new Event.TriggerEvaluated(s, "rollback", false, "fine"))
                .at(2, s -> new Event.TriggerEvaluated(s, "rollback", true, "1 of 5"))
                .at(3, s -> new Event.MetricSampled(s, "error_rate", false, 9))
                .at(4, s -> new Event.MetricSampled(s, "latency", true, 9))
                .events();

        assertThat(KeyEvents.of(log, List.of(LIMIT))).containsExactly(log.get(1));
    }

    @Test
    void leaveOrdinaryTrafficOut() {
        assertThat(KeyEvents.of(SampleLog.rollback(SampleResults.IN_TIME), List.of(LIMIT)))
                .extracting(Event::kind)
                .contains(EventKind.FAULT_BEGAN, EventKind.TRIGGER_FIRED)
                .doesNotContain(EventKind.REQUEST_ARRIVED, EventKind.REQUEST_ANSWERED);
    }
}
