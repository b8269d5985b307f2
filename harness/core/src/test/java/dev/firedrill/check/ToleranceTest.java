package dev.firedrill.check;

import static dev.firedrill.check.Given.mark;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.events.EventKind;
import dev.firedrill.model.Controls.Comparison;
import dev.firedrill.model.Controls.Rule;
import dev.firedrill.model.Controls.Severity;
import dev.firedrill.model.Controls.Trigger;
import dev.firedrill.model.Expectation.BackOff;
import dev.firedrill.model.Expectation.Eventually;
import dev.firedrill.model.Expectation.NoHang;
import dev.firedrill.model.Expectation.Routing;
import dev.firedrill.model.Expectation.TriggerFires;
import dev.firedrill.model.Expectation.TriggerFollowsRule;
import dev.firedrill.model.Mode;
import dev.firedrill.model.Pattern;
import dev.firedrill.model.Pattern.Subject;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is seen for real may be early or late by 200 ms. */
class ToleranceTest {

    private static Evidence seen(Logs log) {
        return seen(Given.scenario(), log);
    }

    private static Evidence seen(Given given, Logs log) {
        Evidence exact = given.with(log);
        Sight sight = new Sight(
                Mode.LIVE, EnumSet.allOf(EventKind.class), true, ofMillis(200).toNanos(), Optional.empty());
        return new Evidence(exact.scenario(), exact.seed(), exact.log(), exact.twins(), sight);
    }

    @Nested
    class OfBackOff {

        private Finding judge(double atMost, Logs log) {
            Duration limit = ofMillis(Math.round(atMost * 1000));
            return new BackOffCheck(new BackOff(Given.head("back-off"), limit)).judge(seen(log));
        }

        private Logs waiting(double... waits) {
            Logs log = Logs.log().at(1).arrived(1).called(1, "draft", 1);
            double now = 2;
            for (int i = 0; i < waits.length; i++) {
                log.at(now).broke(1, "draft", i + 1, 0).at(now + waits[i]).called(1, "draft", i + 2);
                now += waits[i] + 1;
            }
            return log.at(now).came(1, "draft", waits.length + 1).answered(1, "done");
        }

        @Test
        void widensTheLimitForEachWait() {
            assertThat(judge(5.6, waiting(2, 4)).status()).isEqualTo(Status.PASS);
            assertThat(judge(5.599, waiting(2, 4)).status()).isEqualTo(Status.FAIL);
            assertThat(judge(5.6, waiting(6)).status()).isEqualTo(Status.FAIL);
        }

        @Test
        void findsTheRequestThatIsOverBesideOneThatWaitedLongerInMoreParts() {
            Logs log = waiting(2, 4)
                    .arrived(2)
                    .called(2, "draft", 1)
                    .broke(2, "draft", 1, 0)
                    .at(20)
                    .called(2, "draft", 2);

            assertThat(judge(5.7, log.came(2, "draft", 2).answered(2, "done")).found())
                    .startsWith("request r-0002");
        }

        @Test
        void leavesANarrowLimitUnobservedButNotWhatIsFarPastIt() {
            assertThat(judge(0.999, waiting(0.9)).status()).isEqualTo(Status.NOT_OBSERVED);
            assertThat(judge(0.999, waiting(0.9)).found()).contains(Sight.BLURRED);
            assertThat(judge(1, waiting(0.9)).status()).isEqualTo(Status.PASS);
            assertThat(judge(0.5, waiting(1.6)).status()).isEqualTo(Status.FAIL);
        }
    }

    @Nested
    class OfNoHang {

        private Finding judge(Duration within, Logs log) {
            return new NoHangCheck(new NoHang(Given.head("no-hang"), within, Optional.empty())).judge(seen(log));
        }

        private Logs lasting(double seconds) {
            return Logs.log().at(1).arrived(1).at(1 + seconds).answered(1, "done");
        }

        @Test
        void widensTheBudget() {
            assertThat(judge(ofSeconds(2), lasting(2.2)).status()).isEqualTo(Status.PASS);
            assertThat(judge(ofSeconds(2), lasting(2.201)).status()).isEqualTo(Status.FAIL);
        }

        @Test
        void leavesABudgetOfLessThanFiveTolerancesUnobserved() {
            assertThat(judge(ofMillis(1000), lasting(0.5)).status()).isEqualTo(Status.PASS);
            assertThat(judge(ofMillis(999), lasting(0.5)).status()).isEqualTo(Status.NOT_OBSERVED);
            assertThat(judge(ofMillis(999), lasting(0.5)).found())
                    .isEqualTo(
                            "bounds 999ms apart cannot be told with a tolerance of 200ms; a smaller 'timeScale' makes it finer");
        }

        @Test
        void failsWhatIsFarPastABudgetHoweverNarrow() {
            assertThat(judge(ofMillis(999), lasting(40)).status()).isEqualTo(Status.FAIL);
        }

