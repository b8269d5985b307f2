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
import dev.firedrill.model.Pattern;
import dev.firedrill.model.Shape;
import dev.firedrill.model.Turn;
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
    class MixingLoads {

        private static Load load(Load.Mix mix, Duration from, double perSecond, RequestTemplate... kinds) {
            return new Load(HERE, Load.Arrivals.CONSTANT, mix, from, perSecond, ofSeconds(10), 10, List.of(kinds));
        }

        private static RequestTemplate kind(String name, int weight) {
            return new RequestTemplate(name, weight, "", Map.of());
        }

        private static List<String> kinds(Timeline timeline) {
            return timeline.arrivals().stream().map(it -> it.request().kind()).toList();
        }

        @Test
        void kindsTakeTurnsByWeightAndEvenly() {
            Timeline timeline = Expansion.of(
                    toy().load(load(Load.Mix.CYCLE, ZERO, 1, kind("a", 5), kind("b", 1), kind("c", 1)))
                            .build(),
                    1);

            assertThat(String.join("", kinds(timeline))).isEqualTo("aabacaaaa");
        }

        @Test
        void anyStretchAsLongAsAllWeightsHasEachKindExactlyByItsWeight() {
            Timeline timeline = Expansion.of(
                    toy().load(load(Load.Mix.CYCLE, ZERO, 100, kind("a", 4), kind("b", 3), kind("c", 7)))
                            .build(),
                    1);

            List<String> kinds = kinds(timeline);
            for (int i = 0; i + 14 <= kinds.size(); i++) {
                List<String> stretch = kinds.subList(i, i + 14);
                assertThat(stretch).filteredOn("a"::equals).hasSize(4);
                assertThat(stretch).filteredOn("b"::equals).hasSize(3);
                assertThat(stretch).filteredOn("c"::equals).hasSize(7);
            }
        }

        @Test
        void theSeedDoesNotChangeACycle() {
            Load cycle = load(Load.Mix.CYCLE, ZERO, 10, kind("a", 1), kind("b", 2));

            assertThat(kinds(Expansion.of(toy().load(cycle).build(), 1)))
                    .isEqualTo(kinds(Expansion.of(toy().load(cycle).build(), 2)));
        }

        @Test
        void aLoadBeginsWhereItSaysSo() {
            Timeline timeline = Expansion.of(
                    toy().load(load(Load.Mix.DRAWN, ofMinutes(10), 0.5, kind("a", 1)))
                            .build(),
                    1);

            assertThat(timeline.arrivals())
                    .extracting(it -> it.time() / SECOND)
                    .containsExactly(602L, 604L, 606L, 608L);
            assertThat(timeline.horizon()).isEqualTo(640 * SECOND);
        }

        @Test
        void loadsAreMergedByTimeAndNumberedByArrival() {
            Timeline timeline = Expansion.of(
                    toy().load(load(Load.Mix.DRAWN, ofSeconds(1), 0.25, kind("late", 1)))
                            .load(load(Load.Mix.DRAWN, ZERO, 0.2, kind("early", 1)))
                            .build(),
                    1);

            assertThat(timeline.arrivals())
                    .extracting(it -> it.time() / SECOND + " " + it.request().ordinal() + " "
                            + it.request().kind())
                    .containsExactly("5 1 late", "5 2 early", "9 3 late");
        }

        @Test
        void aFurtherLoadNeverRerollsTheOneBefore() {
            Load first =
                    new Load(HERE, Load.Arrivals.POISSON, 5, ofSeconds(60), 50, List.of(kind("a", 1), kind("b", 1)));
            Load second = new Load(HERE, Load.Arrivals.POISSON, 3, ofSeconds(90), 50, List.of(kind("c", 1)));
            Timeline alone = Expansion.of(toy().load(first).build(), 7);
            Timeline both = Expansion.of(toy().load(first).load(second).build(), 7);

            assertThat(both.arrivals().stream()
                            .filter(it -> !it.request().kind().equals("c"))
                            .map(MixingLoads::withoutOrdinal))
                    .containsExactlyElementsOf(alone.arrivals().stream()
                            .map(MixingLoads::withoutOrdinal)
                            .toList());
        }

        @Test
        void twoLoadsAlikeDrawApart() {
            Load load = new Load(HERE, Load.Arrivals.POISSON, 5, ofSeconds(60), 50, List.of(kind("a", 1)));
            Timeline timeline = Expansion.of(toy().load(load).load(load).build(), 7);

            assertThat(timeline.arrivals()).extracting(Arrival::time).doesNotHaveDuplicates();
        }

        private static String withoutOrdinal(Arrival arrival) {
            return arrival.time() + " " + arrival.request().kind() + " "
                    + arrival.request().user();
        }
    }

    @Nested
    class Conversing {

        @Test
        void aTurnKeepsItsKindAndAttributes() {
            Timeline timeline = Expansion.of(
                    toy().turn("hello")
                            .turn(new Turn(HERE, "rewrite", "again", Map.of("mode", "DEV")))
                            .build(),
                    1);

            assertThat(timeline.turns())
                    .extracting(it -> it.kind() + " " + it.attributes())
                    .containsExactly("turn {}", "rewrite {mode=DEV}");
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
        void theWaitOfAVerificationMovesTheHorizon() {
            Pattern off = new Pattern(Pattern.Subject.STATE, "OFF");
            assertThat(Expansion.of(
                                    toy().constant(1, ofSeconds(60))
                                            .verify("look", ofSeconds(50), off, ofSeconds(40))
                                            .setAfter(
                                                    "then",
                                                    new Mark(Mark.Kind.ACTION, "look"),
                                                    ofSeconds(5),
                                                    SWITCH,
                                                    "1")
                                            .build(),
                                    1)
                            .horizon())
                    .isEqualTo(125 * SECOND);
        }

        @Test
        void soDoesTheWaitOfTheLastAction() {
            Pattern off = new Pattern(Pattern.Subject.STATE, "OFF");
            assertThat(Expansion.of(
                                    toy().constant(1, ofSeconds(60))
                                            .verify("look", ofSeconds(50), off, ofSeconds(40))
                                            .build(),
                                    1)
                            .horizon())
                    .isEqualTo(120 * SECOND);
        }

        @Test
        void aLaterSignalMovesTheHorizon() {
            assertThat(Expansion.of(
                                    toy().constant(1, ofSeconds(60))
                                            .signal("complain", ofSeconds(70), "complaint", "1", "user:anna")
                                            .build(),
                                    1)
                            .horizon())
                    .isEqualTo(100 * SECOND);
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
