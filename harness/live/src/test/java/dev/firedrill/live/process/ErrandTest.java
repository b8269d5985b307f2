package dev.firedrill.live.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.firedrill.world.ServiceException;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrandTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private String leaving() {
        return "sleep 300 & echo $! > '%s'; echo done; exit 3".formatted(folder.resolve("pid"));
    }

    private boolean isChildAlive() throws Exception {
        long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    @Test
    void endsWhatItLeftRunningOnlyWhenItIsClosed() throws Exception {
        try (Errand errand = Errand.begin(List.of("sh", "-c", leaving()), folder)) {
            assertThat(errand.await(LONG)).hasValue(3);
            assertThat(errand.said(Duration.ofMillis(100))).isEqualTo("done");
            assertThat(isChildAlive()).isTrue();
        }

        await().until(() -> !isChildAlive()); // nobody may have buried it yet
    }

    @Test
    void isStillRunningUntilItsCommandEnds() throws Exception {
        try (Errand errand = Errand.begin(List.of("sleep", "300"), folder)) {
            assertThat(errand.await(Duration.ZERO)).isEmpty();
        }
    }

    @Test
    void leavesNothingWhenTheHarnessIsKilled() throws Exception {
        Process harness = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ErrandToKill.class.getName(),
                        leaving()))
                .redirectErrorStream(true)
                .start();
        try {
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(harness.getInputStream(), StandardCharsets.UTF_8));
            assertThat(out.readLine()).isEqualTo("started");
            assertThat(isChildAlive()).isTrue();
        } finally {
            harness.destroyForcibly();
        }

        await().atMost(LONG).until(() -> !isChildAlive());
    }

    @Test
    void saysWhichProgramIsNotThere() {
        assertThatThrownBy(() -> Errand.begin(List.of("none-of-that-name"), folder))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("there is no program 'none-of-that-name'");
    }
}
