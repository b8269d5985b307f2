package dev.firedrill.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Open pages in a real browser without a window; where there is none, the test is skipped and says so. */
final class Chromium {

    private static final Path PROFILE = Path.of("target", "chromium-profile").toAbsolutePath();

    /** Hold what the browser made of a page, and what it complained of. */
    record Seen(String dom, List<String> console) {}

    private final Path folder;

    Chromium(Path folder) {
        this.folder = folder;
    }

    /** Open a page over {@code file://}. */
    Seen open(String html, String... options) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--dump-dom");
        run(html, all);
        List<String> console = Files.readAllLines(folder.resolve("chromium.log")).stream()
                .filter(line -> line.contains("CONSOLE"))
                .toList();
        return new Seen(Files.readString(folder.resolve("dom.html")), console);
    }

    /** Print a page, and count the sheets of paper. */
    int print(String html) throws IOException, InterruptedException {
        Path pdf = folder.resolve("page.pdf");
        run(html, List.of("--no-pdf-header-footer", "--print-to-pdf=" + pdf));
        String text = Files.readString(pdf, StandardCharsets.ISO_8859_1);
        return text.split("/Type\\s*/Page\\b", -1).length - 1;
    }

    private void run(String html, List<String> options) throws IOException, InterruptedException {
        Optional<Path> chromium = chromium();
        assumeTrue(chromium.isPresent(), "skipped: there is no 'chromium' on the PATH");
        Path page = Files.writeString(folder.resolve("index.html"), html);
        Process process = new ProcessBuilder(command(chromium.orElseThrow(), options, page))
                .redirectOutput(folder.resolve("dom.html").toFile())
                .redirectError(folder.resolve("chromium.log").toFile())
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS))
                    .as("chromium ended in time")
                    .isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static List<String> command(Path chromium, List<String> options, Path page) {
        List<String> command = new ArrayList<>(List.of(
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
                "--enable-logging=stderr"));
        command.addAll(options);
        command.add(page.toUri().toString());
        return command;
    }

    private static Optional<Path> chromium() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "chromium"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
