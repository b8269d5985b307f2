package dev.firedrill.timeline;

import static dev.firedrill.toy.ToyScenario.HERE;
import static dev.firedrill.toy.ToyScenario.SWITCH;
import static dev.firedrill.toy.ToyScenario.toy;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firedrill.model.Effect;
import dev.firedrill.model.Expectation;
import dev.firedrill.model.Load;
import dev.firedrill.model.Load.RequestTemplate;
import dev.firedrill.model.Mark;
import dev.firedrill.model.Shape;
import dev.firedrill.timeline.Timeline.Arrival;
import dev.firedrill.timeline.Timeline.FaultWindow;
import dev.firedrill.toy.ToyScenario;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ExpansionTest {

    private static final long SECOND = 1_000_000_000L;

    @Nested
    class Arriving {

        @Test
        void constantArrivalsAreEvenlySpacedAndEndBeforeTheLengthOfTheLoad() {
            Timeline timeline = Expansion.of(toy().constant(2, ofSeconds(2)).build(), 1);

            assertThat(timeline.arrivals())
                    .extracting(Arrival::time)
                    .containsExactly(SECOND / 2, SECOND, 3 * SECOND / 2);
        }

        @Test
        void poissonArrivalsKeepTheirMeanRate() {
            Timeline timeline = Expansion.of(toy().poisson(50, ofMinutes(10)).build(), 1);

            assertThat(timeline.arrivals()).hasSizeBetween(29_400, 30_600);
        }

        @Test
        void requestsAreNumberedByArrival() {
            Timeline timeline = Expansion.of(toy().poisson(50, ofSeconds(10)).build(), 1);

            for (int i = 0; i < timeline.arrivals().size(); i++) {
                assertThat(timeline.arrivals().get(i).request().ordinal()).isEqualTo(i + 1L);
            }
        }

        @Test
        void kindsAreDrawnByTheirWeights() {
            Load load = new Load(
                    HERE,
                    Load.Arrivals.CONSTANT,
                    100,
                    ofSeconds(100),
                    1,
                    List.of(
                            new RequestTemplate("rare", 1, "", Map.of()),
                            new RequestTemplate("usual", 3, "", Map.of())));
            List<Arrival> arrivals = Expansion.of(toy().load(load).build(), 1).arrivals();

            long rare = arrivals.stream()
                    .filter(it -> it.request().kind().equals("rare"))
                    .count();
            assertThat((double) rare / arrivals.size()).isCloseTo(0.25, within(0.02));
        }

        @Test
        void aLongerLoadBeginsWithTheSameArrivals() {
            List<Arrival> shorter =
                    Expansion.of(toy().poisson(5, ofSeconds(60)).build(), 4).arrivals();
            List<Arrival> longer =
                    Expansion.of(toy().poisson(5, ofSeconds(90)).build(), 4).arrivals();

            assertThat(longer).startsWith(shorter.toArray(new Arrival[0]));
        }
    }

    @Nested
    class Faulting {

        private Timeline jittered(long seed) {
            return Expansion.of(
                    toy().constant(1, ofSeconds(60))
                            .fault(
                                    "late",
                                    "model",
                                    Map.of(),
                                    new Effect.Reset(),
                                    1,
                                    ofSeconds(10),
                                    null,
                                    ofSeconds(30),
                                    new Shape.Constant(1))
                            .fault("exact", "model", new Effect.Reset(), ofSeconds(5), ofSeconds(7))
                            .faultsEnd(ofSeconds(50))
                            .build(),
                    seed);
        }

        @Test
        void jitterDelaysTheBeginningByLessThanItsLengthAndLeavesTheEnd() {
            for (long seed = 0; seed < 200; seed++) {
                FaultWindow window = jittered(seed).faults().get(0);
                assertThat(window.from()).isBetween(10 * SECOND, 40 * SECOND - 1);
                assertThat(window.until()).isEqualTo(50 * SECOND);
            }
        }

        @Test
        void jitterDiffersFromSeedToSeed() {
            assertThat(jittered(1).faults().get(0).from())
                    .isNotEqualTo(jittered(2).faults().get(0).from());
        }

        @Test
        void aFaultWithoutAnEndOfItsOwnEndsAtFaultsEnd() {
            assertThat(jittered(1).faults()).extracting(FaultWindow::until).containsExactly(50 * SECOND, 7 * SECOND);
        }

        @Test
        void withoutFaultsEndItLastsToTheEndOfTheRun() {
            Timeline timeline = Expansion.of(
                    toy().constant(1, ofSeconds(60))
                            .fault("on", "model", new Effect.Reset(), ZERO, null)
                            .build(),
                    1);

            assertThat(timeline.faults().get(0).contains(timeline.horizon() - 1))
                    .isTrue();
        }

        @Test
        void aWindowContainsItsBeginningAndNotItsEnd() {
            FaultWindow window = jittered(1).faults().get(1);

            assertThat(window.contains(5 * SECOND)).isTrue();
            assertThat(window.contains(7 * SECOND - 1)).isTrue();
            assertThat(window.contains(7 * SECOND)).isFalse();
        }
    }

    @Nested
    class FaultingAfterAMark {

        private static final Mark PROMOTED = new Mark(Mark.Kind.ACTION, "promote");

        private FaultWindow window(Duration from, @Nullable Duration until, @Nullable Duration faultsEnd) {
            ToyScenario scenario = toy().constant(1, ofSeconds(60))
                    .faultAfter("late", "model", new Effect.Reset(), PROMOTED, from, until);
            return Expansion.of((faultsEnd == null ? scenario : scenario.faultsEnd(faultsEnd)).build(), 1)
                    .faults()
                    .get(0);
        }

        @Test
        void bothEndsCountFromTheMark() {
            FaultWindow window =
                    window(ofSeconds(5), ofSeconds(8), ofSeconds(50)).after(20 * SECOND, 90 * SECOND);

            assertThat(window.from()).isEqualTo(25 * SECOND);
            assertThat(window.until()).isEqualTo(28 * SECOND);
        }

        @Test
        void withoutAnEndOfItsOwnItEndsAtFaultsEnd() {
            FaultWindow window = window(ofSeconds(5), null, ofSeconds(50)).after(20 * SECOND, 90 * SECOND);

            assertThat(window.from()).isEqualTo(25 * SECOND);
            assertThat(window.until()).isEqualTo(50 * SECOND);
        }

        @Test
        void withoutFaultsEndItEndsWithTheRun() {
            assertThat(window(ofSeconds(5), null, null)
                            .after(20 * SECOND, 90 * SECOND)
                            .until())
                    .isEqualTo(90 * SECOND);
        }

        @Test
        void aMarkAfterFaultsEndOpensNothing() {
            FaultWindow window = window(ofSeconds(5), null, ofSeconds(50)).after(60 * SECOND, 90 * SECOND);

            assertThat(window.from()).isGreaterThanOrEqualTo(window.until());
        }

        @Test
        void theRunLastsUntilItsEndWhereTheMarkCanBePlaced() {
            Timeline timeline = Expansion.of(
                    toy().constant(1, ofSeconds(60))
                            .order("promote", ofSeconds(50), "poke")
                            .faultAfter("late", "model", new Effect.Reset(), PROMOTED, ofSeconds(5), ofSeconds(20))
                            .build(),
                    1);

            assertThat(timeline.horizon()).isEqualTo(100 * SECOND);
        }
    }

    @Nested
    class Twinning {

        @Test
        void aTwinLacksTheNamedEntriesAndNothingElse() {
            Timeline timeline = Expansion.of(
                    toy().poisson(5, ofSeconds(60))
                            .set("flip", ofSeconds(3), SWITCH, "1")
                            .set("flop", ofSeconds(4), SWITCH, "0")
                            .fault("down", "model", new Effect.Reset(), ZERO, null)
                            .build(),
                    1);
            Timeline twin = timeline.without(Set.of("flip", "down"));

            assertThat(twin.actions()).extracting(it -> it.id()).containsExactly("flop");
            assertThat(twin.faults()).isEmpty();
            assertThat(twin.arrivals()).isEqualTo(timeline.arrivals());
            assertThat(twin.horizon()).isEqualTo(timeline.horizon());
        }
    }

    @Nested
    class Ending {

        private static Expectation notAfter(String cause, Duration bound) {
            return new Expectation.TriggerFires(
                    new Expectation.Head("t", List.of(), HERE),
                    "t",
                    Optional.of(cause),
                    Expectation.TriggerFires.From.ONSET,
                    Optional.empty(),
                    Optional.of(bound),
                    1);
        }

        @Test
        void theHorizonIsTheEndOfTheLoadPlusDrain() {
            assertThat(Expansion.of(toy().constant(1, ofSeconds(60)).build(), 1).horizon())
                    .isEqualTo(90 * SECOND);
        }

        @Test
        void aLaterActionMovesTheHorizon() {
            assertThat(Expansion.of(
                                    toy().constant(1, ofSeconds(60))
                                            .set("late", ofSeconds(100), SWITCH, "1")
                                            .build(),
                                    1)
                            .horizon())
                    .isEqualTo(130 * SECOND);
        }

        @Test
        void aLaterDeadlineMovesTheHorizon() {
            assertThat(Expansion.of(
                                    toy().constant(1, ofSeconds(60))
                                            .fault("down", "model", new Effect.Reset(), ofSeconds(50), null)
                                            .expect(notAfter("down", ofSeconds(120)))
                                            .build(),
                                    1)
                            .horizon())
                    .isEqualTo(200 * SECOND);
        }
    }
}
