package dev.firedrill.world;

import java.util.Optional;
import java.util.SortedSet;
import org.apiguardian.api.API;

/** Reach the place where the system keeps its artifacts. It outlives the site. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Files {

    /**
     * Write a whole file.
     *
     * @throws java.io.UncheckedIOException if there is no room for it; the file stays as it was
     */
    void write(String path, String content);

    /**
     * Append to a file, creating it if absent.
     *
     * @throws java.io.UncheckedIOException if there is no room for it; the file stays as it was
     */
    void append(String path, String content);

    /** Read a file. */
    Optional<String> read(String path);

    /** List all paths. */
    SortedSet<String> list();
}
