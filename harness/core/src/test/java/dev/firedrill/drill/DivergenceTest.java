package dev.firedrill.drill;

import static dev.firedrill.toy.ToyScenario.toy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.check.Evidence;
import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.JsonLines;
import dev.firedrill.events.Stamp;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DivergenceTest {

    private static Evidence evidence(double inTheTwin) {
        return new Evidence(toy().build(), 7, log(1), Map.of("without fault", log(inTheTwin)));
    }

    private static EventLog log(double value) {
        EventLog log = new EventLog(10);
        log.append(new Event.MetricSampled(new Stamp(5, 1, "main", 0), "rate", true, value));
        return log;
    }

    @Test
    void namesTheFirstDifferingEventOfATwin() {
        assertThat(Divergence.between("here", evidence(1), "there", evidence(2)))
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith("in the twin 'without fault' the two logs part at event 1\nhere gives '{")
                        .contains("\"value\":1", "\nthere gives '{", "\"value\":2"));
        assertThat(Divergence.hash(evidence(1))).isNotEqualTo(Divergence.hash(evidence(2)));
    }

    @Test
    void namesTheEndOfALogThatLacksLines() {
        assertThat(Divergence.fromLines(
                        "here", evidence(1), "there", name -> List.<String>of().iterator()))
                .hasValueSatisfying(text -> assertThat(text).endsWith("there gives the end of the log"));
    }

    @Test
    void findsNothingWhereTheLinesAreTheSame() {
        Evidence evidence = evidence(1);

        assertThat(Divergence.fromLines(
                        "here",
                        evidence,
                        "there",
                        name -> evidence.log(name).events().stream()
                                .map(JsonLines::line)
                                .iterator()))
                .isEmpty();
        assertThat(Divergence.between("here", evidence, "there", evidence(1))).isEmpty();
    }
}
