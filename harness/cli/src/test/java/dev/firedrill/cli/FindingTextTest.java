package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.check.Finding;
import dev.firedrill.check.Measurement;
import dev.firedrill.check.Status;
import dev.firedrill.model.Position;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FindingTextTest {

    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

    private static List<String> lines(Status status, String found, Optional<Measurement> measurement) {
        Finding finding = new Finding(
                "golden", status, "the golden", found, measurement, 0, "", new Position("a.scenario.json", 3, 4));
        return new FindingText(new Terminal(NOWHERE, NOWHERE, false, false)).lines(List.of(finding));
    }

    private static Optional<Measurement> measured(Measurement.Unit unit, long observed) {
        return Optional.of(new Measurement(unit, observed, OptionalLong.empty(), OptionalLong.of(0), 0));
    }

    @Test
    void keepsTheLinesOfWhatWasFoundApart() {
        assertThat(lines(Status.FAIL, "2 differences\n  - glade\u001b\n  + cave", Optional.empty()))
                .containsExactly(
                        "✗ golden  failed",
                        "    a.scenario.json:3:4",
                        "    expected  the golden",
                        "    found     2 differences",
                        "                - glade\\u001b",
                        "                + cave");
    }

    @Test
    void spellsATimeAndLeavesACountToWhatWasFound() {
        assertThat(lines(Status.PASS, "one was", measured(Measurement.Unit.COUNT, 1)))
                .containsExactly("✓ golden  one was");
        assertThat(lines(Status.FAIL, "one was", measured(Measurement.Unit.COUNT, 1)))
                .first()
                .isEqualTo("✗ golden  failed");
        assertThat(lines(Status.PASS, "in time", measured(Measurement.Unit.DURATION, 1_500_000_000)))
                .containsExactly("✓ golden  in time  measured 1.5s");
    }
}
