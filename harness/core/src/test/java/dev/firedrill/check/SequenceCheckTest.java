package dev.firedrill.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Expectation.Sequence;
import dev.firedrill.model.Mark;
import dev.firedrill.model.Pattern;
import dev.firedrill.model.Pattern.Subject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SequenceCheckTest {

    private static final List<Pattern> STOP_THEN_ROLL_BACK = List.of(
            new Pattern(Subject.EVENT, "monitoring-stopped"),
            new Pattern(Subject.STATE, "rolled_back"),
            new Pattern(Subject.ALERT, "CRITICAL"));

    private static Finding judge(List<Pattern> order, Optional<Mark> after, Optional<Mark> until, Logs log) {
        return new SequenceCheck(new Sequence(Given.head("sequence"), order, after, until))
                .judge(Given.scenario().with(log));
    }

    private static Finding judge(Logs log) {
        return judge(STOP_THEN_ROLL_BACK, Optional.empty(), Optional.empty(), log);
    }

    @Test
    void passesWhenEachComesAfterTheOneBefore() {
        Finding finding = judge(Logs.log()
                .at(60)
                .emitted("monitoring-stopped", "m-1")
                .entered("rolled_back")
                .at(61)
                .alerted("CRITICAL", "ROLLBACK: done"));

        assertThat(finding.status()).isEqualTo(Status.PASS);
        assertThat(finding.expected())
                .isEqualTo(
                        "event 'monitoring-stopped' was emitted, then state 'rolled_back' was entered, then an alert 'CRITICAL' was sent");
        assertThat(finding.found()).isEqualTo("all 3 happened in this order");
        assertThat(finding.place()).isEqualTo(3);
    }

    @Test
    void failsWhereOneComesBeforeTheOneBeforeItEvenAtTheSameInstant() {
        Finding finding = judge(Logs.log()
                .at(60)
                .entered("rolled_back")
                .emitted("monitoring-stopped", "m-1")
                .alerted("CRITICAL", "ROLLBACK: done"));

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.found())
                .isEqualTo(
                        "state 'rolled_back' was entered at t+1m, before event 'monitoring-stopped' was emitted at t+1m");
        assertThat(finding.place()).isEqualTo(1);
    }

    @Test
    void failsWhereOneNeverHappens() {
        Finding finding =
                judge(Logs.log().at(60).emitted("monitoring-stopped", "m-1").entered("rolled_back"));

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.found()).isEqualTo("it never happened that an alert 'CRITICAL' was sent");
        assertThat(finding.place()).isEqualTo(2);
    }

    @Test
    void countsOnlyTheFirstTimeOfEach() {
        Logs log = Logs.log()
                .emitted("monitoring-stopped", "m-1")
                .at(10)
                .alerted("CRITICAL", "too early")
                .at(20)
                .entered("rolled_back")
                .alerted("CRITICAL", "in its turn");

        assertThat(judge(log).status()).isEqualTo(Status.FAIL);
    }

    @Test
    void looksOnlyBetweenTheMarks() {
        Logs log = Logs.log()
                .at(5)
                .alerted("CRITICAL", "another one")
                .at(10)
                .fired("rollback")
                .emitted("monitoring-stopped", "m-1")
                .entered("rolled_back")
                .alerted("CRITICAL", "its own")
                .emitted("over", "");

        assertThat(judge(STOP_THEN_ROLL_BACK, Given.mark("trigger:rollback"), Given.mark("event:over"), log)
                        .status())
                .isEqualTo(Status.PASS);
        assertThat(judge(STOP_THEN_ROLL_BACK, Given.mark("event:over"), Optional.empty(), log)
                        .status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void isNotExercisedWithoutItsMark() {
        assertThat(judge(
                                STOP_THEN_ROLL_BACK,
                                Given.mark("trigger:rollback"),
                                Optional.empty(),
                                Logs.log().entered("rolled_back"))
                        .status())
                .isEqualTo(Status.NOT_EXERCISED);
    }

    @Test
    void isNotObservedWhereTheSystemShowsNoState() {
        Finding finding = judge(Logs.log().emitted("monitoring-stopped", "m-1").alerted("CRITICAL", "x"));

        assertThat(finding.status()).isEqualTo(Status.NOT_OBSERVED);
        assertThat(finding.found()).isEqualTo("the system showed no state");
    }
}
