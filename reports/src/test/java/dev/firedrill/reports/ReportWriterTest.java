package dev.firedrill.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.JsonLines;
import dev.firedrill.gate.Dossier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {

    @TempDir
    Path folder;

    @Test
    void writesPageAndSummaryAndNothingElse() throws IOException {
        ReportWriter.write(SampleResults.noGo(), folder.resolve("new"));
        try (Stream<Path> files = Files.list(folder.resolve("new"))) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("index.html", "summary.md");
        }
        assertThat(folder.resolve("new/summary.md"))
                .content()
                .isEqualTo(Summary.markdown(Dossier.ofRun(SampleResults.noGo())));
    }

    @Test
    void replacesOlderReports() throws IOException {
        ReportWriter.write(SampleResults.noGo(), folder);
        ReportWriter.write(SampleResults.go(), folder);
        assertThat(folder.resolve("index.html")).content().contains("✓ GO").doesNotContain("✗ NO-GO");
    }

    @Test
    void drawsTheLogsThatTheEntriesName() throws IOException {
        keep("events/awf.first-meet-kiera.jsonl", SampleLog.conversation());
        ReportWriter.write(SampleResults.results(List.of(SampleResults.awf())), folder);
        assertThat(page().texts("//text[@class='title']")).containsExactly("requests", "routing");
    }

    @Test
    void statesALogThatCannotBeRead() throws IOException {
        Files.createDirectories(folder.resolve("events"));
        Files.writeString(folder.resolve("events/awf.first-meet-kiera.jsonl"), "{\"time\": 1, \"kind\"");
        ReportWriter.write(SampleResults.results(List.of(SampleResults.awf())), folder);
        assertThat(page().text())
                .contains("The event log 'events/awf.first-meet-kiera.jsonl' is missing or cannot be read");
    }

    @Test
    void readsNoLogOutsideItsFolder() throws IOException {
        keep("events/awf.first-meet-kiera.jsonl", SampleLog.conversation());
        ReportWriter.write(Hostile.results("../events/awf.first-meet-kiera.jsonl"), folder.resolve("inner"));
        assertThat(folder.resolve("inner/index.html")).content().doesNotContain("<figure");
    }

    private void keep(String name, List<Event> events) throws IOException {
        EventLog log = new EventLog(1_000_000);
        events.forEach(log::append);
        JsonLines.write(log, folder.resolve(name));
    }

    private ParsedPage page() throws IOException {
        return new ParsedPage(Files.readString(folder.resolve("index.html")));
    }
}
