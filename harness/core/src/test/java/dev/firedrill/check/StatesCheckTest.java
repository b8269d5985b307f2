package dev.firedrill.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Expectation.States;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatesCheckTest {

    private static Finding judge(Logs log, String... path) {
        return new StatesCheck(new States(Given.head("states"), List.of(path)))
                .judge(Given.scenario().with(log));
    }

    @Test
    void passesOnExactlyThePath() {
        Logs log = Logs.log().entered("watching").at(90).entered("rolled_back");

        assertThat(judge(log, "watching", "rolled_back").status()).isEqualTo(Status.PASS);
    }

    @Test
    void saysThatTheInitialStateCountsOnlyWhereItIsReported() {
        Finding finding = judge(Logs.log().at(90).entered("rolled_back"), "watching", "rolled_back");

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.found()).contains("begins with the first state that the system reports");
    }

    @Test
    void countsEveryStateThatIsEnteredAtT0() {
        Logs log = Logs.log().entered("watching").entered("rolled_back");

        assertThat(judge(log, "watching", "rolled_back").status()).isEqualTo(Status.PASS);
    }

    @Test
    void failsOnADetour() {
        Finding finding = judge(
                Logs.log().entered("watching").at(90).entered("escalated").entered("rolled_back"),
                "watching",
                "rolled_back");

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.found()).isEqualTo("entered 'escalated' at t+1m30s instead of 'rolled_back'");
        assertThat(finding.place()).isEqualTo(2);
    }

    @Test
    void failsOnAStepTooMany() {
        Finding finding = judge(Logs.log().entered("watching").at(90).entered("rolled_back"), "watching");

        assertThat(finding.found()).isEqualTo("entered 'rolled_back' at t+1m30s instead of staying in 'watching'");
    }

    @Test
    void failsOnAStepTooFew() {
        Finding finding = judge(Logs.log().entered("watching"), "watching", "rolled_back");

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.found()).isEqualTo("stayed in 'watching' from t+0s on and never entered 'rolled_back'");
    }

    @Test
    void isNotObservedWhenNoStateIsShown() {
        assertThat(judge(Logs.log().served(1, "", "OLD", ""), "watching").status())
                .isEqualTo(Status.NOT_OBSERVED);
    }
}
