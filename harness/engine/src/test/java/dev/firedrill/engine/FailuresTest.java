package dev.firedrill.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.check.Status;
import dev.firedrill.model.Position;
import dev.firedrill.result.CheckResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class FailuresTest {

    private static AssertionFailedError failure(String found) {
        return Failures.of(
                new Position("scenarios/a/b.scenario.json", 3, 4),
                new CheckResult(
                        "golden",
                        "golden",
                        "golden",
                        Status.FAIL,
                        List.of(),
                        "scenarios/a/b.scenario.json:3:4",
                        "the golden",
                        found,
                        9,
                        "t+2s",
                        null,
                        null,
                        null,
                        1,
                        2,
                        List.of(9L, 10L),
                        new CheckResult.Chosen(Status.FAIL, "", 7, 2_000_000_000L, null, null, null),
                        "./firedrill replay a/b --seed 9"));
    }

    @Test
    void keepTheLinesOfWhatWasFoundAndNameItsRun() {
        assertThat(failure("2 differences\n  - glade\n  + cave").getMessage().lines())
                .containsExactly(
                        "scenarios/a/b.scenario.json:3:4  golden",
                        "  expected  the golden",
                        "  found     2 differences",
                        "              - glade",
                        "              + cave",
                        "  when      t+2s, seed 9",
                        "  replay    ./firedrill replay a/b --seed 9");
    }

    @Test
    void takeThePowerOutOfWhatASystemSays() {
        AssertionFailedError failure = failure("\u001b[2J\nGO\u202e\r\0!");

        assertThat(failure.getMessage() + failure.getActual().getStringRepresentation())
                .contains("\\u001b[2J", "GO\\u202e\\r\\u0000!")
                .doesNotContain("\u001b", "\u202e", "\r\0", "\0");
    }

    @Test
    void cutWhatIsTooLongAndSayIt() {
        assertThat(failure("x".repeat(100_000))).hasMessageContaining("[cut: 100,000 characters in all]");
        assertThat(failure("x\n".repeat(5_000))).hasMessageContaining("[cut: 5,000 lines in all]");
    }
}
