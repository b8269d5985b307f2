package dev.firedrill.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Controls.Baseline;
import dev.firedrill.model.Controls.Comparison;
import dev.firedrill.model.Controls.Condition;
import dev.firedrill.model.Controls.Limit;
import dev.firedrill.model.Controls.Rule;
import dev.firedrill.model.Controls.Trigger;
import dev.firedrill.model.Controls.Trigger.Again;
import dev.firedrill.model.Expectation.TriggerFollowsRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TriggerRuleCheckTest {

    private static Finding judge(Logs log) {
        TriggerFollowsRule wanted = new TriggerFollowsRule(Given.head("trigger-rule:rollback"), "rollback");
        return new TriggerRuleCheck(wanted).judge(Given.scenario().with(log));
    }

    private static Trigger trigger(
            double threshold, Rule rule, Optional<Baseline> baseline, List<Condition> also, Again again) {
        return new Trigger(
                "rollback",
                "errors",
                Comparison.ABOVE,
                threshold,
                rule,
                Duration.ofSeconds(30),
                baseline,
                also,
                again,
                Optional.empty(),
                "");
    }

    private static Finding judged(Trigger trigger, Given scenario, Logs log) {
        return new TriggerRuleCheck(new TriggerFollowsRule(Given.head("trigger-rule:rollback"), "rollback"))
                .judge(scenario.declaring(Declared.declared().trigger(trigger)).with(log));
    }

    /** Sample every 30 s: {@code #} above the limit, {@code .} below, {@code ?} absent; {@code !} fires at the last. */
    private static Logs samples(String pattern) {
        Logs log = Logs.log();
        double now = 0;
        for (char sign : pattern.toCharArray()) {
            if (sign != '!') {
                now += 30;
                log.at(now);
            }
            switch (sign) {
                case '#' -> log.sampled("errors", 0.2);
                case '.' -> log.sampled("errors", 0.01);
                case '?' -> log.noSample("errors");
                default -> log.fired("rollback");
            }
        }
        return log;
    }

    @Test
    void agreesOnTheThirdBreachOfFive() {
        Finding finding = judge(samples("#.#.#!"));

        assertThat(finding.status()).isEqualTo(Status.PASS);
        assertThat(finding.found())
                .isEqualTo("agreed with the rule recomputed from the samples on 5 samples and 1 firing");
    }

    @Test
    void failsOneBreachTooEarly() {
        Finding finding = judge(samples("#.#!"));

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.found()).isEqualTo("fired at t+1m30s, with only 2 of the newest 3 samples past > 0.05");
        assertThat(finding.place()).isEqualTo(4);
    }

    @Test
    void failsOneBreachTooLate() {
        Finding finding = judge(samples("#.#.#.#!"));

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.found()).isEqualTo("did not fire at t+2m30s, with 3 of the newest 5 samples past > 0.05");
    }

    @Test
    void failsWhenTheNewestSampleIsFine() {
        assertThat(judge(samples("##.!")).status()).isEqualTo(Status.FAIL);
    }

    @Test
    void failsWhenItNeverFires() {
        assertThat(judge(samples("#####")).status()).isEqualTo(Status.FAIL);
    }

    @Test
    void failsWhenItFiresTwiceAtOneSample() {
        assertThat(judge(samples("###!!")).status()).isEqualTo(Status.FAIL);
    }

    @Test
    void failsWhenItFiresBetweenSamples() {
        assertThat(judge(Logs.log().at(30).sampled("errors", 0.2).at(31).fired("rollback"))
                        .status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void failsWhenItFiresBeforeAnySample() {
        assertThat(judge(Logs.log().at(1).fired("rollback").at(30).sampled("errors", 0.2))
                        .status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void anAbsentSampleTakesItsPlaceAndNeverBreaches() {
        assertThat(judge(samples("##???#")).status()).isEqualTo(Status.PASS);
        assertThat(judge(samples("##??#!")).status()).isEqualTo(Status.PASS);
    }

    @Test
    void aValueOnTheLimitIsNotAboveIt() {
        Logs log = Logs.log().sampled("errors", 0.2);
        for (int i = 1; i <= 4; i++) {
            log.at(30 * i).sampled("errors", 0.05);
        }

        assertThat(judge(log).status()).isEqualTo(Status.PASS);
    }

    @Test
    void startsAnewAfterAFiring() {
        assertThat(judge(samples("###!##.")).status()).isEqualTo(Status.PASS);
        assertThat(judge(samples("###!###!")).status()).isEqualTo(Status.PASS);
        assertThat(judge(samples("###!#!")).status()).isEqualTo(Status.FAIL);
    }

    @Test
    void isNotExercisedWhenNothingWasEverPastTheLimit() {
        assertThat(judge(samples("...?")).status()).isEqualTo(Status.NOT_EXERCISED);
    }

    @Test
    void isNotObservedWithoutSamples() {
        assertThat(judge(Logs.log().fired("rollback")).status()).isEqualTo(Status.NOT_OBSERVED);
    }

    @Test
    void takesTheNewestSampleBeforeTheFiringWhereSeveralCameAtOnce() {
        Logs log = Logs.log()
                .at(30)
                .sampled("errors", 0.2)
                .sampled("errors", 0.2)
                .sampled("errors", 0.2)
                .fired("rollback")
                .sampled("errors", 0.2);

        assertThat(judge(log).found()).endsWith("on 4 samples and 1 firing");
        assertThat(judge(Logs.log()
                                .sampled("errors", 0.2)
                                .sampled("errors", 0.2)
                                .fired("rollback")
                                .sampled("errors", 0.2))
                        .status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void mustFireAtTheVeryInstantOfTheSample() {
        Trigger atOnce = trigger(0.05, new Rule(1, 1), Optional.empty(), List.of(), Again.AFTER_RESTART);
        Logs log = Logs.log()
                .at(30)
                .sampled("errors", 0.2)
                .at(30.001)
                .fired("rollback")
                .at(60)
                .sampled("errors", 0);

        assertThat(judged(atOnce, Given.scenario(), log).found()).startsWith("did not fire at t+30s");
    }

    @Nested
    class WithABaseline {

        private Finding judge(String baseline, double sample, boolean fires) {
            Trigger spike =
                    trigger(2, new Rule(1, 1), Optional.of(new Baseline("BASE", 0.1)), List.of(), Again.AFTER_RESTART);
            Logs log = Logs.log().sampled("errors", sample);
            return judged(spike, Given.scenario().environment("BASE", baseline), fires ? log.fired("rollback") : log);
        }

        @Test
        void breachesOneUlpPastTheMultipleOfTheEnvironment() {
            assertThat(judge("0.2", 0.4, true).status()).isEqualTo(Status.FAIL);
            assertThat(judge("0.2", 0.4, false).status()).isEqualTo(Status.NOT_EXERCISED);
            assertThat(judge("0.2", Math.nextUp(0.4), true).status()).isEqualTo(Status.PASS);
            assertThat(judge("0.2", Math.nextUp(0.4), false).status()).isEqualTo(Status.FAIL);
        }

        @Test
        void hasADefault() {
            Trigger spike =
                    trigger(2, new Rule(1, 1), Optional.of(new Baseline("BASE", 0.1)), List.of(), Again.AFTER_RESTART);

            assertThat(judged(
                                    spike,
                                    Given.scenario(),
                                    Logs.log().sampled("errors", 0.3).fired("rollback"))
                            .status())
                    .isEqualTo(Status.PASS);
            assertThat(judged(spike, Given.scenario(), Logs.log().sampled("errors", 0.3))
                            .found())
                    .isEqualTo("did not fire at t+0s, with 1 of the newest 1 samples past > 0.2");
        }
    }

    @Nested
    class WithAFurtherCondition {

        private Finding judge(Logs log) {
            Condition atLeastThree = new Condition("events", new Limit(Comparison.AT_LEAST, 3));
            return judged(
                    trigger(0.05, new Rule(1, 1), Optional.empty(), List.of(atLeastThree), Again.AFTER_RESTART),
                    Given.scenario(),
                    log);
        }

        @Test
        void firesOnlyWhereBothHold() {
            assertThat(judge(Logs.log()
                                    .sampled("events", 3)
                                    .sampled("errors", 0.2)
                                    .fired("rollback"))
                            .status())
                    .isEqualTo(Status.PASS);
            assertThat(judge(Logs.log().sampled("events", 2).sampled("errors", 0.2))
                            .status())
                    .isEqualTo(Status.PASS);
            assertThat(judge(Logs.log()
                                    .sampled("events", 2)
                                    .sampled("errors", 0.2)
                                    .fired("rollback"))
                            .found())
                    .isEqualTo("fired at t+0s, with only 1 of the newest 1 samples past > 0.05 and 'events' not >= 3");
            assertThat(judge(Logs.log().sampled("events", 3).sampled("errors", 0.2))
                            .status())
                    .isEqualTo(Status.FAIL);
        }

        @Test
        void isMetByNoSampleAndByNoAbsentOne() {
            assertThat(judge(Logs.log().sampled("errors", 0.2)).status()).isEqualTo(Status.PASS);
            assertThat(judge(Logs.log()
                                    .sampled("events", 3)
                                    .noSample("events")
                                    .sampled("errors", 0.2)
                                    .fired("rollback"))
                            .status())
                    .isEqualTo(Status.FAIL);
        }

        @Test
        void isJudgedByTheNewestSampleOfTheInstantBeforeTheFiring() {
            Logs log = Logs.log()
                    .sampled("events", 2)
                    .at(30)
                    .sampled("errors", 0.2)
                    .sampled("events", 3);

            assertThat(judge(log).status()).isEqualTo(Status.FAIL);
            assertThat(judge(log.fired("rollback")).status()).isEqualTo(Status.PASS);
            assertThat(judge(Logs.log()
                                    .sampled("events", 2)
                                    .at(30)
                                    .sampled("errors", 0.2)
                                    .fired("rollback")
                                    .sampled("events", 3))
                            .status())
                    .isEqualTo(Status.FAIL);
        }

        @Test
        void takesNoDataForNoNumber() {
            Trigger quiet = trigger(
                    0.05,
                    new Rule(1, 1),
                    Optional.empty(),
                    List.of(new Condition("events", new Limit(Comparison.AT_MOST, 3))),
                    Again.AFTER_RESTART);

            assertThat(judged(
                                    quiet,
                                    Given.scenario(),
                                    Logs.log().noSample("events").sampled("errors", 0.2))
                            .status())
                    .isEqualTo(Status.PASS);
            assertThat(judged(
                                    quiet,
                                    Given.scenario(),
                                    Logs.log().sampled("events", 0).sampled("errors", 0.2))
                            .status())
                    .isEqualTo(Status.FAIL);
        }

        @Test
        void isNotJudgedByWhatIsSampledLater() {
            Logs log = Logs.log()
                    .sampled("errors", 0.2)
                    .at(1)
                    .sampled("events", 3)
                    .at(30)
                    .sampled("errors", 0);

            assertThat(judge(log).status()).isEqualTo(Status.PASS);
        }

        @Test
        void isJudgedWhereTheSystemReportsItsEvaluation() {
            Logs log = Logs.log()
                    .sampled("errors", 0.2)
                    .evaluated("rollback", false)
                    .sampled("events", 3)
                    .at(30)
                    .sampled("events", 2)
                    .sampled("errors", 0.2);

            assertThat(judge(log).status()).isEqualTo(Status.PASS);
        }
    }

    @Nested
    class ThatMustClear {

        private Finding judge(String pattern) {
            return judged(
                    trigger(0.05, new Rule(2, 3), Optional.empty(), List.of(), Again.AFTER_CLEAR),
                    Given.scenario(),
                    samples(pattern));
        }

        @Test
        void firesOnceWhileItsRuleHolds() {
            assertThat(judge("##!###").status()).isEqualTo(Status.PASS);
            assertThat(judge("##!#!").found()).contains("as they have been since it last fired");
        }

        @Test
        void firesAgainAfterAnEvaluationAtWhichItDidNotHold() {
            assertThat(judge("##!.#!").status()).isEqualTo(Status.PASS);
            assertThat(judge("##!.#").status()).isEqualTo(Status.FAIL);
            assertThat(judge("##!?#!").status()).isEqualTo(Status.PASS);
        }

        @Test
        void keepsItsWindow() {
            assertThat(judge("##!..#").status()).isEqualTo(Status.PASS);
            assertThat(judge("##!..#!").status()).isEqualTo(Status.FAIL);
        }
    }
}
