package dev.firedrill.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.firedrill.result.Results;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("browser")
class ReleasePageInChromiumTest {

    private static final Path PROFILE = Path.of("target", "chromium-profile").toAbsolutePath();

    @TempDir
    Path folder;

    private record Seen(String dom, List<String> console) {}

    @Test
    void showsTheVerdictAndComplainsOfNothing() throws Exception {
        Seen seen = open(SampleResults.noGo(), SampleResults::events);
        assertThat(seen.dom()).contains("✗ NO-GO", "✗ fired t+4m40s");
        assertThat(seen.console()).isEmpty();
    }

    @Test
    void showsHostileTextAsText() throws Exception {
        Seen seen = open(Hostile.results(Hostile.TEXT), entry -> Hostile.events(Hostile.TEXT));
        assertThat(seen.dom()).contains("✗ NO-GO", "&lt;script&gt;alert(1)").doesNotContain("<script", "<img");
        assertThat(seen.console()).isEmpty();
    }

    @Test
    void wouldHearAComplaint() throws Exception {
        String page = ReleasePage.render(SampleResults.go(), EventSource.NONE);
        assertThat(open(page.replace("<main>", "<main><script>1</script>")).console())
                .singleElement()
                .asString()
                .contains("Content Security Policy");
    }

    private Seen open(Results results, EventSource events) throws IOException, InterruptedException {
        return open(ReleasePage.render(results, events));
    }

    private Seen open(String html) throws IOException, InterruptedException {
        Optional<Path> chromium = chromium();
        assumeTrue(chromium.isPresent(), "skipped: there is no 'chromium' on the PATH");
        Path page = Files.writeString(folder.resolve("index.html"), html);
        Path dom = folder.resolve("dom.html");
        Path log = folder.resolve("chromium.log");
        Process process = new ProcessBuilder(command(chromium.orElseThrow(), page))
                .redirectOutput(dom.toFile())
                .redirectError(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(90, TimeUnit.SECONDS))
                    .as("chromium ended in time")
                    .isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return new Seen(Files.readString(dom), console(log));
    }

    private static List<String> console(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains("CONSOLE"))
                .toList();
    }

    private static List<String> command(Path chromium, Path page) {
        return List.of(
                chromium.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + PROFILE,
                "--enable-logging=stderr",
                "--dump-dom",
                page.toUri().toString());
    }

    private static Optional<Path> chromium() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "chromium"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
