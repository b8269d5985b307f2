package dev.firedrill.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.check.Measurement.Unit;
import dev.firedrill.model.Expectation.NothingLost;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final long SECOND = 1_000_000_000;
    private static final Check CHECK = new NothingLostCheck(new NothingLost(Given.head("check")));

    private static Finding found(Status status) {
        return new Finding("check", status, "", status.name(), Optional.empty(), 0, "", Given.HERE);
    }

    private static Finding took(double seconds) {
        Measurement delay = new Measurement(
                Unit.DURATION,
                Math.round(seconds * SECOND),
                OptionalLong.of(60 * SECOND),
                OptionalLong.of(120 * SECOND),
                0);
        Status status = delay.margin() < 0 ? Status.FAIL : Status.PASS;
        return new Finding("check", status, "", "", Optional.of(delay), 0, "", Given.HERE);
    }

    private static Tally of(Status... statuses) {
        Tally tally = new Tally(CHECK);
        for (int i = 0; i < statuses.length; i++) {
            tally.add(i, found(statuses[i]));
        }
        return tally;
    }

    @Nested
    class JudgesAllRuns {

        @Test
        void anyFailureFails() {
            assertThat(of(Status.PASS, Status.NOT_REPRODUCIBLE, Status.FAIL).status())
                    .isEqualTo(Status.FAIL);
        }

        @Test
        void twoLogsOfOneSeedSpoilWhatPassed() {
            assertThat(of(Status.PASS, Status.NOT_REPRODUCIBLE).status()).isEqualTo(Status.NOT_REPRODUCIBLE);
        }

        @Test
        void onePassProves() {
            assertThat(of(Status.NOT_EXERCISED, Status.NOT_OBSERVED, Status.PASS)
                            .status())
                    .isEqualTo(Status.PASS);
        }

        @Test
        void aMissingTapSaysMoreThanAMissingEvent() {
            assertThat(of(Status.NOT_EXERCISED, Status.NOT_OBSERVED).status()).isEqualTo(Status.NOT_OBSERVED);
        }

        @Test
        void noRunProvesNothing() {
            assertThat(of().status()).isEqualTo(Status.NOT_EXERCISED);
        }
    }

    @Test
    void keepsTheRunsWorthShowing() {
        Tally tally = new Tally(CHECK);
        tally.add(9, found(Status.FAIL));
        tally.add(4, found(Status.FAIL));
        tally.add(3, found(Status.PASS));
        tally.add(5, found(Status.PASS));

        assertThat(tally.firstFailure().orElseThrow().seed()).isEqualTo(4);
        assertThat(tally.deciding().orElseThrow().seed()).isEqualTo(4);
        assertThat(tally.first().orElseThrow().seed()).isEqualTo(3);
        assertThat(tally.runs(Status.FAIL)).isEqualTo(2);
        assertThat(tally.runs()).isEqualTo(4);
    }

    @Test
    void countsAllFailingSeedsAndKeepsTheLowestTwenty() {
        Tally tally = new Tally(CHECK);
        for (long seed = 100; seed >= 1; seed--) {
            tally.add(seed, found(Status.FAIL));
        }

        assertThat(tally.runs(Status.FAIL)).isEqualTo(100);
        assertThat(tally.failingSeeds())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 20).boxed().toList());
    }

    @Nested
    class Measures {

        @Test
        void theWorstIsNearestToABoundAndExact() {
            Tally tally = new Tally(CHECK);
            tally.add(1, took(90));
            tally.add(2, took(61.123456));
            tally.add(3, took(118));

            assertThat(tally.worst().orElseThrow().seed()).isEqualTo(2);
            assertThat(tally.worst().orElseThrow().measurement().observed()).isEqualTo(61_123_456_000L);
            assertThat(tally.margin()).hasValue(1_123_456_000L);
        }

        @Test
        void theWorstIsFurthestPastABound() {
            Tally tally = new Tally(CHECK);
            tally.add(1, took(121));
            tally.add(2, took(-5));
            tally.add(3, took(200));

            assertThat(tally.worst().orElseThrow().seed()).isEqualTo(3);
            assertThat(tally.margin()).hasValue(-80 * SECOND);
        }

        @Test
        void theLowestSeedWinsATie() {
            Tally tally = new Tally(CHECK);
            tally.add(8, took(70));
            tally.add(5, took(70));

            assertThat(tally.worst().orElseThrow().seed()).isEqualTo(5);
        }

        @Test
        void percentilesNeverLeaveTheExtremes() {
            Tally tally = new Tally(CHECK);
            tally.add(1, took(118.2));

            assertThat(tally.median()).hasValue(118_200_000_000L);
            assertThat(tally.p99()).hasValue(118_200_000_000L);
        }

        @Test
        void percentilesHoldThreeDigits() {
            Tally tally = new Tally(CHECK);
            for (int seed = 0; seed <= 1000; seed++) {
                tally.add(seed, took(60 + seed * 0.06));
            }

            assertThat(tally.median().orElseThrow()).isBetween(89_900_000_000L, 90_100_000_000L);
            assertThat(tally.p99().orElseThrow()).isBetween(119_300_000_000L, 119_500_000_000L);
        }

        @Test
        void nothingWithoutMeasurements() {
            Tally tally = of(Status.PASS);

            assertThat(tally.worst()).isEmpty();
            assertThat(tally.margin()).isEmpty();
            assertThat(tally.median()).isEmpty();
        }

        @Test
        void noMarginWithoutBounds() {
            Tally tally = new Tally(CHECK);
            Measurement count = new Measurement(Unit.COUNT, 7, OptionalLong.empty(), OptionalLong.empty(), 0);
            tally.add(1, new Finding("check", Status.PASS, "", "", Optional.of(count), 0, "", Given.HERE));

            assertThat(tally.margin()).isEmpty();
            assertThat(tally.median()).hasValue(7);
        }
    }

    @Test
    void mergesToTheSameForAnySplitOverThreads() {
        List<String> outcomes = new ArrayList<>();
        for (int threads = 1; threads <= 4; threads++) {
            List<Tally> shares = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                shares.add(new Tally(CHECK));
            }
            for (int seed = 0; seed < 500; seed++) {
                Finding finding = seed % 7 == 0 ? found(Status.NOT_EXERCISED) : took(40 + seed * 37 % 100);
                shares.get(seed * 31 % threads).add(seed, finding);
            }
            Tally whole = new Tally(CHECK);
            for (int i = threads - 1; i >= 0; i--) {
                whole.merge(shares.get(i));
            }
            outcomes.add(outcome(whole));
        }

        assertThat(outcomes).hasSize(4).containsOnly(outcomes.get(0));
    }

    private static String outcome(Tally tally) {
        return List.of(
                        tally.status(),
                        tally.runs(Status.FAIL),
                        tally.runs(),
                        tally.failingSeeds(),
                        tally.worst(),
                        tally.median(),
                        tally.p99(),
                        tally.measured(),
                        tally.first(),
                        tally.deciding())
                .toString();
    }
}
