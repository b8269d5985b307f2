package dev.firedrill.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Controls.Formula;
import dev.firedrill.model.Controls.Formula.Aggregate;
import dev.firedrill.model.Controls.Selection;
import dev.firedrill.model.Controls.Selection.From;
import dev.firedrill.model.Expectation.IndicatorFollowsEvents;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class IndicatorCheckTest {

    private static final Selection REQUESTS = new Selection(From.REQUESTS, Map.of(), Map.of());
    private static final Selection BUSY = new Selection(From.REQUESTS, Map.of("reason", Set.of("BUSY")), Map.of());
    private static final Selection COMPLAINTS =
            new Selection(From.SIGNALS, Map.of("signal", Set.of("complaint")), Map.of());
    private static final Optional<Duration> TEN_SECONDS = Optional.of(Duration.ofSeconds(10));

    private static Formula share(Selection of, Selection among, int minimum) {
        return new Formula(
                Aggregate.SHARE, of, Optional.of(among), TEN_SECONDS, minimum, Optional.empty(), Optional.empty());
    }

    private static Formula count(Selection of, Optional<Duration> window) {
        return new Formula(Aggregate.COUNT, of, Optional.empty(), window, 0, Optional.empty(), Optional.empty());
    }

    private static Finding judge(Formula formula, Logs log) {
        return judge(Given.scenario(), formula, log);
    }

    private static Finding judge(Given scenario, Formula formula, Logs log) {
        return new IndicatorCheck(new IndicatorFollowsEvents(Given.head("indicator"), "x"))
                .judge(scenario.declaring(Declared.declared().indicator("x", formula))
                        .with(log));
    }

    private static Status status(Formula formula, Logs log) {
        return judge(formula, log).status();
    }

    private static Logs busy(int failed, int all) {
        Logs log = Logs.log();
        for (int i = 1; i <= all; i++) {
            log.arrived(i);
            if (i <= failed) {
                log.failed(i, "BUSY", "");
            } else {
                log.answered(i, "done");
            }
        }
        return log;
    }

    @Nested
    class AShare {

        private final Formula formula = share(BUSY, REQUESTS, 3);

        @Test
        void isRecountedToTheLastBit() {
            assertThat(status(formula, busy(1, 3).sampled("x", 1.0 / 3))).isEqualTo(Status.PASS);
            assertThat(status(formula, busy(1, 3).sampled("x", Math.nextUp(1.0 / 3))))
                    .isEqualTo(Status.FAIL);
            assertThat(status(formula, busy(1, 3).sampled("x", Math.nextDown(1.0 / 3))))
                    .isEqualTo(Status.FAIL);
        }

        @Test
        void saysWhatItCounted() {
            assertThat(judge(formula, busy(1, 3).at(5).sampled("x", 2.0 / 3)).found())
                    .isEqualTo("the sample at t+5s was 0.6666666666666666 instead of 0.3333333333333333, from 1 of 3,"
                            + " at least 3 needed (1 of 1)");
        }

        @Test
        void isAbsentBelowItsMinimumAndPresentOnIt() {
            assertThat(status(formula, busy(1, 2).noSample("x"))).isEqualTo(Status.PASS);
            assertThat(status(formula, busy(1, 2).sampled("x", 0.5))).isEqualTo(Status.FAIL);
            assertThat(status(formula, busy(1, 3).noSample("x"))).isEqualTo(Status.FAIL);
        }

        @Test
        void ofNothingIsAbsentAlsoWithoutAMinimum() {
            assertThat(status(share(BUSY, REQUESTS, 0), Logs.log().sampled("x", 0)))
                    .isEqualTo(Status.FAIL);
            assertThat(status(
                            share(BUSY, REQUESTS, 0),
                            busy(1, 1).sampled("x", 1).at(11).noSample("x")))
                    .isEqualTo(Status.PASS);
        }

        @Test
        void countsOnlyWhatEndedBeforeTheSample() {
            Logs log = busy(1, 3)
                    .arrived(4)
                    .sampled("x", 1.0 / 3)
                    .failed(4, "BUSY", "")
                    .sampled("x", 2.0 / 4);

            assertThat(status(formula, log)).isEqualTo(Status.PASS);
        }

        @Test
        void countsAnEndOnce() {
            assertThat(status(formula, busy(1, 3).failed(1, "BUSY", "").sampled("x", 1.0 / 3)))
                    .isEqualTo(Status.PASS);
        }
    }

    @Nested
    class AWindow {

        @Test
        void includesWhatHappenedExactlySoLongAgo() {
            Logs log = Logs.log().at(5).signalled("complaint");

            assertThat(status(count(COMPLAINTS, TEN_SECONDS), log.at(15).sampled("x", 1)))
                    .isEqualTo(Status.PASS);
            assertThat(status(count(COMPLAINTS, TEN_SECONDS), log.at(15.001).sampled("x", 0)))
                    .isEqualTo(Status.PASS);
            assertThat(status(count(COMPLAINTS, TEN_SECONDS), log.at(16).sampled("x", 1)))
                    .isEqualTo(Status.FAIL);
        }

        @Test
        void ofADayBeginsAtMidnightInUtc() {
            Given lateEvening = Given.scenario().startsAt("2026-03-01T23:50:00Z");
            Logs log = Logs.log()
                    .at(1)
                    .signalled("complaint")
                    .at(599.999)
                    .sampled("x", 1)
                    .at(600)
                    .sampled("x", 0)
                    .signalled("complaint")
                    .sampled("x", 1)
                    .at(24 * 3600 + 599)
                    .sampled("x", 1)
                    .at(24 * 3600 + 600)
                    .sampled("x", 0);

            assertThat(judge(lateEvening, count(COMPLAINTS, Optional.empty()), log)
                            .found())
                    .isEqualTo("5 of 5 samples were right");
        }
    }

    @Nested
    class ACount {

        @Test
        void isOffByOneAtMostOnce() {
            Logs log = Logs.log().signalled("complaint").signalled("praise").signalled("complaint");

            assertThat(status(count(COMPLAINTS, TEN_SECONDS), log.sampled("x", 2)))
                    .isEqualTo(Status.PASS);
            assertThat(status(count(COMPLAINTS, TEN_SECONDS), log.sampled("x", 3)))
                    .isEqualTo(Status.FAIL);
        }

        @Test
        void alwaysHasData() {
            Logs log = Logs.log().sampled("x", 0).signalled("complaint").sampled("x", 1);

            assertThat(status(count(COMPLAINTS, TEN_SECONDS), log)).isEqualTo(Status.PASS);
            assertThat(status(count(COMPLAINTS, TEN_SECONDS), Logs.log().noSample("x")))
                    .isEqualTo(Status.FAIL);
        }

        @Test
        void ofNothingThatEverHappenedIsNotExercised() {
            assertThat(status(count(COMPLAINTS, TEN_SECONDS), Logs.log().sampled("x", 0)))
                    .isEqualTo(Status.NOT_EXERCISED);
        }
    }

    @Test
    void aMeanTakesWholeMillisecondsFromArrivalToEnd() {
        Formula mean = new Formula(
                Aggregate.MEAN_LATENCY, REQUESTS, Optional.empty(), TEN_SECONDS, 2, Optional.empty(), Optional.empty());
        Logs log = Logs.log()
                .arrived(1)
                .arrived(2)
                .at(0.1)
                .answered(1, "x")
                .noSample("x")
                .at(0.201)
                .answered(2, "x")
                .sampled("x", 150.5)
                .at(10.101)
                .noSample("x");

        assertThat(judge(mean, log).found()).isEqualTo("3 of 3 samples were right");
        assertThat(judge(mean, log.at(10.102).sampled("x", 201)).found())
                .contains("was 201 instead of absent, from 201 ms over 1 request, at least 2 needed");
    }

    @Nested
    class WhatCounts {

        private Status selected(Selection of, Logs log, double value) {
            return status(count(of, TEN_SECONDS), log.sampled("x", value));
        }

        private Selection requests(String fact, String... values) {
            return new Selection(From.REQUESTS, Map.of(fact, Set.of(values)), Map.of());
        }

        private Logs several() {
            return Logs.log()
                    .arrived(1, "rewrite", "x")
                    .decided(1, "NEW", "NEW", "")
                    .answered(1, "x")
                    .arrived(2, "rewrite", "x")
                    .decided(2, "NEW", "OLD", "KILLED")
                    .answered(2, "x")
                    .arrived(3, "chat", "x")
                    .decided(3, "OLD", "OLD", "")
                    .failed(3, "BUSY", "");
        }

        @Test
        void isToldByEveryFactOfARequest() {
            assertThat(selected(requests("kind", "rewrite"), several(), 2)).isEqualTo(Status.PASS);
            assertThat(selected(requests("detected", "OLD"), several(), 1)).isEqualTo(Status.PASS);
            assertThat(selected(requests("route", "OLD"), several(), 2)).isEqualTo(Status.PASS);
            assertThat(selected(requests("override", "KILLED"), several(), 1)).isEqualTo(Status.PASS);
            assertThat(selected(requests("status", "failed"), several(), 1)).isEqualTo(Status.PASS);
            assertThat(selected(requests("status", "ok", "failed"), several(), 3))
                    .isEqualTo(Status.PASS);
            assertThat(selected(requests("reason", "*"), several(), 1)).isEqualTo(Status.PASS);
            assertThat(selected(requests("override", ""), several(), 2)).isEqualTo(Status.PASS);
        }

        private Logs guarded() {
            return several()
                    .guarded(1, "diff", "fail", "TOO_MUCH")
                    .guarded(2, "diff", "pass", "")
                    .guarded(1, "anchor", "pass", "");
        }

        @Test
        void leavesOutTheExceptions() {
            Selection selection =
                    new Selection(From.REQUESTS, Map.of("kind", Set.of("*")), Map.of("override", Set.of("*")));

            assertThat(selected(selection, several(), 2)).isEqualTo(Status.PASS);
            assertThat(selected(selection, several(), 3)).isEqualTo(Status.FAIL);
        }

        @Test
        void isToldByEveryFactOfAGuard() {
            Selection failed = new Selection(
                    From.GUARDS,
                    Map.of("guard", Set.of("diff"), "outcome", Set.of("fail"), "reason", Set.of("TOO_MUCH")),
                    Map.of());
            Selection onNew = new Selection(From.GUARDS, Map.of("route", Set.of("NEW")), Map.of());

            assertThat(selected(failed, guarded(), 1)).isEqualTo(Status.PASS);
            assertThat(selected(onNew, guarded(), 2)).isEqualTo(Status.PASS);
        }

        @Test
        void cannotBeToldByRoutesThatNobodyShows() {
            assertThat(selected(requests("route", "OLD"), Logs.log().arrived(1).answered(1, "x"), 0))
                    .isEqualTo(Status.NOT_OBSERVED);
        }
    }

    @Nested
    class Freshness {

        private final Formula formula = new Formula(
                Aggregate.COUNT,
                COMPLAINTS,
                Optional.empty(),
                Optional.of(Duration.ofHours(1)),
                0,
                Optional.of("KILL"),
                Optional.empty());

        private Logs complained() {
            return Logs.log().signalled("complaint").signalled("complaint").at(10);
        }

        @Test
        void beginsWhenTheSystemReportsThatTheControlBecameInactive() {
            Logs log = complained()
                    .observed("KILL", "true")
                    .sampled("x", 2)
                    .at(20)
                    .observed("KILL", "false")
                    .sampled("x", 0)
                    .at(30)
                    .signalled("complaint")
                    .sampled("x", 1);

            assertThat(judge(formula, log).found()).isEqualTo("3 of 3 samples were right");
            assertThat(status(formula, log.at(40).sampled("x", 3))).isEqualTo(Status.FAIL);
        }

        @Test
        void needsThatItWasActiveBefore() {
            Logs log = complained()
                    .observed("KILL", "false")
                    .observed("OTHER", "false")
                    .sampled("x", 2);

            assertThat(status(formula, log)).isEqualTo(Status.PASS);
        }

        @Test
        void knowsTheInitialValue() {
            Logs log = complained().observed("KILL", "false").sampled("x", 0);

            assertThat(judge(Given.scenario().flag("KILL", "ON"), formula, log).status())
                    .isEqualTo(Status.NOT_EXERCISED);
            assertThat(judge(Given.scenario().flag("KILL", "ON"), formula, log.sampled("x", 2))
                            .status())
                    .isEqualTo(Status.FAIL);
        }
    }

    @Nested
    class Cadences {

        private final Formula formula = new Formula(
                Aggregate.COUNT,
                COMPLAINTS,
                Optional.empty(),
                Optional.of(Duration.ofHours(1)),
                0,
                Optional.empty(),
                TEN_SECONDS);

        private Logs every(double... times) {
            Logs log = Logs.log().signalled("complaint");
            for (double time : times) {
                log.at(time).sampled("x", 1);
            }
            return log;
        }

        @Test
        void beginAtOnceOrAfterOneInterval() {
            assertThat(status(formula, every(0, 10, 20))).isEqualTo(Status.PASS);
            assertThat(status(formula, every(10, 20, 30))).isEqualTo(Status.PASS);
            assertThat(judge(formula, every(5, 15)).found())
                    .isEqualTo("the sample at t+5s came 5s after the start, expected 10s (1 of 2)");
        }

        @Test
        void failOnASampleTooLateOrTooMany() {
            assertThat(judge(formula, every(10, 20.001)).found()).contains("came 10.001s after the one before");
            assertThat(status(formula, every(10, 10, 20))).isEqualTo(Status.FAIL);
        }

        @Test
        void failOnASampleMissingAtTheEnd() {
            assertThat(status(formula, every(10, 20).at(30).runEnded(""))).isEqualTo(Status.PASS);
            assertThat(judge(formula, every(10, 20).at(30.001).runEnded("")).found())
                    .isEqualTo("no sample at t+30s, the last one was at t+20s");
        }

        @Test
        void beginAnewWithARestart() {
            assertThat(status(
                            formula,
                            every(10)
                                    .at(14)
                                    .lifecycle("test", "stopped")
                                    .sampled("x", 1)
                                    .lifecycle("test", "started")
                                    .at(24)
                                    .sampled("x", 1)))
                    .isEqualTo(Status.PASS);
            assertThat(status(
                            formula,
                            every(10).at(14).lifecycle("crashed").at(24).sampled("x", 1)))
                    .isEqualTo(Status.FAIL);
        }

        @Test
        void goOnWhereAnotherInstanceStarts() {
            Logs log = every(10).at(14).lifecycle("second", "started");

            assertThat(status(formula, log.at(20).sampled("x", 1).at(24).sampled("second", "x", 1)))
                    .isEqualTo(Status.PASS);
            assertThat(judge(formula, log.at(34).sampled("second", "x", 1).sampled("x", 1))
                            .found())
                    .contains("came 14s after the one before");
        }

        @Test
        void areKeptByEachInstanceToTheEnd() {
            Logs log = every(10).lifecycle("second", "started").at(20).sampled("second", "x", 1);

            assertThat(judge(formula, log.at(25).runEnded("")).found())
                    .isEqualTo("no sample at t+20s, the last one was at t+10s");
        }

        @Test
        void areOwedByNobodyWhoIsDown() {
            Logs log = every(10).at(14).lifecycle("test", "crashed");

            assertThat(status(formula, log.at(60).runEnded(""))).isEqualTo(Status.PASS);
            assertThat(status(
                            formula,
                            every(10)
                                    .at(14)
                                    .lifecycle("test", "crashed")
                                    .at(19)
                                    .lifecycle("test", "started")
                                    .at(24)
                                    .sampled("x", 1)))
                    .isEqualTo(Status.FAIL);
        }
    }

    @Test
    void doesNotJudgeWhatAFaultFed() {
        Formula formula = count(COMPLAINTS, TEN_SECONDS);
        Logs log = Logs.log().signalled("complaint").fed("x", 99);

        assertThat(status(formula, log)).isEqualTo(Status.NOT_EXERCISED);
        assertThat(status(formula, log.sampled("x", 1))).isEqualTo(Status.PASS);
        assertThat(status(formula, log.sampled("x", 99))).isEqualTo(Status.FAIL);
    }

    @Test
    void isNotObservedWithoutSamplesOrFormula() {
        assertThat(status(count(COMPLAINTS, TEN_SECONDS), Logs.log().sampled("y", 1)))
                .isEqualTo(Status.NOT_OBSERVED);
        assertThat(new IndicatorCheck(new IndicatorFollowsEvents(Given.head("indicator"), "errors"))
                        .judge(Given.scenario().with(Logs.log().sampled("errors", 1)))
                        .status())
                .isEqualTo(Status.NOT_OBSERVED);
    }
}
