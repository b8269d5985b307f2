package dev.firedrill.cli;

import dev.firedrill.gate.GateJson;
import dev.firedrill.reports.ReportWriter;
import dev.firedrill.result.Plain;
import dev.firedrill.result.ResultsJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Takes a folder for results that a command line names.
 *
 * <p>Problem: what an earlier call left there is deleted first, logs and pages among it, and a folder may be named by mistake.
 *
 * <p>Decision: only one that is not there, is empty, or already holds results.
 */
final class OutputFolder {

    private OutputFolder() {}

    /**
     * Take a folder.
     *
     * @throws Refusal if it holds anything else
     */
    static Path of(Path named) {
        Path folder = named.toAbsolutePath().normalize();
        if (isOurs(folder) || !Files.exists(folder) || isEmpty(folder)) {
            return folder;
        }
        throw Refusal.configuration(
                "--output",
                "'%s', which is %s"
                        .formatted(
                                Plain.line(named.toString()),
                                Files.isDirectory(folder) ? "a folder with other files in it" : "no folder"),
                "a new or empty folder, or one with results in it: what an earlier call left there is deleted",
                "name another folder");
    }

    /** Remove what was shown or decided of results: if what follows fails, no old GO must stand there. */
    static void forgetPages(Path folder) throws IOException {
        for (String file : List.of(ReportWriter.PAGE, ReportWriter.SUMMARY, GateJson.FILE)) {
            Files.deleteIfExists(folder.resolve(file));
        }
    }

    private static boolean isOurs(Path folder) {
        return Files.isRegularFile(folder.resolve(RunLock.FILE))
                || Files.isRegularFile(folder.resolve(ResultsJson.FILE));
    }

    private static boolean isEmpty(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
            return !inside.iterator().hasNext();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
