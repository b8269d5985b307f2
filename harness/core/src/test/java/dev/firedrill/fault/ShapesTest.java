package dev.firedrill.fault;

import static dev.firedrill.fault.Given.opened;
import static dev.firedrill.fault.Given.shaped;
import static dev.firedrill.fault.Given.touch;
import static java.time.Duration.ofNanos;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firedrill.model.Shape;
import dev.firedrill.random.Draws;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The probability of a fault over its window. */
class ShapesTest {

    private static final Draws DRAWS = Draws.of(1, "fault").stream("some");

    private static double factor(Shape shape, long since) {
        return Course.of(shape, DRAWS).factor(1000, 2000, 1000 + since, 1);
    }

    /** Lengths of the stretches, alternately healthy and faulty, that a shape gives over some time. */
    private static List<Long> stretches(Shape shape, long seed, long length) {
        Course course = Course.of(shape, Draws.of(seed, "fault").stream("some"));
        List<Long> stretches = new ArrayList<>(List.of(0L));
        for (long since = 0; since < length; since++) {
            boolean faulty = course.factor(0, length, since, 1) == 1;
            if (faulty != (stretches.size() % 2 == 0)) {
                stretches.add(0L);
            }
            stretches.set(stretches.size() - 1, stretches.get(stretches.size() - 1) + 1);
        }
        return stretches;
    }

    @Test
    void aConstantKeepsItsLevel() {
        assertThat(factor(new Shape.Constant(0.3), 0)).isEqualTo(0.3);
        assertThat(factor(new Shape.Constant(0.3), 999)).isEqualTo(0.3);
    }

    @Test
    void aRampMovesLinearlyFromTheBeginningToTheEnd() {
        Shape ramp = new Shape.Ramp(0.2, 1);

        assertThat(factor(ramp, 0)).isEqualTo(0.2);
        assertThat(factor(ramp, 500)).isCloseTo(0.6, within(1e-9));
        assertThat(factor(ramp, 999)).isCloseTo(1, within(0.001));
    }

    @Test
    void aRampMayFall() {
        assertThat(factor(new Shape.Ramp(1, 0), 750)).isCloseTo(0.25, within(1e-9));
    }

    @Nested
    class Steps {

        private final Shape step =
                new Shape.Step(List.of(new Shape.Step.Level(ofNanos(10), 0.5), new Shape.Step.Level(ofNanos(20), 1)));

        @Test
        void haveNoLevelBeforeTheFirst() {
            assertThat(factor(step, 9)).isZero();
        }

        @Test
        void ruleFromTheirInstantOn() {
            assertThat(factor(step, 10)).isEqualTo(0.5);
            assertThat(factor(step, 19)).isEqualTo(0.5);
            assertThat(factor(step, 20)).isEqualTo(1);
            assertThat(factor(step, 999)).isEqualTo(1);
        }
    }

    @Nested
    class Bursts {

        @Test
        void actAtTheBeginningOfEachRound() {
            assertThat(stretches(new Shape.Burst(ofNanos(100), ofNanos(30), Duration.ZERO), 1, 300))
                    .containsExactly(0L, 30L, 70L, 30L, 70L, 30L, 70L);
        }

        @Test
        void areDelayedWithinTheirJitter() {
            List<Long> stretches = stretches(new Shape.Burst(ofNanos(100), ofNanos(30), ofNanos(50)), 1, 10_000);

            assertThat(stretches).hasSizeBetween(200, 201);
            assertThat(lengths(stretches, 1)).containsOnly(30L);
            assertThat(lengths(stretches, 0).subList(1, 90)).allMatch(it -> it >= 20 && it < 120);
            assertThat(lengths(stretches, 0).subList(1, 90).stream().distinct().count())
                    .isGreaterThan(10);
        }

        @Test
        void thatFillTheirRoundNeverRest() {
            assertThat(stretches(new Shape.Burst(ofNanos(100), ofNanos(100), Duration.ZERO), 1, 250))
                    .containsExactly(0L, 250L);
        }
    }

