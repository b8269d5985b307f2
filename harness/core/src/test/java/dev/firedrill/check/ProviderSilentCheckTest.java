package dev.firedrill.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Expectation.ProviderSilent;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ProviderSilentCheckTest {

    private static Finding judge(Logs log) {
        return within(0, log);
    }

    private static Finding within(long millis, Logs log) {
        ProviderSilent wanted = new ProviderSilent(
                Given.head("silent"),
                "model",
                Optional.of("draft"),
                Given.mark("action:kill").orElseThrow(),
                Given.mark("action:revive"),
                Duration.ofMillis(millis));
        return new ProviderSilentCheck(wanted).judge(Given.scenario().with(log));
    }

    /** A call at 1 s that fails at 2 s, and the kill right after. */
    private static Logs killed() {
        return Logs.log()
                .arrived(1)
                .at(1)
                .called(1, "draft", 1)
                .at(2)
                .came(1, "draft", 1, 429, true)
                .actionEnded("kill", "done");
    }

    @Test
    void passesWhenTheProviderWasCalledBeforeAndNotAfter() {
        Finding finding = judge(killed().at(9).arrived(2).answered(2, "safe"));

        assertThat(finding.status()).isEqualTo(Status.PASS);
        assertThat(finding.found()).isEqualTo("no call; the last before was at t+1s");
        assertThat(finding.measurement().orElseThrow().margin()).isZero();
    }

    @Test
    void failsOnALateRetryAndSaysSo() {
        Finding finding = judge(
                killed().at(3602).called(1, "draft", 2).at(3700).arrived(2).called(2, "draft", 1));

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.found())
                .isEqualTo("called by request r-0001 at t+1h2s, 1h after that, a late retry (attempt 2);"
                        + " 2 calls in all (1 late retry), the last at t+1h1m40s");
        assertThat(finding.place()).isEqualTo(5);
        assertThat(finding.measurement().orElseThrow().observed()).isEqualTo(2);
    }

    @Test
    void failsOnAFirstAttempt() {
        Finding finding = judge(killed().at(3).arrived(2).called(2, "draft", 1));

        assertThat(finding.found())
                .isEqualTo("called by request r-0002 at t+3s, 1s after that, a first attempt;"
                        + " 1 call in all, the last at t+3s");
    }

    @Test
    void failsOnACallForNoRequest() {
        assertThat(judge(killed().at(3).called(0, "draft", 2).called(0, "draft", 3))
                        .found())
                .startsWith("called for no request at t+3s")
                .contains("2 calls in all (2 late retries)");
    }

    @Test
    void aCallMadeBeforeMayBeAnsweredAfter() {
        Logs log = Logs.log()
                .arrived(1)
                .called(1, "draft", 1)
                .actionEnded("kill", "done")
                .at(9)
                .came(1, "draft", 1);

        assertThat(judge(log).status()).isEqualTo(Status.PASS);
    }

    @Nested
    class AtTheEdges {

        @Test
        void aCallAtTheVeryInstantCountsByItsPlaceInTheLog() {
            assertThat(judge(killed().called(1, "draft", 2)).status()).isEqualTo(Status.FAIL);
            assertThat(judge(Logs.log().called(1, "draft", 1).actionEnded("kill", "done"))
                            .status())
                    .isEqualTo(Status.PASS);
        }

        @Test
        void theAllowanceIsInclusive() {
            Logs log = killed().at(7).called(1, "draft", 2);

            assertThat(within(5000, log).found()).isEqualTo("no call; the last before was at t+7s");
            assertThat(within(4999, log).found()).startsWith("called by request r-0001 at t+7s, 5s after that");
        }

        @Test
        void callsAreFreeAgainFromTheSecondMarkOn() {
            Logs log = killed().at(5).actionEnded("revive", "done").called(1, "draft", 2);

            assertThat(judge(log).status()).isEqualTo(Status.PASS);
            assertThat(judge(killed().called(1, "draft", 2).actionEnded("revive", "done"))
                            .status())
                    .isEqualTo(Status.FAIL);
        }
    }

    @Nested
    class InItsScope {

        @Test
        void onlyTheNamedProviderAndPurposeCount() {
            Logs log = killed().at(3).called("other", 1, "draft", 2).called(1, "embed", 1);

            assertThat(judge(log).status()).isEqualTo(Status.PASS);
        }

        @Test
        void aCallOfOthersBeforeProvesNothing() {
            Logs log = Logs.log()
                    .called("other", 1, "draft", 1)
                    .called(1, "embed", 1)
                    .actionEnded("kill", "done");

            assertThat(judge(log).status()).isEqualTo(Status.NOT_EXERCISED);
        }
    }

    @Nested
    class WithNothingToJudge {

        @Test
        void isNotExercisedWhenTheMarkIsNeverReached() {
            assertThat(judge(Logs.log().called(1, "draft", 1)).found()).contains("'action:kill' was never reached");
        }

        @Test
        void isNotExercisedWhenItWasNeverCalledBefore() {
            assertThat(judge(Logs.log().actionEnded("kill", "done")).status()).isEqualTo(Status.NOT_EXERCISED);
        }

        @Test
        void aCallAfterTheSilenceIsNotOneBefore() {
            Logs log = Logs.log()
                    .actionEnded("kill", "done")
                    .at(5)
                    .actionEnded("revive", "done")
                    .called(1, "draft", 1);

            assertThat(judge(log).status()).isEqualTo(Status.NOT_EXERCISED);
        }
    }

    @Test
    void saysWhatItExpects() {
        assertThat(within(5000, Logs.log()).expected())
                .isEqualTo("no call to 'model' for 'draft' after more than 5s since action 'kill' was done"
                        + " until action 'revive' was done, late retries included");
    }
}
