package dev.firedrill.check;

import static dev.firedrill.check.Given.mark;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Expectation.Routing;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RoutingCheckTest {

    private static Routing toOld(String after, Duration within) {
        return new Routing(
                Given.head("routing:OLD"),
                mark(after),
                Optional.empty(),
                within,
                "OLD",
                Optional.empty(),
                Optional.empty(),
                Optional.of("KILLED"));
    }

    private static Finding judge(Routing wanted, Logs log) {
        return new RoutingCheck(wanted).judge(Given.scenario().with(log));
    }

    @Test
    void passesWhenEveryRequestAfterTheMarkWentThere() {
        Finding finding = judge(
                toOld("action:kill", Duration.ZERO),
                Logs.log()
                        .at(1)
                        .served(1, "NEW", "NEW", "")
                        .at(2)
                        .actionEnded("kill", "done")
                        .at(3)
                        .served(2, "NEW", "OLD", "KILLED")
                        .at(4)
                        .served(3, "NEW", "OLD", "KILLED"));

        assertThat(finding.status()).isEqualTo(Status.PASS);
        assertThat(finding.found()).isEqualTo("2 of 2 requests went to OLD");
        assertThat(finding.expected())
                .isEqualTo("route OLD with reason KILLED for every request after action 'kill' was done");
    }

    @Test
    void namesTheFirstRequestThatWentAstray() {
        Logs log = Logs.log().at(2).actionEnded("kill", "done").at(2.5);
        for (int i = 1; i <= 4; i++) {
            log.served(i, "NEW", "OLD", "KILLED");
        }
        Finding finding =
                judge(toOld("action:kill", Duration.ZERO), log.at(270.5).served(5, "NEW", "NEW", ""));

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.found())
                .isEqualTo("request r-0005 at t+4m30.5s, detected as NEW, went to NEW with no reason (1 of 5)");
        assertThat(finding.place()).isEqualTo(15);
        assertThat(finding.measurement().orElseThrow().observed()).isEqualTo(1);
        assertThat(finding.measurement().orElseThrow().margin()).isEqualTo(-1);
    }

    @Test
    void failsOnTheRightRouteForTheWrongReason() {
        Finding finding = judge(
                toOld("action:kill", Duration.ZERO),
                Logs.log().at(2).actionEnded("kill", "done").at(3).served(1, "NEW", "OLD", "BUSY"));

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.found()).contains("went to OLD with reason 'BUSY'");
    }

    @Test
    void failsOnAnAnswerThatWasNeverDecided() {
        Finding finding = judge(
                toOld("action:kill", Duration.ZERO),
                Logs.log()
                        .served(1, "NEW", "NEW", "")
                        .at(2)
                        .actionEnded("kill", "done")
                        .at(3)
                        .arrived(2)
                        .answered(2, "hi"));

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.found()).contains("r-0002", "answered without a route decision");
    }

    @Test
    void judgesARequestByItsLastDecision() {
        Finding finding = judge(
                toOld("action:kill", Duration.ZERO),
                Logs.log()
                        .actionEnded("kill", "done")
                        .arrived(1)
                        .decided(1, "NEW", "NEW", "")
                        .decided(1, "NEW", "OLD", "KILLED")
                        .answered(1, "hi"));

        assertThat(finding.status()).isEqualTo(Status.PASS);
    }

    @Test
    void leavesARequestAloneThatStartedBeforeTheMarkAndWasDecidedAfterIt() {
        Finding finding = judge(
                toOld("action:kill", Duration.ZERO),
                Logs.log()
                        .at(1)
                        .arrived(1)
                        .at(2)
                        .actionEnded("kill", "done")
                        .at(3)
                        .decided(1, "NEW", "NEW", "")
                        .at(4)
                        .served(2, "NEW", "OLD", "KILLED"));

        assertThat(finding.found()).isEqualTo("1 of 1 requests went to OLD");
    }

    @Nested
    class AtTheEdgesOfItsWindow {

        @Test
        void aRequestAtTheVeryInstantCountsByItsPlaceInTheLog() {
            Logs log = Logs.log()
                    .at(2)
                    .served(1, "NEW", "NEW", "")
                    .actionEnded("kill", "done")
                    .served(2, "NEW", "OLD", "KILLED");

            assertThat(judge(toOld("action:kill", Duration.ZERO), log).found())
                    .isEqualTo("1 of 1 requests went to OLD");
        }

        @Test
        void theAllowanceIsInclusive() {
            Logs log = Logs.log()
                    .at(2)
                    .actionEnded("kill", "done")
                    .at(7)
                    .served(1, "NEW", "NEW", "")
                    .at(7.001)
                    .served(2, "NEW", "OLD", "KILLED");

            assertThat(judge(toOld("action:kill", Duration.ofSeconds(5)), log).found())
                    .isEqualTo("1 of 1 requests went to OLD");
            assertThat(judge(toOld("action:kill", Duration.ofMillis(4999)), log).status())
                    .isEqualTo(Status.FAIL);
        }

        @Test
        void anAllowanceWithoutAMarkCountsFromT0() {
            Routing wanted = new Routing(
                    Given.head("r"),
                    Optional.empty(),
                    Optional.empty(),
                    Duration.ofSeconds(5),
                    "OLD",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            Logs log = Logs.log().at(4).served(1, "", "NEW", "").at(6).served(2, "", "OLD", "");

            assertThat(judge(wanted, log).found()).isEqualTo("1 of 1 requests went to OLD");
        }

        @Test
        void theEndIsExclusive() {
            Routing wanted = new Routing(
                    Given.head("r"),
                    mark("fault:f"),
                    mark("healed:f"),
                    Duration.ZERO,
                    "OLD",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            Logs log = Logs.log()
                    .at(1)
                    .began("f")
                    .served(1, "NEW", "OLD", "")
                    .at(9)
                    .ended("f")
                    .served(2, "NEW", "NEW", "");

            assertThat(judge(wanted, log).found()).isEqualTo("1 of 1 requests went to OLD");
        }
    }

    @Nested
    class InItsScope {

        private final Routing work = new Routing(
                Given.head("r"),
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO,
                "OLD",
                Optional.of("work"),
                Optional.of("NEW"),
                Optional.empty());

        @Test
        void onlyTheNamedKindCounts() {
            Logs log = Logs.log()
                    .arrived(1, "probe", "")
                    .decided(1, "NEW", "NEW", "")
                    .served(2, "NEW", "OLD", "");

            assertThat(judge(work, log).found()).isEqualTo("1 of 1 requests went to OLD");
        }

        @Test
        void onlyTheNamedDetectionCounts() {
            Logs log = Logs.log().served(1, "OTHER", "OTHER", "").served(2, "NEW", "OLD", "");

            assertThat(judge(work, log).found()).isEqualTo("1 of 1 requests went to OLD");
        }
    }

    @Nested
    class WithNothingToJudge {

        @Test
        void isNotExercisedWhenTheMarkIsNeverReached() {
            Finding finding =
                    judge(toOld("trigger:rollback", Duration.ZERO), Logs.log().served(1, "NEW", "NEW", ""));

            assertThat(finding.status()).isEqualTo(Status.NOT_EXERCISED);
            assertThat(finding.found()).contains("'trigger:rollback' was never reached");
        }

        @Test
        void aFailedActionIsNoMark() {
            Finding finding = judge(
                    toOld("action:kill", Duration.ZERO),
                    Logs.log().actionEnded("kill", "failed").served(1, "NEW", "NEW", ""));

            assertThat(finding.status()).isEqualTo(Status.NOT_EXERCISED);
        }

        @Test
        void isNotExercisedWhenNoRequestStartedAfterTheMark() {
            Finding finding = judge(
                    toOld("action:kill", Duration.ZERO),
                    Logs.log().at(1).served(1, "NEW", "NEW", "").at(2).actionEnded("kill", "done"));

            assertThat(finding.status()).isEqualTo(Status.NOT_EXERCISED);
            assertThat(finding.found()).isEqualTo("action 'kill' was done at t+2s; the last request arrived at t+1s");
        }

        @Test
        void isNotObservedWhenNoDecisionIsShown() {
            Finding finding = judge(
                    toOld("action:kill", Duration.ZERO),
                    Logs.log().actionEnded("kill", "done").at(1).arrived(1).answered(1, "hi"));

            assertThat(finding.status()).isEqualTo(Status.NOT_OBSERVED);
        }
    }
}
