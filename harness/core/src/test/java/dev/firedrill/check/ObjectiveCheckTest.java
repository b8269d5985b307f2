package dev.firedrill.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Controls.Comparison;
import dev.firedrill.model.Controls.Limit;
import dev.firedrill.model.Controls.Objective;
import dev.firedrill.model.Expectation.ObjectiveBands;
import org.junit.jupiter.api.Test;

class ObjectiveCheckTest {

    private static final Objective SUCCESS =
            new Objective("success", new Limit(Comparison.ABOVE, 0.9), new Limit(Comparison.BELOW, 0.8));

    private static Finding judge(Logs log) {
        return new ObjectiveCheck(new ObjectiveBands(Given.head("objective"), "success"))
                .judge(Given.scenario()
                        .declaring(Declared.declared().objective(SUCCESS))
                        .with(log));
    }

    private static Status judged(double sample, String band) {
        return judge(Logs.log().sampled("success", sample).judged("success", band))
                .status();
    }

    @Test
    void passesInEachBandUpToItsLimit() {
        assertThat(judged(Math.nextUp(0.9), "HEALTHY")).isEqualTo(Status.PASS);
        assertThat(judged(0.9, "WATCH")).isEqualTo(Status.PASS);
        assertThat(judged(0.8, "WATCH")).isEqualTo(Status.PASS);
        assertThat(judged(Math.nextDown(0.8), "ALERT")).isEqualTo(Status.PASS);
    }

    @Test
    void failsOneUlpIntoAnotherBand() {
        assertThat(judged(Math.nextUp(0.9), "WATCH")).isEqualTo(Status.FAIL);
        assertThat(judged(0.9, "HEALTHY")).isEqualTo(Status.FAIL);
        assertThat(judged(0.8, "ALERT")).isEqualTo(Status.FAIL);
        assertThat(judged(Math.nextDown(0.8), "WATCH")).isEqualTo(Status.FAIL);
    }

    @Test
    void namesTheSampleExactly() {
        assertThat(judge(Logs.log()
                                .at(30)
                                .sampled("success", Math.nextDown(0.8))
                                .judged("success", "WATCH"))
                        .found())
                .isEqualTo("the sample at t+30s, 0.7999999999999999, was judged 'WATCH' instead of ALERT");
    }

    @Test
    void takesNoDataForNoHealth() {
        assertThat(judge(Logs.log().noSample("success").judged("success", "NO_DATA"))
                        .status())
                .isEqualTo(Status.PASS);
        assertThat(judge(Logs.log().noSample("success").judged("success", "HEALTHY"))
                        .status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void saysWhereThereWasNothingButSilence() {
        Logs silence = Logs.log().noSample("success").judged("success", "NO_DATA");

        assertThat(judge(silence).found()).isEqualTo("1 of 1 samples were judged right, all without data");
        assertThat(judge(silence.sampled("success", 1).judged("success", "HEALTHY"))
                        .found())
                .isEqualTo("2 of 2 samples were judged right");
    }

    @Test
    void failsOnASampleThatIsNotJudgedBeforeTheNext() {
        Logs log = Logs.log()
                .at(10)
                .sampled("success", 1)
                .at(20)
                .sampled("success", 1)
                .judged("success", "HEALTHY");

        assertThat(judge(log).found()).isEqualTo("the sample at t+10s, 1, was not judged");
    }

    @Test
    void failsOnTheLastSampleNotJudged() {
        Logs log = Logs.log().sampled("success", 1).judged("success", "HEALTHY").sampled("success", 1);

        assertThat(judge(log).status()).isEqualTo(Status.FAIL);
    }

    @Test
    void failsOnAJudgementTooMany() {
        Logs log = Logs.log().sampled("success", 1).judged("success", "HEALTHY").judged("success", "HEALTHY");

        assertThat(judge(log).found()).isEqualTo("judged 'HEALTHY' at t+0s without a new sample");
        assertThat(judge(Logs.log()
                                .judged("success", "HEALTHY")
                                .sampled("success", 1)
                                .judged("success", "HEALTHY"))
                        .status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void looksAtItsOwnIndicatorAlone() {
        Logs log = Logs.log()
                .sampled("success", 1)
                .sampled("latency", 9)
                .judged("latency", "ALERT")
                .judged("success", "HEALTHY");

        assertThat(judge(log).status()).isEqualTo(Status.PASS);
    }

    @Test
    void isNotObservedWithoutSamplesJudgementsOrDeclaration() {
        assertThat(judge(Logs.log().judged("success", "HEALTHY")).status()).isEqualTo(Status.NOT_OBSERVED);
        assertThat(judge(Logs.log().sampled("success", 1)).status()).isEqualTo(Status.NOT_OBSERVED);
        assertThat(new ObjectiveCheck(new ObjectiveBands(Given.head("objective"), "other"))
                        .judge(Given.scenario().with(Logs.log().sampled("other", 1)))
                        .status())
                .isEqualTo(Status.NOT_OBSERVED);
    }
}
