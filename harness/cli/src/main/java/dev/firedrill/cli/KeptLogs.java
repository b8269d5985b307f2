package dev.firedrill.cli;

import dev.firedrill.result.Entry;
import dev.firedrill.result.Inputs;
import dev.firedrill.result.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** Brings the logs of several folders of results together: a page shows only what stands beside it. */
final class KeptLogs {

    private KeptLogs() {}

    /** Copy the logs that the entries name, and that do not stand there as they were judged. */
    static void gather(Results results, List<Path> folders, Path output) throws IOException {
        for (Entry entry : results.entries()) {
            if (judged(output, entry).isEmpty()) {
                Optional<Path> log = folders.stream()
                        .flatMap(folder -> judged(folder, entry).stream())
                        .findFirst();
                if (log.isPresent()) {
                    copy(log.get(), output.resolve(String.valueOf(entry.events())));
                }
            }
        }
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
