package dev.firedrill.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Expectation.NoHang;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoHangCheckTest {

    private static Finding judge(double seconds, Logs log) {
        NoHang wanted =
                new NoHang(Given.head("no-hang"), Duration.ofMillis(Math.round(seconds * 1000)), Optional.of("work"));
        return new NoHangCheck(wanted).judge(Given.scenario().with(log));
    }

    private static Logs served() {
        return Logs.log()
                .at(1)
                .arrived(1)
                .at(2)
                .arrived(2)
                .at(4)
                .answered(1, "done")
                .at(10)
                .failed(2, "DOWN", "");
    }

    @Test
    void theBudgetIsInclusive() {
        Finding finding = judge(8, served());

        assertThat(finding.status()).isEqualTo(Status.PASS);
        assertThat(finding.found()).isEqualTo("the longest of 2 requests, request r-0002 at t+2s took 8s");
        assertThat(finding.measurement().orElseThrow().margin()).isZero();
        assertThat(finding.measurement().orElseThrow().origin()).isEqualTo(2_000_000_000L);
    }

    @Test
    void namesTheLongestAndCountsAllBeyondTheBudget() {
        Finding finding = judge(2.999, served());

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.found()).isEqualTo("request r-0002 at t+2s took 8s (2 of 2)");
        assertThat(finding.place()).isEqualTo(4);
    }

    @Test
    void namesTheFirstOfTheLongest() {
        Logs log = Logs.log().arrived(1).arrived(2).at(3).answered(2, "done").answered(1, "done");

        assertThat(judge(1, log).found()).startsWith("request r-0001 ");
    }

    @Test
    void aRequestThatNeverEndedStayedToTheEndOfTheRun() {
        Finding finding = judge(60, served().at(11).arrived(3).at(100).runEnded("model"));

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.found())
                .isEqualTo("request r-0003 at t+11s had not ended when the run did, 1m29s later (1 of 3)");
        assertThat(finding.place()).isEqualTo(5);
        assertThat(finding.measurement().orElseThrow().observed()).isEqualTo(89_000_000_000L);
    }

    @Test
    void aRequestThatNeverEndedHangsHoweverSoonTheRunWasOver() {
        Finding finding = judge(60, served().at(11).arrived(3).runEnded("model"));

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.found()).startsWith("request r-0003");
        assertThat(finding.place()).isEqualTo(5);
        assertThat(finding.measurement().orElseThrow().observed())
                .as("still the longest")
                .isEqualTo(8_000_000_000L);
    }

    @Test
    void aRunWithoutAnEndEndsWithItsLastEvent() {
        assertThat(judge(60, Logs.log().arrived(1).at(70).called(1, "draft", 2)).found())
                .contains("1m10s later");
    }

    @Test
    void aRequestEndsWhenItsUserIsFirstTold() {
        assertThat(judge(8, served().at(90).answered(1, "again")).status()).isEqualTo(Status.PASS);
    }

    @Test
    void onlyTheNamedKindCounts() {
        assertThat(judge(8, served().arrived(3, "batch", "").at(500).answered(3, "done"))
                        .found())
                .startsWith("the longest of 2 requests");
        assertThat(judge(8, Logs.log().arrived(1, "batch", "")).status()).isEqualTo(Status.NOT_EXERCISED);
    }

    @Test
    void isNotExercisedWithoutRequests() {
        assertThat(judge(1, Logs.log()).status()).isEqualTo(Status.NOT_EXERCISED);
    }

    @Test
    void saysWhatItExpects() {
        assertThat(judge(8, Logs.log()).expected()).isEqualTo("every request of kind work ends within 8s");
    }
}
