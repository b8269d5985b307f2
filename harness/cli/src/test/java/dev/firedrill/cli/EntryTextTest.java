package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.check.Status;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Entry.StateCoverage;
import dev.firedrill.result.NotStarted;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EntryTextTest {

    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

    private static List<String> lines(@Nullable StateCoverage states) {
        return text().lines(entry().withStates(states));
    }

    private static EntryText text() {
        return new EntryText(new Terminal(NOWHERE, NOWHERE, false, false));
    }

    private static Entry entry(CheckResult... checks) {
        return new Entry(
                "toy/drill",
                "toy",
                "a drill",
                "a.scenario.json:1:1",
                "simulated",
                null,
                7,
                1,
                1,
                Status.PASS,
                "00000000000000aa",
                10,
                new Entry.Requests(1, 0),
                0.5,
                7,
                null,
                List.of(),
                List.of(checks));
    }

    private static CheckResult measured(String id, String notAfter, String margin) {
        return new CheckResult(
                id,
                "trigger",
                "other",
                Status.PASS,
                List.of(),
                "a.scenario.json:1:1",
                "",
                "",
                7,
                null,
                new CheckResult.Bound(null, notAfter),
                null,
                margin,
                1,
                0,
                List.of(),
                new CheckResult.Chosen(Status.PASS, "", 0, 0, null, null, null),
                "");
    }

    @Test
    void namesTheMarginThatIsNearestToItsBoundInOneLine() {
        assertThat(text().line(entry(
                        measured("far", "10s", "+5s"), measured("near", "1h", "+10s"), measured("count", "3", "+0"))))
                .isEqualTo("✓ toy/drill  seed 7 · 3 checks passed · worst margin +10s (near)");
        assertThat(text().line(entry())).isEqualTo("✓ toy/drill  seed 7 · 0 checks passed");
    }

    @Test
    void saysWhichStepsBetweenStatesWereTaken() {
        assertThat(lines(new StateCoverage(2, List.of("idle → \u001bbusy"), List.of("busy → idle"))))
                .last()
                .isEqualTo("    1 of 2 declared steps between states taken: idle → \\u001bbusy");
        assertThat(lines(new StateCoverage(2, List.of(), List.of("busy → idle", "idle → busy"))))
                .last()
                .isEqualTo("    0 of 2 declared steps between states taken");
    }

    @Test
    void saysOfAServiceThatDidNotStartNothingElse() {
        Entry entry = NotStarted.mark(entry(), "'app' ended.\nno db");

        assertThat(text().lines(entry))
                .extracting(String::strip)
                .contains("✗ start  failed", "found     'app' ended.", "no db")
                .endsWith("nothing else was tried");
    }

    @Test
    void saysNothingOfStatesWhereNoneAreDeclared() {
        assertThat(lines(null)).hasSize(1);
        assertThat(lines(new StateCoverage(0, List.of(), List.of()))).hasSize(1);
    }
}
