package dev.firedrill.simulated;

import static dev.firedrill.simulated.Worlds.run;
import static dev.firedrill.toy.ToyScenario.toy;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Effect;
import dev.firedrill.model.FaultTarget;
import dev.firedrill.model.Shape;
import dev.firedrill.toy.ToyScenario;
import dev.firedrill.toy.ToySystem;
import dev.firedrill.world.Site;
import dev.firedrill.world.SystemUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WallTimeTest {

    private static final Instant LATE = Instant.parse("2026-03-01T23:59:58Z");

    private final List<String> read = new ArrayList<>();

    private static ToyScenario stepped(Duration by, double probability) {
        return toy().constant(1, ofSeconds(5))
                .startsAt(LATE)
                .declares("stepped", FaultTarget.Kind.COMPONENT)
                .fault(
                        "step",
                        "stepped",
                        Map.of(),
                        new Effect.ClockStep(by),
                        probability,
                        ofSeconds(2),
                        ofSeconds(4),
                        ZERO,
                        new Shape.Constant(1));
    }

    /** Read the clock of a component at 0.5 s, 1.5 s, and so on, as seconds since the declared start. */
    private SystemUnderTest reader(String component) {
        return new ToySystem() {
            @Override
            public void start(Site given) {
                super.start(given);
                given.component("timer").after(ofMillis(500), () -> {
                    read();
                    given.component("timer").every(ofSeconds(1), this::read);
                });
            }

            private void read() {
                Duration since =
                        Duration.between(LATE, site.component(component).clock().instant());
                read.add(since + " of "
                        + Duration.ofNanos(site.component(component).elapsed()));
            }
        };
    }

    @Test
    void clocksStartAtTheDeclaredInstant() {
        List<Instant> seen = new ArrayList<>();
        run(toy().constant(1, ofSeconds(4)).startsAt(LATE), () -> new ToySystem() {
            @Override
            public void start(Site given) {
                super.start(given);
                seen.add(given.component("any").clock().instant());
                given.component("any")
                        .after(
                                ofSeconds(2),
                                () -> seen.add(given.component("any").clock().instant()));
            }
        });

        assertThat(seen).containsExactly(LATE, Instant.parse("2026-03-02T00:00:00Z"));
    }

    @Test
    void aStepForwardLastsAsLongAsItsWindowAndElapsedTimeGoesOn() {
        run(stepped(ofHours(1), 1), () -> reader("stepped"));

        assertThat(read.subList(0, 5))
                .containsExactly(
                        "PT0.5S of PT0.5S",
                        "PT1.5S of PT1.5S",
                        "PT1H2.5S of PT2.5S",
                        "PT1H3.5S of PT3.5S",
                        "PT4.5S of PT4.5S");
    }

    @Test
    void aStepMayGoBack() {
        run(stepped(ofSeconds(-2), 1), () -> reader("stepped"));

        assertThat(read.get(2)).isEqualTo("PT0.5S of PT2.5S");
    }

    @Test
    void otherComponentsKeepTheirTime() {
        EventLog log = run(stepped(ofHours(1), 1), () -> reader("other"));

        assertThat(read.get(2)).isEqualTo("PT2.5S of PT2.5S");
        assertThat(log.all(Event.FaultApplied.class)).isEmpty();
    }

    @Test
    void theFaultIsAppliedOnceWhenTheClockIsFirstReadInTheWindow() {
        EventLog log = run(stepped(ofHours(1), 1), () -> reader("stepped"));

        assertThat(log.all(Event.FaultApplied.class)).singleElement().satisfies(it -> {
            assertThat(Worlds.millis(it)).isEqualTo(2500);
            assertThat(it.fault() + " " + it.target() + " " + it.request() + " " + it.detail())
                    .isEqualTo("step stepped 0 clock_step");
        });
    }

    @Test
    void aProbabilityIsDrawnOnceSoThatTheClockDoesNotJumpToAndFro() {
        for (int i = 0; i < 20; i++) {
            read.clear();
            double probability = i / 20.0;
            run(stepped(ofHours(1), probability), () -> reader("stepped"));
            assertThat(read.get(2).startsWith("PT1H")).isEqualTo(read.get(3).startsWith("PT1H"));
        }
    }

    @Test
    void anUndeclaredComponentIsNoTargetEvenIfAnotherKindOfTargetHasItsName() {
        EventLog log = run(
                toy().constant(1, ofSeconds(5))
                        .startsAt(LATE)
                        .declares("stepped", FaultTarget.Kind.METRIC)
                        .fault("missing", "stepped", new Effect.MetricMissing(), ZERO, null),
                () -> reader("stepped"));

        assertThat(log.all(Event.FaultApplied.class)).isEmpty();
    }
}
