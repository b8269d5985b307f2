package dev.firedrill.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Expectation.NothingLost;
import org.junit.jupiter.api.Test;

class NothingLostCheckTest {

    private static Finding judge(Logs log) {
        return new NothingLostCheck(new NothingLost(Given.head("nothing-lost")))
                .judge(Given.scenario().with(log));
    }

    @Test
    void passesWhenEveryRequestEndedOnce() {
        assertThat(judge(Logs.log()
                                .arrived(1)
                                .arrived(2)
                                .failed(1, "BUSY", "later")
                                .answered(2, "hi"))
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void provesNothingWhereNothingEverWorkedAndNoFaultStruck() {
        Logs failing = Logs.log().arrived(1).failed(1, "BUSY", "later");

        assertThat(judge(failing).status()).isEqualTo(Status.NOT_EXERCISED);
        assertThat(judge(failing.applied("fault")).status()).isEqualTo(Status.PASS);
    }

    @Test
    void saysHowManyFailed() {
        Finding finding = judge(
                Logs.log().arrived(1).arrived(2).failed(1, "BUSY", "later").answered(2, "hi"));

        assertThat(finding.found()).isEqualTo("2 of 2 requests ended once: 1 answered, 1 failed");
    }

    @Test
    void namesTheLostRequestAndWhatWaited() {
        Finding finding =
                judge(Logs.log().at(3).arrived(1).arrived(2).answered(2, "hi").runEnded("call to model"));

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.found())
                .isEqualTo("request r-0001 of t+3s was neither answered nor failed; waiting: 'call to model' (1 of 2)");
        assertThat(finding.place()).isEqualTo(1);
    }

    @Test
    void failsWhenARequestIsAnsweredTwice() {
        Finding finding = judge(Logs.log().arrived(1).answered(1, "hi").at(1).answered(1, "hi"));

        assertThat(finding.found()).isEqualTo("request r-0001 ended once more at t+1s (1 of 1)");
    }

    @Test
    void failsWhenARequestIsAnsweredAndFails() {
        assertThat(judge(Logs.log().arrived(1).answered(1, "hi").failed(1, "BUSY", ""))
                        .status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void failsOnAnAnswerToNobody() {
        assertThat(judge(Logs.log().arrived(1).answered(1, "hi").answered(2, "hi"))
                        .found())
                .contains("r-0002 ended at t+0s without having arrived");
    }

    @Test
    void isNotExercisedWithoutRequests() {
        assertThat(judge(Logs.log()).status()).isEqualTo(Status.NOT_EXERCISED);
    }
}
