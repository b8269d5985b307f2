package dev.firedrill.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.firedrill.model.Expectation.StreamComplete;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StreamCompleteCheckTest {

    private static Finding judge(Logs log) {
        return judge(
                new StreamComplete(
                        Given.head("s"), Optional.of("model"), Optional.empty(), Set.of("partial", "degraded")),
                log);
    }

    private static Finding judge(StreamComplete wanted, Logs log) {
        return new StreamCompleteCheck(wanted).judge(Given.scenario().with(log));
    }

    private static Logs called() {
        return Logs.log().arrived(1).at(1).called(1, "draft", 1).at(2);
    }

    private static Logs truncated() {
        return called().broke(1, "draft", 1, 312);
    }

    private static Logs answered(Logs log, String status) {
        return log.answered(1, status, "half an answ", NullNode.getInstance());
    }

    @Nested
    class Outcome {

        @Test
        void truncatedAndPresentedAsCompleteFails() {
            Finding finding = judge(answered(truncated(), "ok"));

            assertThat(finding.status()).isEqualTo(Status.FAIL);
            assertThat(finding.found())
                    .isEqualTo("request r-0001 was answered with status 'ok' at t+2s, but the answer of 'model'"
                            + " broke off with CLOSED after 312 bytes;"
                            + " 0 complete, 0 truncated and reported, 1 truncated and presented as complete");
            assertThat(finding.place()).isEqualTo(4);
            assertThat(finding.measurement().orElseThrow().margin()).isEqualTo(-1);
        }

        @Test
        void truncatedAndReportedPasses() {
            Logs log = answered(truncated(), "partial")
                    .arrived(2)
                    .called(2, "draft", 1)
                    .broke(2, "draft", 1, 1)
                    .failed(2, "CUT", "")
                    .arrived(3)
                    .called(3, "draft", 1)
                    .came(3, "draft", 1)
                    .answered(3, "whole")
                    .arrived(4)
                    .called(4, "draft", 1)
                    .came(4, "draft", 1)
                    .failed(4, "BUSY", "");

            Finding finding = judge(log);

            assertThat(finding.status()).isEqualTo(Status.PASS);
            assertThat(finding.found())
                    .isEqualTo("1 complete, 2 truncated and reported, 0 truncated and presented as complete");
            assertThat(finding.place()).as("the first report").isEqualTo(4);
        }

        @Test
        void namesTheFirstThatWasPresentedAsComplete() {
            Logs log = answered(truncated(), "ok")
                    .arrived(2)
                    .called(2, "draft", 1)
                    .broke(2, "draft", 1, 1)
                    .answered(2, "half");

            assertThat(judge(log).found())
                    .startsWith("request r-0001")
                    .endsWith("2 truncated and presented as complete");
            assertThat(judge(log).place()).isEqualTo(4);
        }

        @Test
        void onlyStatusesDeclaredForItReportIt() {
            StreamComplete strict = new StreamComplete(Given.head("s"), Optional.empty(), Optional.empty(), Set.of());

            assertThat(judge(strict, answered(truncated(), "partial")).status()).isEqualTo(Status.FAIL);
            assertThat(judge(strict, truncated().failed(1, "CUT", "")).status()).isEqualTo(Status.PASS);
        }
    }

    @Nested
    class TheLastAnswer {

        @Test
        void isTruncatedWhenItEndedInGoodOrderButNotWhole() {
            assertThat(judge(answered(called().came(1, "draft", 1, 200, false), "ok"))
                            .found())
                    .contains("the answer of 'model' ended in good order but was not whole");
        }

        @Test
        void isThatOfARetryThatBroughtAllOfIt() {
            Logs log = truncated().called(1, "draft", 2).came(1, "draft", 2);

            assertThat(judge(answered(log, "ok")).status()).isEqualTo(Status.NOT_EXERCISED);
        }

        @Test
        void isThatOfAFallBackForAnotherPurpose() {
            Logs log = truncated().called(1, "template", 1).came(1, "template", 1);

            assertThat(judge(answered(log, "ok")).status()).isEqualTo(Status.NOT_EXERCISED);
        }

        @Test
        void isThatForTheNamedPurposeWhateverElseIsAskedForAfterIt() {
            StreamComplete draft =
                    new StreamComplete(Given.head("s"), Optional.empty(), Optional.of("draft"), Set.of());
            Logs log = truncated().called(1, "moderate", 1).came(1, "moderate", 1);

            assertThat(judge(draft, answered(log, "ok")).status()).isEqualTo(Status.FAIL);
        }

        @Test
        void isNotReplacedByARetryThatBroughtNothing() {
            Logs refused = truncated().called(1, "draft", 2).broke(1, "draft", 2, 0);
            Logs error = truncated().called(1, "draft", 2).came(1, "draft", 2, 400, true);
            Logs open = truncated().called(1, "draft", 2);

            assertThat(judge(answered(refused, "ok")).status()).isEqualTo(Status.FAIL);
            assertThat(judge(answered(error, "ok")).status()).isEqualTo(Status.FAIL);
            assertThat(judge(answered(open, "ok")).status()).isEqualTo(Status.FAIL);
        }

        @Test
        void isTruncatedWhereTheSystemHangsUpAfterItsOwnAnswer() {
            Logs log = answered(called(), "ok").broke(1, "draft", 1, 40);

            assertThat(judge(log).status()).isEqualTo(Status.FAIL);
        }

        @Test
        void isTruncatedWhereItWasStillOpenWhenTheRunEnded() {
            Logs log =
                    answered(called(), "ok").at(30).outlasted(1, "draft", 1, 40).runEnded("");

            assertThat(judge(log).status()).isEqualTo(Status.FAIL);
            assertThat(judge(log).found())
                    .contains("the answer of 'model' was still open when the run ended, after 40 bytes;");
        }

        @Test
        void isNotOneThatWasAskedForAfterwards() {
            Logs after = answered(truncated(), "ok").called(1, "draft", 2).came(1, "draft", 2);
            Logs spoiltAfter = answered(called().came(1, "draft", 1), "ok")
                    .called(1, "review", 1)
                    .broke(1, "review", 1, 9);

            assertThat(judge(after).status()).isEqualTo(Status.FAIL);
            assertThat(judge(spoiltAfter).status()).isEqualTo(Status.NOT_EXERCISED);
        }

        @Test
        void isThatOfTheNamedProvider() {
            StreamComplete other =
                    new StreamComplete(Given.head("s"), Optional.of("other"), Optional.empty(), Set.of());

            assertThat(judge(other, answered(truncated(), "ok")).status()).isEqualTo(Status.NOT_EXERCISED);
        }
    }

    @Nested
    class WithNothingToJudge {

        @Test
        void isNotExercisedWhenEveryAnswerWasWhole() {
            assertThat(judge(answered(called().came(1, "draft", 1), "ok")).status())
                    .isEqualTo(Status.NOT_EXERCISED);
        }

        @Test
        void isNotExercisedByCallsThatBroughtNothing() {
            assertThat(judge(answered(called().broke(1, "draft", 1, 0), "ok")).status())
                    .isEqualTo(Status.NOT_EXERCISED);
            assertThat(judge(answered(called().came(1, "draft", 1, 503, false), "ok"))
                            .status())
                    .isEqualTo(Status.NOT_EXERCISED);
        }

        @Test
        void isNotExercisedByARequestThatNeverEnded() {
            assertThat(judge(truncated()).status()).isEqualTo(Status.NOT_EXERCISED);
        }

        @Test
        void isNotObservedWhenNoCallBelongsToARequest() {
            assertThat(judge(Logs.log().arrived(1).called(0, "draft", 1)).status())
                    .isEqualTo(Status.NOT_OBSERVED);
        }
    }

    @Test
    void saysWhatItExpects() {
        assertThat(judge(Logs.log()).expected())
                .isEqualTo("where the last answer of 'model' to a request was truncated, the request fails"
                        + " or is answered with the status degraded or partial");
        assertThat(judge(new StreamComplete(Given.head("s"), Optional.empty(), Optional.empty(), Set.of()), Logs.log())
                        .expected())
                .isEqualTo("where the last answer of a provider to a request was truncated, the request fails");
        assertThat(judge(
                                new StreamComplete(
                                        Given.head("s"), Optional.of("model"), Optional.of("draft"), Set.of()),
                                Logs.log())
                        .expected())
                .startsWith("where the last answer of 'model' for 'draft' to a request was truncated");
    }
}
