package dev.firedrill.reports;

import dev.firedrill.check.Status;
import dev.firedrill.events.Event;
import dev.firedrill.events.JsonLines;
import dev.firedrill.gate.Dossier;
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

    private static final long LARGEST = 12_000_000;
    private static final long LARGEST_OF_FAILED = 200_000_000;

    private ReportWriter() {}

    /**
     * Write both reports of a run, which no gate has judged.
     *
     * @throws IOException as {@link #write(Dossier, Path)} does
     */
    public static void write(Results results, Path directory) throws IOException {
        write(Dossier.ofRun(results), directory);
    }

    /**
     * Write both reports of all that is known; event logs are read from where the entries name them.
     *
     * @param directory where {@code results.json} lies; created where there is none
     * @throws IOException if a report cannot be written; an event log that cannot be read is stated on the page instead
     */
    public static void write(Dossier dossier, Path directory) throws IOException {
        write(directory.resolve(PAGE), ReleasePage.render(dossier, entry -> read(directory, entry)));
        write(directory.resolve(SUMMARY), Summary.markdown(dossier));
    }

    private static void write(Path file, String text) throws IOException {
        WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Event> read(Path directory, Entry entry) {
        if (entry.events() == null) {
            return List.of();
        }
        try {
            Path log = directory.resolve(entry.events()).normalize();
            boolean isOurs = log.startsWith(directory.normalize()) && Files.isRegularFile(log);
            return isOurs && Files.size(log) <= largest(entry) ? JsonLines.read(log) : List.of();
        } catch (IOException | RuntimeException e) {
            return List.of();
        }
    }

    /** A day of events takes seconds to read: worth it only for what a reader must see. */
    private static long largest(Entry entry) {
        return entry.status() == Status.PASS ? LARGEST : LARGEST_OF_FAILED;
    }
}
