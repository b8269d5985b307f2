package dev.firedrill.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Expectation.ProviderCalls;
import dev.firedrill.model.Mark;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ProviderCallsCheckTest {

    private static final OptionalInt ANY = OptionalInt.empty();

    private static ProviderCalls count(int atLeast, OptionalInt atMost) {
        return new ProviderCalls(
                Given.head("calls"),
                Optional.of("model"),
                Optional.of("draft"),
                Optional.of("work"),
                Optional.empty(),
                atLeast,
                atMost,
                List.of());
    }

    private static ProviderCalls all(Optional<Mark> after, int atLeast, OptionalInt atMost, String... order) {
        return new ProviderCalls(
                Given.head("calls"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                after,
                atLeast,
                atMost,
                List.of(order));
    }

    private static Finding judge(ProviderCalls wanted, Logs log) {
        return new ProviderCallsCheck(wanted).judge(Given.scenario().with(log));
    }

    @Nested
    class Counts {

        @Test
        void upToTheLimitAndNotBeyond() {
            Logs log = Logs.log().at(1).arrived(1).called(1, "draft", 1).called(1, "draft", 2);

            assertThat(judge(count(0, OptionalInt.of(2)), log).found()).isEqualTo("2 calls by 1 request");

            Finding finding = judge(count(0, OptionalInt.of(2)), log.called(1, "draft", 3));

            assertThat(finding.status()).isEqualTo(Status.FAIL);
            assertThat(finding.found()).isEqualTo("request r-0001 at t+1s made 3 calls (1 of 1)");
            assertThat(finding.place()).as("the call too many").isEqualTo(4);
            assertThat(finding.measurement().orElseThrow().margin()).isEqualTo(-1);
        }

        @Test
        void fromTheLeastOn() {
            Logs log = Logs.log()
                    .arrived(1)
                    .called(1, "draft", 1)
                    .called(1, "draft", 2)
                    .at(2)
                    .arrived(2)
                    .called(2, "draft", 1);

            assertThat(judge(count(1, ANY), log).status()).isEqualTo(Status.PASS);
            assertThat(judge(count(2, ANY), log).found()).isEqualTo("request r-0002 at t+2s made only 1 call (1 of 2)");
            assertThat(judge(count(1, ANY), log.arrived(3)).found())
                    .isEqualTo("request r-0003 at t+2s made no call (1 of 3)");
        }

        @Test
        void noCallAtAllWhereOneIsDueAsAFailure() {
            assertThat(judge(count(1, ANY), Logs.log().arrived(1)).status()).isEqualTo(Status.FAIL);
        }

        @Test
        void eachRequestForItself() {
            Logs log = Logs.log().arrived(1).arrived(2).called(1, "draft", 1).called(2, "draft", 1);

            assertThat(judge(count(1, OptionalInt.of(1)), log).status()).isEqualTo(Status.PASS);
        }

        @Test
        void allRequestsAstrayAndNamesTheFirst() {
            Logs log = Logs.log().arrived(1).arrived(2).called(2, "draft", 1).called(1, "draft", 1);

            assertThat(judge(count(0, OptionalInt.of(0)), log).found())
                    .isEqualTo("request r-0001 at t+0s made 1 call (2 of 2)");
        }

        @Test
        void onlyCallsToItsProviderForItsPurposeByItsKind() {
            Logs log = Logs.log()
                    .arrived(1)
                    .called(1, "draft", 1)
                    .called("other", 1, "draft", 2)
                    .called(1, "embed", 1)
                    .arrived(2, "probe", "")
                    .called(2, "draft", 1)
                    .called(2, "draft", 2);

            assertThat(judge(count(1, OptionalInt.of(1)), log).found()).isEqualTo("1 call by 1 request");
        }

        @Test
        void onlyRequestsThatStartAfterTheMark() {
            Logs log = Logs.log()
                    .arrived(1)
                    .actionEnded("kill", "done")
                    .at(1)
                    .called(1, "draft", 1)
                    .arrived(2)
                    .answered(2, "safe");
            ProviderCalls none = all(Given.mark("action:kill"), 0, OptionalInt.of(0));

            assertThat(judge(none, log).found()).isEqualTo("0 calls by 1 request");
            assertThat(judge(none, log.called(2, "draft", 1)).status()).isEqualTo(Status.FAIL);
        }
    }

    @Nested
    class Order {

        private final ProviderCalls wanted = all(Optional.empty(), 0, ANY, "classify", "draft");

        private Logs classified() {
            return Logs.log().arrived(1).called(1, "classify", 1);
        }

        @Test
        void isThatOfThePurposesWithRetriesCountedOnce() {
            Logs log =
                    classified().called(1, "classify", 2).called(1, "draft", 1).called("other", 1, "draft", 2);

            assertThat(judge(wanted, log.answered(1, "done")).status()).isEqualTo(Status.PASS);
        }

        @Test
        void failsOnTheWrongFirst() {
            Finding finding =
                    judge(wanted, Logs.log().arrived(1).called(1, "draft", 1).called(1, "classify", 1));

            assertThat(finding.found())
                    .isEqualTo("request r-0001 at t+0s called for 'draft' where 'classify' was due (1 of 1)");
            assertThat(finding.place()).isEqualTo(2);
        }

        @Test
        void failsOnAReturnToAnEarlierPurpose() {
            Finding finding = judge(wanted, classified().called(1, "draft", 1).called(1, "classify", 2));

            assertThat(finding.found()).contains("called for 'classify' where no more call was due");
        }

        @Test
        void failsOnAnAnswerBeforeItWasThrough() {
            assertThat(judge(wanted, classified().answered(1, "done")).found())
                    .contains("was answered without a call for 'draft'");
        }

        @Test
        void letsARequestThatFailsStopOnTheWay() {
            assertThat(judge(wanted, classified().failed(1, "DOWN", "")).status())
                    .isEqualTo(Status.PASS);
        }

        @Test
        void leavesARequestAloneThatMadeNoCall() {
            Logs log = classified().called(1, "draft", 1).arrived(2).answered(2, "safe");

            assertThat(judge(wanted, log).status()).isEqualTo(Status.PASS);
        }
    }

    @Nested
    class WithNothingToJudge {

        @Test
        void isNotExercisedWhenTheMarkIsNeverReached() {
            ProviderCalls wanted = all(Given.mark("action:kill"), 1, ANY);

            assertThat(judge(wanted, Logs.log().arrived(1)).found()).contains("'action:kill' was never reached");
        }

        @Test
        void isNotExercisedWithoutARequestInScope() {
            assertThat(judge(count(0, OptionalInt.of(0)), Logs.log().arrived(1, "probe", ""))
                            .status())
                    .isEqualTo(Status.NOT_EXERCISED);
        }

        @Test
        void isNotExercisedWhereCallsAreAllowedAndNoneWasMade() {
            Logs log = Logs.log().arrived(1).answered(1, "safe");

            assertThat(judge(count(0, OptionalInt.of(2)), log).status()).isEqualTo(Status.NOT_EXERCISED);
            assertThat(judge(all(Optional.empty(), 0, ANY, "draft"), log).status())
                    .isEqualTo(Status.NOT_EXERCISED);
        }

        @Test
        void passesWhereCallsAreForbiddenAndNoneWasMade() {
            Logs elsewhere = Logs.log().arrived(1).called("other", 1, "draft", 1);
            Evidence scripted =
                    Given.scenario().answering("draft").with(Logs.log().arrived(1));
            ProviderCalls none = count(0, OptionalInt.of(0));

            assertThat(judge(
                                    all(Optional.empty(), 0, OptionalInt.of(0)),
                                    Logs.log().arrived(1))
                            .status())
                    .isEqualTo(Status.PASS);
            assertThat(judge(none, elsewhere).status())
                    .as("where a call to another provider shows that there is such a purpose")
                    .isEqualTo(Status.PASS);
            assertThat(new ProviderCallsCheck(none).judge(scripted).status())
                    .as("where a scripted answer shows it")
                    .isEqualTo(Status.PASS);
        }

        @Test
        void isNotExercisedWhereNothingShowsThatThereIsSuchAPurpose() {
            Finding finding =
                    judge(count(0, OptionalInt.of(0)), Logs.log().arrived(1).called(1, "darft", 1));

            assertThat(finding.status()).isEqualTo(Status.NOT_EXERCISED);
            assertThat(finding.found())
                    .isEqualTo("nobody called for 'draft', and no scripted answer names that purpose");
        }

        @Test
        void isNotObservedWhenNoCallBelongsToARequest() {
            Logs log = Logs.log().arrived(1).called(0, "draft", 1);

            assertThat(judge(count(0, OptionalInt.of(0)), log).status()).isEqualTo(Status.NOT_OBSERVED);
            assertThat(judge(count(0, OptionalInt.of(1)), log.called(1, "draft", 1))
                            .status())
                    .as("with a call for no request beside one that does")
                    .isEqualTo(Status.PASS);
        }
    }

    @Test
    void saysWhatItExpects() {
        assertThat(judge(count(0, OptionalInt.of(0)), Logs.log()).expected())
                .isEqualTo("no call to 'model' for 'draft' by every request of kind work");
        assertThat(judge(count(2, OptionalInt.of(2)), Logs.log()).expected()).startsWith("exactly 2 calls to");
        assertThat(judge(count(1, OptionalInt.of(2)), Logs.log()).expected()).startsWith("1 to 2 calls to");
        assertThat(judge(count(0, OptionalInt.of(1)), Logs.log()).expected()).startsWith("at most 1 call to");
        assertThat(judge(count(1, ANY), Logs.log()).expected()).startsWith("at least 1 call to");
        assertThat(judge(all(Given.mark("action:kill"), 0, ANY, "classify", "draft"), Logs.log())
                        .expected())
                .isEqualTo("any number of calls to providers by every request after action 'kill' was done,"
                        + " in the order classify, draft");
    }
}
