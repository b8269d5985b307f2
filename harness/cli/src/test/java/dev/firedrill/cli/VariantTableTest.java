package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.check.Status;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import dev.firedrill.result.VerdictRule;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VariantTableTest {

    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

    private static CheckResult check(String id, Status status) {
        return new CheckResult(
                id,
                "any",
                "other",
                status,
                List.of(),
                "a.scenario.json:1:1",
                "",
                "",
                7,
                null,
                null,
                null,
                null,
                1,
                0,
                List.of(),
                new CheckResult.Chosen(status, "", 0, 0, null, null, null),
                "");
    }

    private static Entry entry(@Nullable String variant, Status first, Status second) {
        List<CheckResult> checks = List.of(check("first", first), check("second", second));
        return new Entry(
                "toy/drill",
                "toy",
                "a drill",
                "a.scenario.json:1:1",
                "simulated",
                variant,
                7,
                1,
                1,
                VerdictRule.worst(checks),
                "00000000000000aa",
                10,
                new Entry.Requests(1, 0),
                0.5,
                7,
                null,
                List.of(),
                checks);
    }

    private static List<String> lines(Entry... entries) {
        return new VariantTable(new Terminal(NOWHERE, NOWHERE, false, false), List.of(entries), false).lines();
    }

    @Test
    void namesTheCheckThatPassesOnTheCorrectSystemAsWhatCaughtAVariant() {
        assertThat(lines(entry(null, Status.NOT_EXERCISED, Status.PASS), entry("broken", Status.FAIL, Status.FAIL)))
                .contains("✓ toy broken  caught by second of toy/drill");
    }

    @Test
    void saysThatAVariantEscapedWhereOnlyFailedWhatFailsOnTheCorrectSystemToo() {
        assertThat(lines(entry(null, Status.FAIL, Status.PASS), entry("broken", Status.FAIL, Status.PASS)))
                .contains("✗ toy broken  escaped: none of 2 checks failed that passes on the correct system");
    }
}