        @Test
        void failsARequestThatNeverEndedHoweverNarrowTheBudget() {
            Logs log = Logs.log().at(1).arrived(1).at(31).runEnded("model");

            assertThat(judge(ofMillis(999), log).status()).isEqualTo(Status.FAIL);
        }
    }

    @Nested
    class OfEventually {

        private Finding judge(Duration within, Logs log) {
            Pattern pattern = new Pattern(Subject.STATE, "rolled_back");
            return new EventuallyCheck(
                            new Eventually(Given.head("eventually"), pattern, mark("fault:f"), Optional.of(within)))
                    .judge(seen(log));
        }

        @Test
        void widensTheBound() {
            assertThat(judge(ofSeconds(10), Logs.log().at(5).began("f").at(15.2).entered("rolled_back"))
                            .status())
                    .isEqualTo(Status.PASS);
            assertThat(judge(
                                    ofSeconds(10),
                                    Logs.log().at(5).began("f").at(15.201).entered("rolled_back"))
                            .status())
                    .isEqualTo(Status.FAIL);
        }

        @Test
        void takesWhatSeemsToComeALittleBeforeTheMark() {
            assertThat(judge(
                                    ofSeconds(10),
                                    Logs.log()
                                            .at(4.8)
                                            .entered("rolled_back")
                                            .at(5)
                                            .began("f"))
                            .status())
                    .isEqualTo(Status.PASS);
            assertThat(judge(
                                    ofSeconds(10),
                                    Logs.log()
                                            .at(4.799)
                                            .entered("rolled_back")
                                            .at(5)
                                            .began("f"))
                            .status())
                    .isEqualTo(Status.FAIL);
        }

        @Test
        void findsWhatHappensWhereNoMarkIsNamed() {
            Finding finding = new EventuallyCheck(new Eventually(
                            Given.head("eventually"),
                            new Pattern(Subject.STATE, "rolled_back"),
                            Optional.empty(),
                            Optional.empty()))
                    .judge(seen(Logs.log().at(4).entered("rolled_back")));

            assertThat(finding.status()).isEqualTo(Status.PASS);
        }

        @Test
        void leavesANarrowBoundUnobservedButNotWhatNeverHappened() {
            assertThat(judge(ofMillis(900), Logs.log().at(5).began("f").at(5.1).entered("rolled_back"))
                            .status())
                    .isEqualTo(Status.NOT_OBSERVED);
            assertThat(judge(ofMillis(900), Logs.log().entered("watching").at(5).began("f"))
                            .status())
                    .isEqualTo(Status.FAIL);
        }
    }

    @Nested
    class OfTriggers {

        private Finding judge(int from, int until, double fired) {
            TriggerFires wanted = new TriggerFires(
                    Given.head("trigger:rollback"),
                    "rollback",
                    Optional.of("bad"),
                    TriggerFires.From.ONSET,
                    Optional.of(ofMillis(from)),
                    Optional.of(ofMillis(until)),
                    1);
            Logs log = Logs.log().at(10).began("bad").applied("bad").at(fired).fired("rollback");
            Evidence alone = Given.scenario().fault("bad").with(log, Logs.log(), "bad");
            return new TriggerCheck(wanted)
                    .judge(new Evidence(
                            alone.scenario(),
                            alone.seed(),
                            alone.log(),
                            alone.twins(),
                            seen(log).sight()));
        }

        @Test
        void widensBothBounds() {
            assertThat(judge(2000, 4000, 11.8).status()).isEqualTo(Status.PASS);
            assertThat(judge(2000, 4000, 11.799).status()).isEqualTo(Status.FAIL);
            assertThat(judge(2000, 4000, 14.2).status()).isEqualTo(Status.PASS);
            assertThat(judge(2000, 4000, 14.201).status()).isEqualTo(Status.FAIL);
        }

        @Test
        void leavesBoundsThatAreTooNearEachOtherUnobserved() {
            assertThat(judge(2000, 2999, 12.5).status()).isEqualTo(Status.NOT_OBSERVED);
        }
    }

    @Nested
    class OfTheRule {

        private Finding judge(Logs log) {
            return new TriggerRuleCheck(new TriggerFollowsRule(Given.head("trigger-rule"), "rollback"))
                    .judge(seen(Given.scenario(), log));
        }

        /** The rule of {@code rollback} is 3 of 5 above 0.05. */
        private Logs firing(double late) {
            Logs log = Logs.log();
            for (int i = 1; i <= 3; i++) {
                log.at(60 * i).sampled("errors", 0.9);
            }
            return log.at(180 + late).fired("rollback").at(240).sampled("errors", 0);
        }

        @Test
        void takesAFiringThatIsToldALittleAfterItsSample() {
            assertThat(judge(firing(0.001)).status()).isEqualTo(Status.PASS);
        }

