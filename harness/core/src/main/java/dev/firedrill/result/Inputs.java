package dev.firedrill.result;

import dev.firedrill.result.Provenance.Input;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/** Take the sha-256 of the files that can change the outcome of drills. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Inputs {

    private Inputs() {}

    /**
     * Find the files that can change the outcome of the drills of some suites: all in their folders and below but what is
     * hidden or a tool filled ({@code node_modules}, {@code __pycache__}, {@code target}), the files directly in
     * {@code scenarios/}, the failure profiles and provider scripts that are named from there, the goldens of their
     * systems, {@code firedrill.lock.json}, and {@code release-gate.json}, which says what the outcome is measured by. Links
     * are not followed out of the root.
     *
     * @param root the project root
     * @param suiteFolders folders that hold a {@code suite.json}; absolute, or relative to the root
     * @return absolute paths, by name
     * @throws UncheckedIOException if a folder cannot be read
     */
    public static List<Path> places(Path root, Collection<Path> suiteFolders) {
        try {
            return new InputFiles(root).of(suiteFolders);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * List the files in a folder and below with their digests, but what is hidden or a tool filled.
     *
     * @param root what names are relative to
     * @throws UncheckedIOException if a file cannot be read
     */
    public static List<Input> below(Path root, Path folder) {
        try {
            return of(root, InputFiles.below(folder));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * List all files in these folders and below with their digests, by name; what does not exist has none.
     *
     * @param root what names are relative to
     * @param places folders and files below the root
     * @throws UncheckedIOException if a file cannot be read
     */
    public static List<Input> of(Path root, Collection<Path> places) {
        Path base = root.toAbsolutePath().normalize();
        Map<String, Input> inputs = new TreeMap<>();
        for (Path place : places) {
            for (Path file : files(base.resolve(place).normalize())) {
                String name = base.relativize(file).toString().replace('\\', '/');
                inputs.computeIfAbsent(name, it -> new Input(it, sha256(file)));
            }
        }
        return List.copyOf(inputs.values());
    }

    /**
     * Give the 64 hexadecimal digits of the sha-256 of a file.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public static String sha256(Path file) {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest())) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Path> files(Path place) {
        if (!Files.exists(place)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(place)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
