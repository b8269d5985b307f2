package dev.firedrill.simulated;

import static dev.firedrill.simulated.Worlds.run;
import static dev.firedrill.toy.ToyScenario.toy;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.JsonLines;
import dev.firedrill.model.Action;
import dev.firedrill.model.Effect;
import dev.firedrill.model.FaultTarget;
import dev.firedrill.toy.ToyScenario;
import dev.firedrill.toy.ToySystem;
import dev.firedrill.world.Site;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MetricFaultsTest {

    private static ToyScenario struck(Effect effect, Duration from, Duration until) {
        return toy().constant(1, ofSeconds(10))
                .declares("load", FaultTarget.Kind.METRIC)
                .fault("fault", "load", effect, from, until);
    }

    /** Measure the second of the run each second, and nothing at 3 s. */
    private static EventLog measured(ToyScenario scenario) {
        return run(scenario.drain(ofMillis(1)), () -> new ToySystem() {
            @Override
            public void start(Site given) {
                super.start(given);
                var gauge = given.component("gauge");
                gauge.every(ofSeconds(1), () -> {
                    double second = gauge.elapsed() / 1e9;
                    given.metrics().sample("load", second == 3 ? OptionalDouble.empty() : OptionalDouble.of(second));
                    given.metrics().sample("other", OptionalDouble.of(-second));
                });
            }
        });
    }

    private static List<String> shown(EventLog log) {
        return log.all(Event.MetricSampled.class).stream()
                .filter(it -> it.metric().equals("load"))
                .map(it -> it.present() ? Double.toString(it.value()) : "-")
                .toList();
    }

    @Test
    void nanStandsForWhatWasMeasured() {
        EventLog log = measured(struck(new Effect.MetricNan(), ofSeconds(2), ofSeconds(5)));

        assertThat(shown(log).subList(0, 5)).containsExactly("1.0", "NaN", "NaN", "NaN", "5.0");
        assertThat(log.all(Event.FaultApplied.class))
                .extracting(Event.FaultApplied::detail)
                .containsExactly("metric_nan", "metric_nan", "metric_nan");
        assertThat(JsonLines.line(log.all(Event.MetricSampled.class).get(2))).contains("\"value\":\"NaN\"");
    }

    @Test
    void aLateValueIsTheOneMeasuredSoLongAgo() {
        EventLog log = measured(struck(new Effect.MetricLate(ofMillis(2500)), ofSeconds(4), ofSeconds(8)));

        assertThat(shown(log)).containsExactly("1.0", "2.0", "-", "1.0", "2.0", "-", "4.0", "8.0", "9.0", "10.0");
    }

    @Test
    void aValueOfThatVeryInstantIsOldEnough() {
        EventLog log = measured(struck(new Effect.MetricLate(ofSeconds(2)), ofSeconds(6), ofSeconds(8)));

        assertThat(shown(log).subList(5, 7)).containsExactly("4.0", "5.0");
    }

    @Test
    void thereIsNoDataWhereNothingWasMeasuredSoLongAgo() {
        EventLog log = measured(struck(new Effect.MetricLate(ofSeconds(3)), ZERO, ofSeconds(5)));

        assertThat(shown(log).subList(0, 5)).containsExactly("-", "-", "-", "1.0", "5.0");
    }

    @Test
    void eachFaultIsLateByItsOwn() {
        EventLog log = measured(struck(new Effect.MetricLate(ofSeconds(5)), ofSeconds(6), ofSeconds(7))
                .fault("less", "load", new Effect.MetricLate(ofSeconds(1)), ofSeconds(7), ofSeconds(9)));

        assertThat(shown(log).subList(5, 8)).containsExactly("1.0", "6.0", "7.0");
    }

    @Test
    void whatWasMeasuredOutlivesARestart() {
        EventLog log = measured(struck(new Effect.MetricLate(ofSeconds(2)), ofSeconds(6), ofSeconds(8))
                .order("restart", ofMillis(4500), Action.RESTART));

        assertThat(shown(log)).containsExactly("1.0", "2.0", "-", "4.0", "5.5", "4.0", "5.5", "8.5", "9.5");
    }

    @Test
    void otherIndicatorsAreInTime() {
        EventLog log = measured(struck(new Effect.MetricLate(ofSeconds(2)), ZERO, ofSeconds(9)));

        assertThat(log.all(Event.MetricSampled.class))
                .filteredOn(it -> it.metric().equals("other"))
                .extracting(Event.MetricSampled::value)
                .startsWith(-1.0, -2.0, -3.0);
    }

    private static List<Long> struckAt(EventLog log) {
        return log.all(Event.FaultApplied.class).stream()
                .map(it -> it.time() / 1_000_000_000)
                .toList();
    }

    @Test
    void aSampleThatIsAbsentAnywayIsNotMissed() {
        EventLog log = measured(struck(new Effect.MetricMissing(), ofSeconds(3), ofSeconds(5)));

        assertThat(shown(log).subList(1, 5)).containsExactly("2.0", "-", "-", "5.0");
        assertThat(struckAt(log)).containsExactly(4L);
    }

    @Test
    void aValueThatWasMeasuredAnywayIsNotFed() {
        EventLog log = measured(struck(new Effect.MetricValue(4), ofSeconds(3), ofSeconds(6)));

        assertThat(shown(log).subList(2, 5)).containsExactly("4.0", "4.0", "4.0");
        assertThat(struckAt(log)).containsExactly(3L, 5L);
    }

    @Test
    void aLateValueThatIsTheSameAsTheNewOneIsNotLate() {
        EventLog log = run(
                struck(new Effect.MetricLate(ofSeconds(1)), ofSeconds(3), ofSeconds(6))
                        .drain(ofMillis(1)),
                () -> new ToySystem() {
                    @Override
                    public void start(Site given) {
                        super.start(given);
                        var gauge = given.component("gauge");
                        gauge.every(
                                ofSeconds(1),
                                () -> given.metrics()
                                        .sample("load", OptionalDouble.of(gauge.elapsed() < 4_000_000_000L ? 1 : 2)));
                    }
                });

        assertThat(shown(log).subList(2, 6)).containsExactly("1.0", "1.0", "2.0", "2.0");
        assertThat(struckAt(log)).containsExactly(4L);
    }

    @Test
    void whatIsNoNumberAnywayIsNotSpoilt() {
        EventLog log =
                run(struck(new Effect.MetricNan(), ZERO, ofSeconds(6)).drain(ofMillis(1)), () -> new ToySystem() {
                    @Override
                    public void start(Site given) {
                        super.start(given);
                        given.component("gauge")
                                .every(
                                        ofSeconds(1),
                                        () -> given.metrics().sample("load", OptionalDouble.of(Double.NaN)));
                    }
                });

        assertThat(shown(log)).startsWith("NaN", "NaN");
        assertThat(struckAt(log)).isEmpty();
    }
}
