package dev.firedrill.reports;

import dev.firedrill.events.Event;
import dev.firedrill.events.JsonLines;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Results;
import dev.firedrill.result.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apiguardian.api.API;

/** Write {@code index.html} and {@code summary.md} beside {@code results.json}; a reader never sees half a file. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ReportWriter {

    /** Name of the page. */
    public static final String PAGE = "index.html";

    /** Name of the Markdown summary. */
    public static final String SUMMARY = "summary.md";

    private ReportWriter() {}

    /**
     * Write both reports; event logs are read from where the entries name them.
     *
     * @param directory where {@code results.json} lies; created where there is none
     * @throws IOException if a report cannot be written; an event log that cannot be read is stated on the page instead
     */
    public static void write(Results results, Path directory) throws IOException {
        write(directory.resolve(PAGE), ReleasePage.render(results, entry -> read(directory, entry)));
        write(directory.resolve(SUMMARY), Summary.markdown(results));
    }

    private static void write(Path file, String text) throws IOException {
        WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Event> read(Path directory, Entry entry) {
        if (entry.events() == null) {
            return List.of();
        }
        Path log = directory.resolve(entry.events()).normalize();
        if (!log.startsWith(directory.normalize()) || !Files.isRegularFile(log)) {
            return List.of();
        }
        try {
            return JsonLines.read(log);
        } catch (IOException | RuntimeException e) {
            return List.of();
        }
    }
}
