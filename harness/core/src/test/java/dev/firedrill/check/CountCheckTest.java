package dev.firedrill.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Expectation.Count;
import dev.firedrill.model.Expectation.Count.Per;
import dev.firedrill.model.Mark;
import dev.firedrill.model.Pattern;
import dev.firedrill.model.Pattern.Subject;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CountCheckTest {

    private static final Pattern ALERT = new Pattern(Subject.ALERT, "critical");
    private static final Pattern MAIL = new Pattern(Subject.EVENT, "mail");
    private static final Pattern CALL = new Pattern(Subject.CALL, "draft");
    private static final Pattern OVERRIDE = new Pattern(Subject.LINE, "[RUN]", Map.of("reason", "KILLED"));

    private static Count wanted(Pattern pattern, Per per, int atLeast, int atMost) {
        return new Count(
                Given.head("count"),
                pattern,
                Optional.empty(),
                Optional.empty(),
                per,
                Optional.empty(),
                atLeast,
                atMost < 0 ? OptionalInt.empty() : OptionalInt.of(atMost),
                Optional.empty());
    }

    private static Count sameAs(Pattern pattern, Per per, Pattern other) {
        return new Count(
                Given.head("count"),
                pattern,
                Optional.empty(),
                Optional.empty(),
                per,
                Optional.empty(),
                0,
                OptionalInt.empty(),
                Optional.of(other));
    }

    private static Finding judge(Count wanted, Logs log) {
        return new CountCheck(wanted).judge(Given.scenario().with(log));
    }

    private static Logs alerts(int number) {
        Logs log = Logs.log();
        for (int i = 1; i <= number; i++) {
            log.at(i).alerted("critical", "");
        }
        return log;
    }

    @Nested
    class OverTheRun {

        @Test
        void isRightBetweenItsBoundsAndWrongOneBeyond() {
            Count twoOrThree = wanted(ALERT, Per.RUN, 2, 3);

            assertThat(judge(twoOrThree, alerts(1)).status()).isEqualTo(Status.FAIL);
            assertThat(judge(twoOrThree, alerts(2)).status()).isEqualTo(Status.PASS);
            assertThat(judge(twoOrThree, alerts(3)).status()).isEqualTo(Status.PASS);
            assertThat(judge(twoOrThree, alerts(4)).status()).isEqualTo(Status.FAIL);
        }

        @Test
        void measuresTheNumberAndPlacesTheFirstOneTooMany() {
            Finding finding = judge(wanted(ALERT, Per.RUN, 2, 2), alerts(4));

            assertThat(finding.expected()).isEqualTo("an alert 'critical' was sent: exactly 2 times");
            assertThat(finding.found()).isEqualTo("it happened 4 times");
            assertThat(finding.place()).isEqualTo(3);
            assertThat(finding.measurement())
                    .contains(new Measurement(Measurement.Unit.COUNT, 4, OptionalLong.of(2), OptionalLong.of(2), 0));
        }

        @Test
        void passesAnUpperBoundAloneWithoutBeingExercised() {
            assertThat(judge(wanted(ALERT, Per.RUN, 0, 0), alerts(0)).status()).isEqualTo(Status.PASS);
            assertThat(judge(wanted(ALERT, Per.RUN, 0, 0), alerts(1)).status()).isEqualTo(Status.FAIL);
        }

        @Test
        void needsWhatItCannotDoWithout() {
            assertThat(judge(wanted(ALERT, Per.RUN, 1, -1), alerts(0)).status()).isEqualTo(Status.FAIL);
            assertThat(judge(wanted(ALERT, Per.RUN, 1, -1), alerts(9)).status()).isEqualTo(Status.PASS);
        }

        @Test
        void looksOnlyBetweenItsMarks() {
            Count between = new Count(
                    Given.head("count"),
                    ALERT,
                    Optional.of(new Mark(Mark.Kind.FAULT, "f")),
                    Optional.of(new Mark(Mark.Kind.HEALED, "f")),
                    Per.RUN,
                    Optional.empty(),
                    1,
                    OptionalInt.of(1),
                    Optional.empty());
            Logs log = alerts(1)
                    .at(5)
                    .began("f")
                    .alerted("critical", "")
                    .at(6)
                    .ended("f")
                    .alerted("critical", "");

            assertThat(judge(between, log).status()).isEqualTo(Status.PASS);
            assertThat(judge(between, log).expected())
                    .isEqualTo(
                            "an alert 'critical' was sent: exactly 1 time after fault 'f' began until fault 'f' ended");
            assertThat(judge(between, alerts(1)).status()).isEqualTo(Status.NOT_EXERCISED);
        }

        @Test
        void isNotObservedWithoutTheTap() {
            assertThat(judge(wanted(new Pattern(Subject.STATE, "x"), Per.RUN, 0, 0), alerts(1))
                            .status())
                    .isEqualTo(Status.NOT_OBSERVED);
        }
    }

    @Nested
    class AsOftenAsSomethingElse {

        private Finding alertsLikeMails(int alerts, int mails) {
            Logs log = alerts(alerts);
            for (int i = 0; i < mails; i++) {
                log.emitted("mail", "k" + i);
            }
            return judge(sameAs(ALERT, Per.RUN, MAIL), log);
        }

        @Test
        void comparesTheNumbers() {
            assertThat(alertsLikeMails(3, 3).status()).isEqualTo(Status.PASS);
            assertThat(alertsLikeMails(2, 3).found()).isEqualTo("it happened 2 times, the other 3 times");
            assertThat(alertsLikeMails(4, 3).status()).isEqualTo(Status.FAIL);
            assertThat(alertsLikeMails(1, 0).status()).isEqualTo(Status.FAIL);
        }

        @Test
        void isNotExercisedWhereNeitherHappened() {
            assertThat(alertsLikeMails(0, 0).status()).isEqualTo(Status.NOT_EXERCISED);
        }

        @Test
        void comparesRequestByRequest() {
            Count wanted = sameAs(OVERRIDE, Per.REQUEST, new Pattern(Subject.REASON, "KILLED"));
            Logs one = Logs.log().served(1, "NEW", "OLD", "KILLED").served(2, "NEW", "NEW", "");

            assertThat(judge(wanted, one.line(1, "{\"reason\":\"KILLED\"}")).status())
                    .isEqualTo(Status.PASS);
            assertThat(judge(wanted, one.line(2, "{\"reason\":\"KILLED\"}")).found())
                    .isEqualTo("for request r-0002 of t+0s it happened 1 time, the other 0 times (1 of 2)");
            assertThat(judge(wanted, Logs.log().served(1, "NEW", "NEW", "")).status())
                    .isEqualTo(Status.NOT_EXERCISED);
        }
    }

    @Nested
    class OverRequests {

        private Logs two() {
            return Logs.log()
                    .arrived(1)
                    .called(1, "draft", 1)
                    .answered(1, "x")
                    .at(2)
                    .arrived(2)
                    .answered(2, "x");
        }

        @Test
        void namesTheFirstRequestThatIsWrong() {
            Finding finding = judge(wanted(CALL, Per.REQUEST, 1, 1), two());

            assertThat(finding.status()).isEqualTo(Status.FAIL);
            assertThat(finding.expected())
                    .isEqualTo("a provider was called for 'draft': exactly 1 time for each request");
            assertThat(finding.found()).isEqualTo("for request r-0002 of t+2s it happened 0 times (1 of 2)");
            assertThat(finding.place()).isEqualTo(4);
        }

        @Test
        void passesWhereEachIsRight() {
            assertThat(judge(wanted(CALL, Per.REQUEST, 1, 1), two().called(2, "draft", 1))
                            .status())
                    .isEqualTo(Status.PASS);
        }

        @Test
        void failsOnOneTooMany() {
            assertThat(judge(wanted(CALL, Per.REQUEST, 0, 1), two().called(1, "draft", 2))
                            .status())
                    .isEqualTo(Status.FAIL);
        }

        @Test
        void leavesOutThoseThatNeverEnded() {
            assertThat(judge(
                                    wanted(CALL, Per.REQUEST, 1, 1),
                                    two().called(2, "draft", 1).arrived(3))
                            .status())
                    .isEqualTo(Status.PASS);
        }

        @Test
        void takesOnlyItsKind() {
            Count ofKind = new Count(
                    Given.head("count"),
                    CALL,
                    Optional.empty(),
                    Optional.empty(),
                    Per.REQUEST,
                    Optional.of("chat"),
                    1,
                    OptionalInt.of(1),
                    Optional.empty());

            assertThat(judge(ofKind, two()).status()).isEqualTo(Status.NOT_EXERCISED);
            assertThat(judge(ofKind, two().arrived(3, "chat", "x").answered(3, "x"))
                            .status())
                    .isEqualTo(Status.FAIL);
        }

        @Test
        void canBeOnlyThoseRerouted() {
            Count rerouted = wanted(OVERRIDE, Per.REROUTED, 1, 1);
            Logs log = Logs.log().served(1, "NEW", "NEW", "").served(2, "NEW", "OLD", "KILLED");

            assertThat(judge(rerouted, log).found()).startsWith("for request r-0002");
            assertThat(judge(rerouted, log.line(2, "{\"reason\":\"KILLED\"}")).status())
                    .isEqualTo(Status.PASS);
            assertThat(judge(rerouted, Logs.log().served(1, "NEW", "NEW", "")).status())
                    .isEqualTo(Status.NOT_EXERCISED);
            assertThat(judge(rerouted, Logs.log().arrived(1).answered(1, "x")).status())
                    .isEqualTo(Status.NOT_OBSERVED);
        }

        @Test
        void areNotExercisedWithoutAny() {
            assertThat(judge(wanted(CALL, Per.REQUEST, 1, 1), Logs.log()).found())
                    .isEqualTo("no request arrived");
        }

        @Test
        void areNotObservedWhereNothingTellsWhoseItWas() {
            assertThat(judge(wanted(CALL, Per.REQUEST, 0, 0), untraced()).status())
                    .isEqualTo(Status.NOT_OBSERVED);
            assertThat(judge(wanted(ALERT, Per.REQUEST, 0, 0), two()).found())
                    .isEqualTo("what 'alert:critical' names happens to no request");
        }

        private Logs untraced() {
            return Logs.log().arrived(1).called(0, "draft", 1).answered(1, "x");
        }
    }
}
