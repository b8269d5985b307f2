package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.check.Status;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatrixTest {

    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

    private static CheckResult check(String aspect) {
        return new CheckResult(
                aspect,
                "any",
                aspect,
                Status.PASS,
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
                new CheckResult.Chosen(Status.PASS, "", 0, 0, null, null, null),
                "");
    }

    private static Entry entry(List<CheckResult> checks) {
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
                checks);
    }

    @Test
    void keepsEachColumnBelowItsTitleAlsoWhereACellIsLonger() {
        List<Entry> entries =
                List.of(entry(Collections.nCopies(1234, check("routed"))), entry(List.of(check("logged"))));

        List<String> lines = new Matrix(new Terminal(NOWHERE, NOWHERE, false, false)).lines(entries);

        assertThat(lines.get(1)).contains("✓ 1234/1234");
        assertThat(lines.get(1).indexOf("✓ 1/1")).isEqualTo(lines.get(0).indexOf("logged"));
    }
}
