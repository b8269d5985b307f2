package dev.firedrill.live.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Find processes by a mark in their arguments, with what every machine offers. */
record Marked(String mark) {

    /** Make a mark that no other process has; it is a length of sleep too. */
    static Marked fresh() {
        return new Marked("97." + System.nanoTime());
    }

    /** List those alive. */
    List<ProcessHandle> alive() {
        return ProcessHandle.allProcesses().filter(this::isMarked).toList();
    }

    void awaitAlive(int atLeast) {
        await().pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(alive()).hasSizeGreaterThanOrEqualTo(atLeast));
    }

    void assertNoneLeft() {
        assertThat(alive()).isEmpty();
    }

    private boolean isMarked(ProcessHandle process) {
        Path commandLine = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        try {
            return Files.isReadable(commandLine)
                    ? Files.readString(commandLine).contains(mark)
                    : process.info().commandLine().orElse("").contains(mark);
        } catch (IOException e) {
            return false;
        }
    }
}
