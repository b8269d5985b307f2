package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.events.Event;
import dev.firedrill.events.Stamp;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ServeLinesTest {

    private static final Stamp STAMP = new Stamp(0, 1, "main", 0);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    private final ServeLines lines = new ServeLines(new Terminal(stream, stream, false, false));

    private void observes(String value) {
        lines.accept(new Event.ConfigObserved(STAMP, "SWITCH", value));
    }

    @Test
    void tellThatAControlWasChangedPastTheServer() {
        observes("on");
        observes("on");
        observes("off");
        observes("off");

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("SWITCH observed as 'off', before 'on'\n");
    }

    @Test
    void sayNothingOfWhatTheSystemBeginsWith() {
        observes("on");

        assertThat(out.size()).isZero();
    }
}
