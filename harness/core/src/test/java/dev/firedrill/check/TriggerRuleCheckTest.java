package dev.firedrill.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Expectation.TriggerFollowsRule;
import org.junit.jupiter.api.Test;

class TriggerRuleCheckTest {

    private static Finding judge(Logs log) {
        TriggerFollowsRule wanted = new TriggerFollowsRule(Given.head("trigger-rule:rollback"), "rollback");
        return new TriggerRuleCheck(wanted).judge(Given.scenario().with(log));
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
}