        @Test
        void missesAFiring() {
            Logs log = Logs.log();
            for (int i = 1; i <= 4; i++) {
                log.at(60 * i).sampled("errors", 0.9);
            }

            assertThat(judge(log).status()).isEqualTo(Status.FAIL);
        }
    }

    @Nested
    class OfRouting {

        private Finding judge(Logs log) {
            return new RoutingCheck(new Routing(
                            Given.head("routing"),
                            mark("action:flip"),
                            mark("action:back"),
                            Duration.ZERO,
                            "OLD",
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()))
                    .judge(seen(log));
        }

        private Logs around(double wrong) {
            Logs log = Logs.log().at(2).actionEnded("flip", "done");
            double[] instants = {2.15, 2.25, 5, 7.75, 7.85};
            for (int i = 0; i < instants.length; i++) {
                log.at(instants[i]).served(i + 1, "NEW", instants[i] == wrong ? "NEW" : "OLD", "x");
            }
            return log.at(8).actionEnded("back", "done");
        }

        @Test
        void doesNotJudgeWhatComesWithinTheToleranceOfAMark() {
            assertThat(judge(around(2.15)).status()).isEqualTo(Status.PASS);
            assertThat(judge(around(7.85)).status()).isEqualTo(Status.PASS);
        }

        @Test
        void saysNothingForMarksThatAreTooNearEachOtherUnlessSomethingIsWrong() {
            assertThat(judge(between("OLD")).status()).isEqualTo(Status.NOT_OBSERVED);
            assertThat(judge(between("NEW")).status()).isEqualTo(Status.FAIL);
        }

        private Logs between(String route) {
            Logs log = Logs.log().at(2).actionEnded("flip", "done");
            log.at(2.5).served(1, "NEW", route, "x");
            return log.at(3).actionEnded("back", "done");
        }

        @Test
        void judgesWhatLiesFurtherInside() {
            assertThat(judge(around(2.25)).status()).isEqualTo(Status.FAIL);
            assertThat(judge(around(5)).status()).isEqualTo(Status.FAIL);
            assertThat(judge(around(7.75)).status()).isEqualTo(Status.FAIL);
        }
    }

    @Nested
    class OfAlerts {

        private Finding judge(Logs log) {
            Declared declared = Declared.declared()
                    .trigger(new Trigger(
                            "mild",
                            "errors",
                            Comparison.ABOVE,
                            0.05,
                            new Rule(1, 1),
                            Duration.ofSeconds(30),
                            Optional.empty(),
                            List.of(),
                            Trigger.Again.AFTER_RESTART,
                            Optional.of(Severity.WARNING),
                            ""));
            Evidence evidence = seen(Given.scenario().declaring(declared), log);
            return new FiringsAlert(evidence.scenario()).judge(evidence);
        }

        @Test
        void widensTheTimeForAnAlertAtBothEnds() {
            assertThat(judge(alerted(3 - 0.2)).status()).isEqualTo(Status.PASS);
            assertThat(judge(alerted(3 - 0.201)).status()).isEqualTo(Status.FAIL);
            assertThat(judge(alerted(3 + 1.2)).status()).isEqualTo(Status.PASS);
            assertThat(judge(alerted(3 + 1.201)).status()).isEqualTo(Status.FAIL);
        }

        /** Let a trigger fire at 3 s, and its alert, which may take 1 s, be sent at some time. */
        private Logs alerted(double time) {
            Logs log = Logs.log();
            return time < 3
                    ? log.at(time).alerted("WARNING", "").at(3).fired("mild")
                    : log.at(3).fired("mild").at(time).alerted("WARNING", "");
        }

        @Test
        void doesNotTakeOneAlertForTwoFirings() {
            Logs two = Logs.log().at(3).fired("mild").at(3.1).fired("mild").alerted("WARNING", "");

            assertThat(judge(two).status()).isEqualTo(Status.FAIL);
            assertThat(judge(two.alerted("WARNING", "")).status()).isEqualTo(Status.PASS);
        }

        @Test
        void findsOneTooMany() {
            Logs log = Logs.log()
                    .at(3)
                    .fired("mild")
                    .alerted("WARNING", "")
                    .at(3.1)
                    .alerted("WARNING", "");
            assertThat(judge(log).status()).isEqualTo(Status.FAIL);
        }
    }

    @Nested
    class OfControls {

        /** The declared propagation is 2 s. */
        private Finding judge(double arrival) {
            Logs log = Logs.log().at(1).written("KILL", "true").at(arrival).served(1, "NEW", "NEW", "");
            Evidence evidence = seen(log);
            return new ForbiddenRoutes(evidence.scenario()).judge(evidence);
        }

        @Test
        void givesAChangeLongerToPropagate() {
            assertThat(judge(3.19).status()).isEqualTo(Status.PASS);
            assertThat(judge(3.6).status()).isEqualTo(Status.FAIL);
        }
    }
}
