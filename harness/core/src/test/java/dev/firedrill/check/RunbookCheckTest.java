package dev.firedrill.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Action;
import dev.firedrill.model.Expectation.Runbook;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunbookCheckTest {

    private static Action step(String id, boolean fails) {
        return new Action(
                Given.HERE,
                id,
                Optional.empty(),
                Duration.ZERO,
                id,
                Map.of(),
                Optional.empty(),
                Duration.ZERO,
                fails,
                "operator:jo");
    }

    private static Finding judge(Logs log) {
        return new RunbookCheck(new Runbook(Given.head("runbook"), List.of("kill", "probe", "look")))
                .judge(Given.scenario()
                        .action(step("kill", false))
                        .action(step("probe", true))
                        .action(step("look", false))
                        .with(log));
    }

    private static Logs done(Logs log, String step) {
        return log.actionStarted(step).actionEnded(step, step.equals("probe") ? "failed" : "done");
    }

    @Test
    void passesWhereAllAreTakenInOrderAndEndAsDeclared() {
        Finding finding = judge(done(done(done(Logs.log(), "kill"), "probe"), "look"));

        assertThat(finding.status()).isEqualTo(Status.PASS);
        assertThat(finding.expected())
                .isEqualTo("the steps kill → probe → look, each begun when the one before was done");
    }

    @Test
    void failsOnAnotherOrder() {
        assertThat(judge(done(done(done(Logs.log(), "probe").at(5), "kill").at(9), "look"))
                        .found())
                .isEqualTo("step 2, 'probe', began at t+0s, before the one before it ended at t+5s");
    }

    @Test
    void failsOnAStepBegunWhileTheOneBeforeStillRuns() {
        Logs log = Logs.log().actionStarted("kill").actionStarted("probe").actionEnded("kill", "done");

        assertThat(judge(done(log.actionEnded("probe", "failed"), "look")).status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void failsOnAStepThatFailedOrNeverEndedOrWasNeverTaken() {
        assertThat(judge(Logs.log().actionStarted("kill").at(3).actionEnded("kill", "failed"))
                        .found())
                .isEqualTo("step 1, 'kill', failed at t+3s");
        assertThat(judge(Logs.log().actionStarted("kill")).found())
                .isEqualTo("step 1, 'kill', had not ended when the run ended");
        assertThat(judge(done(done(Logs.log(), "kill"), "probe")).found()).isEqualTo("step 3, 'look', was never taken");
    }

    @Test
    void failsOnAStepThatWasDoneAlthoughItMustBeRefused() {
        Logs log = done(Logs.log(), "kill").actionStarted("probe").actionEnded("probe", "done");

        assertThat(judge(done(log, "look")).found()).isEqualTo("step 2, 'probe', was done at t+0s");
    }

    @Test
    void isNotExercisedWhereNobodyBegan() {
        assertThat(judge(Logs.log()).status()).isEqualTo(Status.NOT_EXERCISED);
    }
}
