package dev.firedrill.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Expectation.Amplification;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AmplificationCheckTest {

    private static final OptionalInt ANY = OptionalInt.empty();

    private static Finding judge(double atMost, OptionalInt each, Logs log) {
        return judge(new Amplification(Given.head("amplification"), Optional.of("model"), atMost, each), log);
    }

    private static Finding judge(Amplification wanted, Logs log) {
        return new AmplificationCheck(wanted).judge(Given.scenario().with(log));
    }

    /** Ten requests, of which the third makes two calls and the others one. */
    private static Logs elevenCalls() {
        Logs log = Logs.log();
        for (int i = 1; i <= 10; i++) {
            log.arrived(i).called(i, "draft", 1);
        }
        return log.called(3, "draft", 2);
    }

    @Test
    void theMeanMayReachItsLimit() {
        Finding finding = judge(1.1, ANY, elevenCalls());

        assertThat(finding.status()).isEqualTo(Status.PASS);
        assertThat(finding.found())
                .isEqualTo("1.1 calls for a request on average, 11 calls for 10 requests; most for r-0003, 2");
        assertThat(finding.measurement().orElseThrow().observed()).isEqualTo(2);
        assertThat(finding.measurement().orElseThrow().upper()).isEmpty();
    }

    @Test
    void theMeanMayReachALimitThatNoBinaryFractionHolds() {
        Logs log = Logs.log();
        for (int i = 1; i <= 45; i++) {
            log.arrived(i);
        }
        for (int attempt = 1; attempt <= 63; attempt++) {
            log.called(1, "draft", attempt);
        }

        assertThat(judge(1.4, ANY, log).status()).isEqualTo(Status.PASS);
    }

    @Test
    void theMeanMustNotPassItsLimit() {
        Finding finding = judge(1.09, ANY, elevenCalls());

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.place()).as("the last call of the worst request").isEqualTo(21);
    }

    @Test
    void requestsThatMakeNoCallCountToo() {
        assertThat(judge(1.0, ANY, elevenCalls().arrived(11)).status()).isEqualTo(Status.PASS);
    }

    @Test
    void noSingleRequestMayPassItsOwnLimit() {
        assertThat(judge(2, OptionalInt.of(2), elevenCalls()).status()).isEqualTo(Status.PASS);

        Finding finding = judge(2, OptionalInt.of(1), elevenCalls().called(3, "draft", 3));

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.place()).as("the first call too many").isEqualTo(21);
        assertThat(finding.measurement().orElseThrow().margin()).isEqualTo(-2);
    }

    @Test
    void namesTheFirstOfTheWorstRequestsEvenTheLastOfAll() {
        Logs log = Logs.log().arrived(1).arrived(2).called(2, "draft", 1);

        assertThat(judge(1, ANY, log).found()).endsWith("most for r-0002, 1");
        assertThat(judge(1, ANY, log.called(1, "draft", 1)).found()).endsWith("most for r-0001, 1");
    }

    @Test
    void onlyCallsToItsProviderCount() {
        Logs log = Logs.log().arrived(1).called(1, "draft", 1).called("other", 1, "draft", 2);

        assertThat(judge(1, OptionalInt.of(1), log).status()).isEqualTo(Status.PASS);
        assertThat(judge(new Amplification(Given.head("a"), Optional.empty(), 1, ANY), log)
                        .status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void isNotExercisedWithoutRequestsOrCalls() {
        assertThat(judge(1, ANY, Logs.log().called(0, "draft", 1)).status()).isEqualTo(Status.NOT_EXERCISED);
        assertThat(judge(1, ANY, Logs.log().arrived(1)).status()).isEqualTo(Status.NOT_EXERCISED);
    }

    @Test
    void theMeanNeedsNotKnowWhoseTheCallsAre() {
        Logs log = Logs.log().arrived(1).called(0, "draft", 1).called(0, "draft", 2);

        assertThat(judge(2, ANY, log).found()).isEqualTo("2 calls for a request on average, 2 calls for 1 request");
        assertThat(judge(1, ANY, log).status()).isEqualTo(Status.FAIL);
        assertThat(judge(1, OptionalInt.of(2), log).status()).isEqualTo(Status.FAIL);
        assertThat(judge(2, OptionalInt.of(2), log).status()).isEqualTo(Status.NOT_OBSERVED);
    }

    @Test
    void saysWhatItExpects() {
        assertThat(judge(1.5, OptionalInt.of(3), Logs.log()).expected())
                .isEqualTo("at most 1.5 calls to 'model' for a request on average, and at most 3 for any single one");
        assertThat(judge(1.5, ANY, Logs.log()).expected()).endsWith("on average");
    }
}
