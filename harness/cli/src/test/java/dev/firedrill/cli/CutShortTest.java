package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CutShortTest {

    @TempDir
    private Path output;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(
            new PrintStream(OutputStream.nullOutputStream()),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false);

    @BeforeEach
    void leaveAPageOfAnEarlierRun() throws IOException {
        Files.writeString(output.resolve("index.html"), "GO");
        Files.writeString(output.resolve("results.json"), "{}");
        Files.writeString(output.resolve("results-99-1.json"), "{}");
        Files.writeString(output.resolve("gate.json"), "{}");
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void saysOnceInOneLineThatNothingCameOfTheRun() {
        try (CutShort run = CutShort.watching(terminal, output)) {
            run.told();
            run.told();
        }

        assertThat(said().lines()).containsExactly("interrupted: no results and no page were written");
    }

    @Test
    void leavesNoPageOfAnEarlierRun() {
        try (CutShort run = CutShort.watching(terminal, output)) {
            run.told();
        }

        assertThat(output).isEmptyDirectory();
    }

    @Test
    void saysNothingOfARunThatCameToItsEnd() {
        CutShort run = CutShort.watching(terminal, output);
        run.close();
        run.told();

        assertThat(said()).isEmpty();
        assertThat(output.resolve("index.html")).exists();
    }
}
