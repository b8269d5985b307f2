package dev.firedrill.cli;

import dev.firedrill.gate.Brief;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Inputs;
import dev.firedrill.result.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings the logs of several folders of results together: a page shows only what stands beside it.
 *
 * <p>Problem: two folders may hold different logs of one name, and the output is often one of them: what is written over there
 * is evidence.
 *
 * <p>Decision: where another log has the name, the copy's name holds the first digits of its digest.
 */
final class KeptLogs {

    private static final String LOG = ".jsonl";

    private KeptLogs() {}

    /** Copy the logs that the entries name and that do not stand there as they were judged; name them as they stand there. */
    static Results gather(Results results, List<Path> folders, Path output) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Entry entry : results.entries()) {
            entries.add(gathered(entry, folders, output));
        }
        return results.withLogsOf(entries);
    }

    private static Entry gathered(Entry entry, List<Path> folders, Path output) throws IOException {
        Optional<Path> log = folders.stream()
                .flatMap(folder -> judged(folder, entry).stream())
                .findFirst();
        String name = entry.events();
        if (name == null || log.isEmpty() || judged(output, entry).isPresent()) {
            return entry;
        }
        Entry copied = Files.exists(output.resolve(name))
                ? entry.withEvents(withDigest(name, String.valueOf(entry.eventsSha256())), entry.eventsSha256())
                : entry;
        if (judged(output, copied).isEmpty()) {
            copy(log.get(), output.resolve(String.valueOf(copied.events())));
        }
        return copied;
    }

    private static String withDigest(String name, String sha256) {
        String stem = name.endsWith(LOG) ? name.substring(0, name.length() - LOG.length()) : name;
        return stem + "." + Brief.id(sha256) + LOG;
    }

    private static Optional<Path> judged(Path folder, Entry entry) {
        return ResultsFolder.kept(folder, entry)
                .filter(log -> Inputs.sha256(log).equals(entry.eventsSha256()));
    }

    private static void copy(Path log, Path to) throws IOException {
        Files.createDirectories(to.resolveSibling(""));
        Files.copy(log, to, StandardCopyOption.REPLACE_EXISTING);
    }
}
