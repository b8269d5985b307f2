package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TerminalTest {

    private static final Path NOWHERE = Path.of("nowhere");

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
    private final AtomicLong nanos = new AtomicLong();

    private Terminal terminal(boolean console, Map<String, String> environment) {
        return Terminal.of(out, out, console, environment);
    }

    private String written() {
        return written.toString(StandardCharsets.UTF_8);
    }

    @Test
    void coloursOnlyWhereAPersonWatchesAndWantsIt() {
        assertThat(terminal(true, Map.of()).coloured()).isTrue();
        assertThat(terminal(false, Map.of()).coloured()).isFalse();
        assertThat(terminal(true, Map.of("NO_COLOR", "1")).coloured()).isFalse();
        assertThat(terminal(true, Map.of("TERM", "dumb")).coloured()).isFalse();
        assertThat(terminal(true, Map.of("CI", "true")).coloured()).isFalse();
        assertThat(terminal(false, Map.of("FORCE_COLOR", "1")).coloured()).isTrue();
    }

    @Test
    void drawsABarOverItselfOnATerminal() {
        Narrator narrator = new Narrator(terminal(true, Map.of("NO_COLOR", "1")), false, false, NOWHERE, nanos::get);

        nanos.set(1_000_000_000L);
        narrator.advanced("a/x", 50, 100);

        assertThat(written()).startsWith("\r").contains("[###############...............] a/x  50 of 100 runs");
    }

    @Test
    void writesALineEveryFewSecondsElsewhere() {
        Narrator narrator = new Narrator(terminal(false, Map.of()), false, false, NOWHERE, nanos::get);

        for (int second = 1; second <= 12; second++) {
            nanos.set(second * 1_000_000_000L);
            narrator.advanced("a/x", second, 100);
        }

        assertThat(written().lines()).containsExactly("… a/x  5 of 100 runs", "… a/x  10 of 100 runs");
    }

    @Test
    void listsWhereTheToolItselfFailed() {
        Narrator narrator = new Narrator(terminal(false, Map.of()), false, false, NOWHERE, nanos::get);

        narrator.broke("a/x", new IllegalStateException("\u001b[31mboom"));

        assertThat(narrator.broken())
                .singleElement()
                .asString()
                .startsWith("a/x: ")
                .contains("boom");
        assertThat(written()).doesNotContain("\u001b");
    }
}
