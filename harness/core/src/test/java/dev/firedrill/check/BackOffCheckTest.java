package dev.firedrill.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Expectation.BackOff;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackOffCheckTest {

    private static Finding judge(double seconds, Logs log) {
        BackOff wanted = new BackOff(Given.head("back-off"), Duration.ofMillis(Math.round(seconds * 1000)));
        return new BackOffCheck(wanted).judge(Given.scenario().with(log));
    }

    /** Two waits, of 2 s and of 4 s, in a request of 11.5 s. */
    private static Logs retried() {
        return Logs.log()
                .at(1)
                .arrived(1)
                .called(1, "draft", 1)
                .at(2)
                .broke(1, "draft", 1, 0)
                .at(4)
                .called(1, "draft", 2)
                .at(7)
                .came(1, "draft", 2, 503, true)
                .at(11)
                .called(1, "draft", 3)
                .at(12.5)
                .came(1, "draft", 3)
                .answered(1, "done");
    }

    @Test
    void addsTheWaitsOfARequestUpToTheLimit() {
        Finding finding = judge(6, retried());

        assertThat(finding.status()).isEqualTo(Status.PASS);
        assertThat(finding.found())
                .isEqualTo(
                        "request r-0001 waited 6s in all before 2 more attempts, the last at t+11s; the longest of 1");
        assertThat(finding.measurement().orElseThrow().observed()).isEqualTo(6_000_000_000L);
        assertThat(finding.measurement().orElseThrow().origin()).isEqualTo(2_000_000_000L);
    }

    @Test
    void failsBeyondTheLimitAtTheLastCallThatWasWaitedFor() {
        Finding finding = judge(5.999, retried());

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.found()).endsWith("the last at t+11s (1 of 1)");
        assertThat(finding.place()).isEqualTo(6);
        assertThat(finding.measurement().orElseThrow().margin()).isEqualTo(-1_000_000);
    }

    @Test
    void namesTheRequestThatWaitedLongestAndCountsAllThatWaitedTooLong() {
        Logs log = retried()
                .arrived(2)
                .called(2, "draft", 1)
                .broke(2, "draft", 1, 0)
                .at(20)
                .called(2, "draft", 2)
                .arrived(3)
                .called(3, "draft", 1)
                .broke(3, "draft", 1, 0)
                .at(21)
                .called(3, "draft", 2)
                .arrived(4)
                .called(4, "draft", 1);

        assertThat(judge(5, log).found())
                .isEqualTo("request r-0002 waited 7.5s in all before 1 more attempt, the last at t+20s (2 of 3)");
    }

    @Test
    void namesTheFirstOfThoseThatWaitedLongest() {
        Logs log = Logs.log();
        for (int i = 1; i <= 2; i++) {
            log.arrived(i).called(i, "draft", 1).broke(i, "draft", 1, 0);
        }

        assertThat(judge(1, log.at(1).called(2, "draft", 2).called(1, "draft", 2))
                        .found())
                .startsWith("request r-0001 waited 1s");
    }

    @Test
    void waitsAreBetweenAttemptsAtOnePurpose() {
        Logs log = Logs.log()
                .arrived(1)
                .called(1, "classify", 1)
                .came(1, "classify", 1)
                .called(1, "draft", 1)
                .broke(1, "draft", 1, 0)
                .at(3)
                .called(1, "classify", 2)
                .at(5)
                .called(1, "draft", 2);

        assertThat(judge(8, log).measurement().orElseThrow().observed()).isEqualTo(8_000_000_000L);
    }

    @Test
    void aHedgedAttemptWaitsForNothing() {
        Logs log = Logs.log()
                .arrived(1)
                .called(1, "draft", 1)
                .at(1)
                .called(1, "draft", 2)
                .at(2)
                .called(1, "draft", 3)
                .at(9)
                .came(1, "draft", 1);

        assertThat(judge(0, log).status()).isEqualTo(Status.PASS);
        assertThat(judge(0, log).measurement().orElseThrow().observed()).isZero();
    }

    @Test
    void theAttemptOfAnotherProviderCountsToo() {
        Logs log = Logs.log()
                .arrived(1)
                .called(1, "draft", 1)
                .broke(1, "draft", 1, 0)
                .at(3)
                .called("spare", 1, "draft", 2);

        assertThat(judge(2, log).status()).isEqualTo(Status.FAIL);
    }

    @Test
    void aWaitThatTheRunCutsOffCountsUntilItsEnd() {
        Logs once = Logs.log()
                .arrived(1)
                .at(1)
                .called(1, "draft", 1)
                .at(2)
                .came(1, "draft", 1, 429, true)
                .at(62)
                .runEnded("");

        assertThat(judge(60, once).status())
                .as("it may go on for longer than the run shows")
                .isEqualTo(Status.NOT_EXERCISED);
        assertThat(judge(59.999, once).status()).isEqualTo(Status.FAIL);
        assertThat(judge(59.999, once).found())
                .isEqualTo("request r-0001 waited 1m in all after its attempt at t+1s until the run ended (1 of 1)");
        assertThat(judge(59.999, once).place()).isEqualTo(2);
    }

    @Test
    void aWaitThatTheRunCutsOffAddsToThoseBefore() {
        Logs log = Logs.log()
                .arrived(1)
                .called(1, "draft", 1)
                .broke(1, "draft", 1, 0)
                .at(2)
                .called(1, "draft", 2)
                .broke(1, "draft", 2, 0)
                .at(10)
                .runEnded("");

        assertThat(judge(5, log).found())
                .isEqualTo("request r-0001 waited 10s in all before 1 more attempt, the last at t+2s,"
                        + " and after it until the run ended (1 of 1)");
    }

    @Test
    void nothingIsWaitedForAfterAnEndThatNoRetryHeals() {
        Logs answered = Logs.log().arrived(1).called(1, "draft", 1).broke(1, "draft", 1, 0);
        Logs whole = Logs.log().arrived(1).called(1, "draft", 1).came(1, "draft", 1);
        Logs revoked = Logs.log().arrived(1).called(1, "draft", 1).came(1, "draft", 1, 401, true);
        Logs open = Logs.log().arrived(1).called(1, "draft", 1).at(9).outlasted(1, "draft", 1, 0);

        assertThat(judge(1, answered.failed(1, "DOWN", "").at(9).runEnded("")).status())
                .isEqualTo(Status.NOT_EXERCISED);
        assertThat(judge(1, whole.at(9).runEnded("")).status()).isEqualTo(Status.NOT_EXERCISED);
        assertThat(judge(1, revoked.at(9).runEnded("")).status()).isEqualTo(Status.NOT_EXERCISED);
        assertThat(judge(1, open.runEnded("")).status()).isEqualTo(Status.NOT_EXERCISED);
    }

    @Test
    void isNotExercisedWithoutASecondAttempt() {
        Logs log = Logs.log().arrived(1).called(1, "classify", 1).at(5).called(1, "draft", 1);

        assertThat(judge(1, log).status()).isEqualTo(Status.NOT_EXERCISED);
    }

    @Test
    void isNotObservedWhenNoCallBelongsToARequest() {
        Logs log = Logs.log().arrived(1).called(0, "draft", 1).called(0, "draft", 2);

        assertThat(judge(1, log).status()).isEqualTo(Status.NOT_OBSERVED);
    }

    @Test
    void saysWhatItExpects() {
        assertThat(judge(90, Logs.log()).expected())
                .isEqualTo("no request waits longer than 1m30s between its attempts, all waits added");
    }
}
