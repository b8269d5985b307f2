package dev.firedrill.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Action;
import dev.firedrill.model.Pattern;
import dev.firedrill.model.Pattern.Subject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ActionHappensTest {

    private static Finding judge(boolean fails, Logs log) {
        Action action = new Action(
                Given.HERE,
                "kill",
                Given.mark("state:bad"),
                Duration.ZERO,
                "kill",
                Map.of(),
                Optional.empty(),
                Duration.ZERO,
                fails,
                "operator:jo");
        return new ActionHappens(action).judge(Given.scenario().with(log));
    }

    private static Finding look(Logs log) {
        Action action = new Action(
                Given.HERE,
                "look",
                Optional.empty(),
                Duration.ZERO,
                Action.VERIFY,
                Map.of(),
                Optional.of(new Pattern(Subject.ALERT, "critical")),
                Duration.ofSeconds(10),
                false,
                "operator:jo");
        return new ActionHappens(action).judge(Given.scenario().with(log));
    }

    private static Logs ended(String action, String outcome) {
        return Logs.log().at(2).actionStarted(action).at(5).actionEnded(action, outcome);
    }

    @Test
    void passesWhereItIsDone() {
        Finding finding = judge(false, ended("kill", "done"));

        assertThat(finding.status()).isEqualTo(Status.PASS);
        assertThat(finding.expected()).isEqualTo("'kill' is taken by operator:jo and done");
        assertThat(finding.found()).isEqualTo("taken at t+2s");
    }

    @Test
    void failsWhereItFails() {
        Finding finding = judge(false, ended("kill", "failed"));

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.found()).isEqualTo("it failed at t+5s");
        assertThat(finding.place()).isEqualTo(2);
    }

    @Test
    void failsWhereItNeverEnds() {
        assertThat(judge(false, Logs.log().actionStarted("kill")).found())
                .isEqualTo("it had not ended when the run ended");
    }

    @Test
    void mustBeRefusedWhereDeclaredSo() {
        assertThat(judge(true, ended("kill", "failed")).status()).isEqualTo(Status.PASS);
        assertThat(judge(true, ended("kill", "failed")).expected())
                .isEqualTo("'kill' is taken by operator:jo and fails");
        assertThat(judge(true, ended("kill", "done")).found()).isEqualTo("it was done at t+5s");
    }

    @Test
    void isNotExercisedWhereItWasNeverTaken() {
        assertThat(judge(false, ended("other", "done")).status()).isEqualTo(Status.NOT_EXERCISED);
        assertThat(judge(false, Logs.log()).found()).contains("'state:bad' was never reached");
    }

    @Test
    void saysWhatALookDidNotSee() {
        Finding finding = look(ended("look", "failed"));

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.expected())
                .isEqualTo("'verify' is taken by operator:jo, which sees that an alert 'critical' was sent within 10s"
                        + " and done");
        assertThat(finding.found())
                .isEqualTo("it failed at t+5s; it had not happened that an alert 'critical' was sent");
        assertThat(look(ended("look", "done")).status()).isEqualTo(Status.PASS);
    }
}
