package dev.firedrill.cli;

import dev.firedrill.engine.Project;
import dev.firedrill.result.ResultsJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Holds where the gate reads and where it writes.
 *
 * <p>Problem: a folder of results may be named by mistake, and what is written goes beside the results.
 *
 * <p>Decision: only a folder that {@code --output} names is created, and only one that holds results is written to unasked.
 *
 * @param results folders to read
 * @param output the folder to write to; empty where there is none
 */
record GateFolders(List<Path> results, Optional<Path> output) {

    GateFolders {
        results = List.copyOf(results);
    }

    /** Choose the folder to write to: the one that is named, else the first of results, else that of the project. */
    static GateFolders of(Path root, List<Path> named, Optional<Path> output) {
        Path usual = Project.outputOf(root);
        List<Path> results = named.isEmpty() ? List.of(usual) : named;
        Optional<Path> first = Optional.of(results.get(0)).filter(GateFolders::holdsResults);
        return new GateFolders(
                results, output.or(() -> first).or(() -> Optional.of(usual).filter(Files::isDirectory)));
    }

    private static boolean holdsResults(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, ResultsFolder.PARTS)) {
            return Files.exists(folder.resolve(ResultsJson.FILE))
                    || Files.exists(folder.resolve(RunLock.FILE))
                    || parts.iterator().hasNext();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Do some work while no run is at work in any of these folders.
     *
     * @throws Refusal if one is
     */
    <T> T locked(Callable<T> work) throws Exception {
        Callable<T> locked = work;
        for (Path folder : readOnly()) {
            Callable<T> within = locked;
            locked = () -> RunLock.reading(folder, within);
        }
        return output.isPresent() ? RunLock.with(output.get(), locked) : locked.call();
    }

    /** List each folder once that is not written to, by whatever names it goes. */
    private List<Path> readOnly() throws IOException {
        List<Path> folders = new ArrayList<>();
        for (Path folder : results) {
            Path real = Files.exists(folder) ? folder.toRealPath() : folder;
            boolean isWritten = output.isPresent()
                    && Files.exists(output.get())
                    && real.equals(output.get().toRealPath());
            if (!isWritten && !folders.contains(real)) {
                folders.add(real);
            }
        }
        return folders;
    }
}
