package dev.firedrill.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Expectation.AtMostOnce;
import org.junit.jupiter.api.Test;

class AtMostOnceCheckTest {

    private static Finding judge(Logs log) {
        AtMostOnce wanted = new AtMostOnce(Given.head("at-most-once:mail.sent"), "mail.sent");
        return new AtMostOnceCheck(wanted).judge(Given.scenario().with(log));
    }

    @Test
    void passesWhenEachKeyOccursOnce() {
        assertThat(judge(Logs.log()
                                .emitted("mail.sent", "1")
                                .emitted("mail.sent", "2")
                                .emitted("other", "1"))
                        .found())
                .isEqualTo("2 events, each with a key of its own");
    }

    @Test
    void failsOnTheSecondEventOfAKey() {
        Finding finding = judge(Logs.log()
                .at(1)
                .emitted("mail.sent", "1")
                .at(2)
                .emitted("mail.sent", "2")
                .at(3)
                .emitted("mail.sent", "1"));

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.found()).isEqualTo("event 'mail.sent' with key '1' at t+1s and again at t+3s");
        assertThat(finding.place()).isEqualTo(3);
    }

    @Test
    void isNotExercisedWhenItNeverHappened() {
        assertThat(judge(Logs.log().emitted("other", "1").emitted("other", "1")).status())
                .isEqualTo(Status.NOT_EXERCISED);
    }

    @Test
    void isNotObservedWithoutAnyEvent() {
        assertThat(judge(Logs.log().arrived(1)).status()).isEqualTo(Status.NOT_OBSERVED);
    }
}
