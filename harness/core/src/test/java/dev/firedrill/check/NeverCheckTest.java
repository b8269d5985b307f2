package dev.firedrill.check;

import static dev.firedrill.check.Given.mark;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Expectation.Never;
import dev.firedrill.model.Pattern;
import dev.firedrill.model.Pattern.Subject;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NeverCheckTest {

    private static Finding judge(Subject subject, String name, Logs log) {
        Never never = new Never(Given.head("never"), new Pattern(subject, name), Optional.empty(), Optional.empty());
        return new NeverCheck(never).judge(Given.scenario().with(log));
    }

    private static Finding between(String after, String until, Logs log) {
        Never never = new Never(Given.head("never"), new Pattern(Subject.STATE, "escalated"), mark(after), mark(until));
        return new NeverCheck(never).judge(Given.scenario().with(log));
    }

    @Test
    void failsAtTheFirstTimeItHappens() {
        Finding finding = judge(
                Subject.STATE,
                "escalated",
                Logs.log().at(5).entered("escalated").at(6).entered("escalated"));

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.found()).isEqualTo("state 'escalated' was entered at t+5s");
        assertThat(finding.place()).isEqualTo(1);
    }

    @Test
    void findsEverySubject() {
        assertThat(judge(Subject.TRIGGER, "rollback", Logs.log().fired("rollback"))
                        .status())
                .isEqualTo(Status.FAIL);
        assertThat(judge(Subject.ROUTE, "NEW", Logs.log().served(1, "", "NEW", ""))
                        .status())
                .isEqualTo(Status.FAIL);
        assertThat(judge(Subject.EVENT, "mail.sent", Logs.log().emitted("mail.sent", "7"))
                        .status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void findsAReasonOfADecisionAndOfAFailureAndNamesTheEarlier() {
        Logs log = Logs.log().at(1).failed(1, "BUSY", "").at(2).decided(2, "NEW", "OLD", "BUSY");

        assertThat(judge(Subject.REASON, "BUSY", log).found()).isEqualTo("reason 'BUSY' was given at t+1s");
    }

    @Test
    void looksOnlyBetweenItsMarks() {
        Logs log = Logs.log()
                .entered("escalated")
                .at(10)
                .began("f")
                .at(20)
                .ended("f")
                .entered("escalated");

        assertThat(between("fault:f", "healed:f", log).status()).isEqualTo(Status.PASS);
    }

    @Test
    void theEventsOfItsMarksAreNoPartOfIt() {
        assertThat(between("state:escalated", "fault:f", Logs.log().entered("escalated"))
                        .status())
                .isEqualTo(Status.PASS);
        assertThat(between("fault:f", "state:escalated", Logs.log().began("f").entered("escalated"))
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void looksToTheEndWhenTheSecondMarkIsNeverReached() {
        Logs log = Logs.log().at(10).began("f").at(20).entered("escalated");

        assertThat(between("fault:f", "healed:f", log).status()).isEqualTo(Status.FAIL);
    }

    @Test
    void isNotExercisedWhenTheFirstMarkIsNeverReached() {
        assertThat(between("fault:f", "healed:f", Logs.log().entered("watching"))
                        .status())
                .isEqualTo(Status.NOT_EXERCISED);
    }

    @Test
    void isNotObservedWithoutAnyStateOrRoute() {
        assertThat(judge(Subject.STATE, "x", Logs.log().arrived(1)).status()).isEqualTo(Status.NOT_OBSERVED);
        assertThat(judge(Subject.ROUTE, "x", Logs.log().arrived(1)).status()).isEqualTo(Status.NOT_OBSERVED);
    }

    @Test
    void passesWithoutAnyTriggerEventOrReason() {
        assertThat(judge(Subject.TRIGGER, "x", Logs.log()).status()).isEqualTo(Status.PASS);
        assertThat(judge(Subject.EVENT, "x", Logs.log()).status()).isEqualTo(Status.PASS);
        assertThat(judge(Subject.REASON, "x", Logs.log()).status()).isEqualTo(Status.PASS);
    }
}
