package dev.firedrill.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Expectation.Stages;
import dev.firedrill.model.Pattern;
import dev.firedrill.model.Pattern.Subject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StagesCheckTest {

    private static final Pattern NEW = new Pattern(Subject.ROUTE, "NEW");
    private static final Pattern CONTEXT = new Pattern(Subject.GUARD, "context");
    private static final Pattern CALL = new Pattern(Subject.CALL, "draft");
    private static final Pattern OK = new Pattern(Subject.STATUS, "ok");

    private static Finding judge(Optional<String> kind, Optional<String> status, Logs log, Pattern... order) {
        Stages wanted =
                new Stages(Given.head("stages"), kind, status, Optional.empty(), Optional.empty(), List.of(order));
        return new StagesCheck(wanted).judge(Given.scenario().with(log));
    }

    private static Finding whole(Logs log) {
        return judge(Optional.empty(), Optional.empty(), log, NEW, CONTEXT, CALL, OK);
    }

    private static Logs right(Logs log, long request) {
        return log.arrived(request)
                .decided(request, "NEW", "NEW", "")
                .guarded(request, "context", "pass", "")
                .called(request, "draft", 1)
                .answered(request, "x");
    }

    @Test
    void passesWhereEachRequestGoesThroughAllOfThem() {
        Finding finding = whole(right(right(Logs.log(), 1), 2));

        assertThat(finding.status()).isEqualTo(Status.PASS);
        assertThat(finding.expected())
                .isEqualTo("the stages route:NEW → guard:context → call:draft → status:ok and no other"
                        + " for each request");
        assertThat(finding.found()).isEqualTo("2 of 2 requests went through them");
    }

    @Test
    void keepsRequestsApartThatAreServedAtOnce() {
        Logs log = Logs.log()
                .arrived(1)
                .arrived(2)
                .decided(2, "", "NEW", "")
                .decided(1, "", "NEW", "")
                .guarded(1, "context", "pass", "")
                .guarded(2, "context", "pass", "")
                .called(1, "draft", 1)
                .called(2, "draft", 1)
                .answered(2, "x")
                .answered(1, "x");

        assertThat(whole(log).status()).isEqualTo(Status.PASS);
    }

    @Test
    void failsOnAnotherOrder() {
        Logs log = Logs.log()
                .at(5)
                .arrived(1)
                .decided(1, "NEW", "NEW", "")
                .called(1, "draft", 1)
                .guarded(1, "context", "pass", "")
                .answered(1, "x");

        assertThat(whole(log).found())
                .isEqualTo("request r-0001 of t+5s went through 'call:draft' at t+5s instead of 'guard:context',"
                        + " stage 2 (1 of 1)");
        assertThat(whole(log).place()).isEqualTo(3);
    }

    @Test
    void failsOnARetryWhichIsAStageOfItsOwn() {
        Logs log = Logs.log()
                .arrived(1)
                .decided(1, "NEW", "NEW", "")
                .guarded(1, "context", "pass", "")
                .called(1, "draft", 1)
                .called(1, "draft", 2)
                .answered(1, "x");

        assertThat(whole(log).found()).contains("went through 'call:draft' at t+0s instead of 'status:ok', stage 4");
    }

    @Test
    void failsOnOneStageMore() {
        assertThat(whole(right(Logs.log(), 1).guarded(1, "diff", "pass", "")).found())
                .contains("went through 'guard:diff' at t+0s instead of being done with stage 4");
    }

    @Test
    void failsOnOneStageLess() {
        Logs log = Logs.log()
                .arrived(1)
                .decided(1, "NEW", "NEW", "")
                .guarded(1, "context", "pass", "")
                .answered(1, "x");

        assertThat(whole(log).found()).contains("went through 'status:ok' at t+0s instead of 'call:draft', stage 3");
    }

    @Test
    void failsOnARequestThatEndedBeforeItsLastStage() {
        Logs log = Logs.log().arrived(1).decided(1, "NEW", "NEW", "").answered(1, "x");

        assertThat(judge(Optional.empty(), Optional.empty(), log.called(2, "draft", 1), NEW, CALL)
                        .found())
                .isEqualTo("request r-0001 of t+0s never came to 'call:draft', stage 2 (1 of 1)");
    }

    @Test
    void comparesFurtherValues() {
        Pattern rejected = new Pattern(Subject.GUARD, "context", Map.of("outcome", "fail"));

        assertThat(judge(Optional.empty(), Optional.empty(), right(Logs.log(), 1), NEW, rejected, CALL, OK)
                        .found())
                .contains("went through 'guard:context' at t+0s instead of 'guard:context with {outcome=fail}'");
    }

    @Test
    void looksAtNothingButTheNamedSubjects() {
        assertThat(judge(Optional.empty(), Optional.empty(), right(Logs.log(), 1), NEW, OK)
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Nested
    class AnEventThatTwoSubjectsSpeakOf {

        private static final Pattern OLD = new Pattern(Subject.ROUTE, "OLD");
        private static final Pattern KILLED = new Pattern(Subject.REASON, "KILLED");

        private Logs rerouted() {
            return Logs.log().served(1, "NEW", "OLD", "KILLED");
        }

        @Test
        void takesThePlaceOfBothInEitherOrder() {
            assertThat(judge(Optional.empty(), Optional.empty(), rerouted(), OLD, KILLED, OK)
                            .status())
                    .isEqualTo(Status.PASS);
            assertThat(judge(Optional.empty(), Optional.empty(), rerouted(), KILLED, OLD, OK)
                            .status())
                    .isEqualTo(Status.PASS);
        }

        @Test
        void isNoStageToTheSubjectItSaysNothingTo() {
            Logs log = Logs.log().served(1, "NEW", "OLD", "").failed(1, "KILLED", "");

            assertThat(judge(Optional.empty(), Optional.empty(), log, OLD, KILLED)
                            .status())
                    .isEqualTo(Status.PASS);
        }

        @Test
        void isNotTwiceTheSame() {
            assertThat(judge(Optional.empty(), Optional.empty(), rerouted(), OLD, OLD, KILLED, OK)
                            .status())
                    .isEqualTo(Status.FAIL);
        }

        @Test
        void mustBeBoth() {
            assertThat(judge(Optional.empty(), Optional.empty(), rerouted(), OLD, OK, KILLED)
                            .status())
                    .isEqualTo(Status.FAIL);
            assertThat(judge(
                                    Optional.empty(),
                                    Optional.empty(),
                                    rerouted(),
                                    OLD,
                                    new Pattern(Subject.REASON, "BUSY"),
                                    OK)
                            .status())
                    .isEqualTo(Status.FAIL);
        }
    }

    @Nested
    class Judges {

        @Test
        void onlyRequestsThatEndedWithTheStatus() {
            Logs log =
                    right(Logs.log(), 1).arrived(2).decided(2, "NEW", "NEW", "").failed(2, "BUSY", "");

            assertThat(judge(Optional.empty(), Optional.of("ok"), log, NEW, CONTEXT, CALL, OK)
                            .found())
                    .isEqualTo("1 of 1 requests went through them");
            assertThat(judge(Optional.empty(), Optional.of("failed"), log, NEW, new Pattern(Subject.STATUS, "failed"))
                            .status())
                    .isEqualTo(Status.PASS);
            assertThat(judge(Optional.empty(), Optional.of("failed"), log, NEW, CALL)
                            .status())
                    .isEqualTo(Status.FAIL);
        }

        @Test
        void onlyRequestsThatEnded() {
            Logs log = right(Logs.log(), 1).arrived(2).decided(2, "NEW", "NEW", "");

            assertThat(whole(log).found()).isEqualTo("1 of 1 requests went through them");
            assertThat(whole(Logs.log().arrived(1).decided(1, "NEW", "NEW", "")).status())
                    .isEqualTo(Status.NOT_EXERCISED);
        }

        @Test
        void nothingWhereNoRequestIsInScope() {
            assertThat(judge(Optional.of("chat"), Optional.empty(), right(Logs.log(), 1), NEW)
                            .status())
                    .isEqualTo(Status.NOT_EXERCISED);
        }

        @Test
        void nothingWithoutTheTap() {
            assertThat(judge(
                                    Optional.empty(),
                                    Optional.empty(),
                                    Logs.log().arrived(1).answered(1, "x"),
                                    NEW,
                                    OK)
                            .status())
                    .isEqualTo(Status.NOT_OBSERVED);
        }
    }
}