    @Test
    void aFlapActsAndRests() {
        assertThat(stretches(new Shape.Flap(ofNanos(20), ofNanos(80)), 1, 220))
                .containsExactly(0L, 20L, 80L, 20L, 80L, 20L);
    }

    @Nested
    class Outage {

        private final Shape bare = new Shape.Poisson(ofNanos(400), ofNanos(100), Duration.ZERO, Duration.ZERO);

        @Test
        void outagesHaveTheirMeanLengthAndGap() {
            List<Long> stretches = stretches(bare, 3, 2_000_000);

            assertThat(mean(lengths(stretches, 1))).isCloseTo(100, within(10.0));
            assertThat(mean(lengths(stretches, 0))).isCloseTo(400, within(40.0));
        }

        @Test
        void noOutageAndNoGapIsShorterThanItsLeast() {
            Shape shape = new Shape.Poisson(ofNanos(400), ofNanos(100), ofNanos(60), ofNanos(200));
            List<Long> stretches = stretches(shape, 3, 200_000);
            List<Long> whole = stretches.subList(0, stretches.size() - 1);

            assertThat(lengths(whole, 1)).allMatch(it -> it >= 60);
            assertThat(lengths(whole, 0)).allMatch(it -> it >= 200);
        }

        @Test
        void anOutageIsNotLeftWhereTimeStepsBack() {
            Course course = Course.of(bare, DRAWS);
            long begin = 0;
            while (course.factor(0, 1_000_000, begin, 1) == 0) {
                begin++;
            }

            assertThat(course.factor(0, 1_000_000, begin - 1, 1)).isEqualTo(1);
        }

        @Test
        void aSeedDrawsItsOutagesAgain() {
            assertThat(stretches(bare, 7, 50_000)).isEqualTo(stretches(bare, 7, 50_000));
            assertThat(stretches(bare, 7, 50_000)).isNotEqualTo(stretches(bare, 8, 50_000));
        }

        @Test
        void outagesDoNotDependOnWhoAsks() {
            Course seldom = Course.of(bare, DRAWS);
            Course often = Course.of(bare, DRAWS);
            for (long since = 0; since < 20_000; since++) {
                double factor = often.factor(0, 20_000, since, 1);
                if (since % 977 == 0) {
                    assertThat(seldom.factor(0, 20_000, since, 1)).isEqualTo(factor);
                }
            }
        }
    }

    @Nested
    class Counting {

        private final Shape second = new Shape.Nth(List.of(2, 4));

        private static List<Long> hit(FaultPlan plan, long from, long until) {
            return LongStream.range(from, until)
                    .filter(now -> plan.touching("model", touch(now, now)).isPresent())
                    .boxed()
                    .toList();
        }

        @Test
        void theNamedCallsAreHitAndNoOthers() {
            assertThat(hit(opened(1, 100, 200, shaped("second", second)), 100, 120))
                    .containsExactly(101L, 103L);
        }

        @Test
        void countsFromTheOpeningOfTheWindow() {
            assertThat(hit(opened(1, 100, 200, shaped("second", second)), 0, 120))
                    .containsExactly(101L, 103L);
        }

        @Test
        void countsCallsThatWhereDoesNotName() {
            FaultPlan plan = opened(
                    1,
                    0,
                    100,
                    Given.fault(
                            "second",
                            List.of("model"),
                            java.util.Map.of("request", "4"),
                            new dev.firedrill.model.Effect.Reset(),
                            1,
                            second));

            assertThat(hit(plan, 1, 10)).containsExactly(4L);
        }
    }

    private static List<Long> lengths(List<Long> stretches, int first) {
        List<Long> every = new ArrayList<>();
        for (int i = first; i < stretches.size(); i += 2) {
            every.add(stretches.get(i));
        }
        return every;
    }

    private static double mean(List<Long> lengths) {
        return lengths.stream().mapToLong(it -> it).average().orElseThrow();
    }
}
