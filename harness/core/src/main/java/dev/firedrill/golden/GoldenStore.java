package dev.firedrill.golden;

import dev.firedrill.check.Evidence;
import dev.firedrill.model.Expectation.MatchesGolden;
import dev.firedrill.model.Scenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apiguardian.api.API;

/**
 * Keep goldens as {@code <root>/<system>/<scenario>.golden.json}. Goldens are only read; what a run records goes to a
 * pending file beside them, which a person accepts by copying it.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class GoldenStore {

    /** Largest golden in bytes. */
    public static final int LARGEST = 1 << 20;

    private static final String SUFFIX = ".golden.json";

    private final Path goldens;
    private final Path pending;

    /**
     * Open a store.
     *
     * @param goldensRoot folder of the goldens, {@code goldens} of a project
     * @param pendingRoot folder of the pending files, {@code target/firedrill/pending} of a project
     */
    public GoldenStore(Path goldensRoot, Path pendingRoot) {
        this.goldens = goldensRoot;
        this.pending = pendingRoot;
    }

    /** Load the golden of a scenario and make its check, which verifies. */
    public GoldenCheck check(Scenario scenario, MatchesGolden expectation) {
        return check(scenario, expectation, GoldenMode.VERIFY);
    }

    /** Load the golden of a scenario and make its check. */
    public GoldenCheck check(Scenario scenario, MatchesGolden expectation, GoldenMode mode) {
        Places places = new Places(shown(file(goldens, scenario)), shown(file(pending, scenario)));
        return new GoldenCheck(scenario, expectation, mode, load(file(goldens, scenario)), places);
    }

    /** Give the canonical bytes of what a golden keeps of a run. */
    public static byte[] recordingOf(Evidence evidence) {
        return CanonicalJson.document(Recording.of(evidence)).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Write the pending file of a run, whole or not at all.
     *
     * @return the file
     * @throws IllegalArgumentException if the recording is larger than {@link #LARGEST}
     * @throws IOException if it cannot be written
     */
    public Path writePending(Evidence evidence) throws IOException {
        byte[] recording = recordingOf(evidence);
        if (recording.length > LARGEST) {
            throw new IllegalArgumentException(evidence.scenario().position() + "  " + tooLarge(recording.length));
        }
        Path file = file(pending, evidence.scenario());
        Files.createDirectories(file.resolveSibling(""));
        Path whole = file.resolveSibling(
                ".%s.%d".formatted(file.getFileName(), ProcessHandle.current().pid()));
        try {
            Files.write(whole, recording);
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
        return file;
    }

    static String tooLarge(long size) {
        return "found a recording of %d bytes, expected at most %d; record a shorter scenario".formatted(size, LARGEST);
    }

    private static StoredGolden load(Path file) {
        if (Files.notExists(file)) {
            return StoredGolden.missing();
        }
        try {
            long size = Files.size(file);
            return size > LARGEST
                    ? StoredGolden.corrupt("found %d bytes, expected at most %d".formatted(size, LARGEST))
                    : GoldenReader.read(Files.readAllBytes(file));
        } catch (IOException e) {
            return StoredGolden.corrupt(
                    "it cannot be read (%s)".formatted(e.getClass().getSimpleName()));
        }
    }

    private static Path file(Path root, Scenario scenario) {
        Path file = root.resolve(scenario.system())
                .resolve(scenario.name() + SUFFIX)
                .normalize();
        if (!file.startsWith(root.normalize())
                || file.getNameCount() != root.normalize().getNameCount() + 2) {
            throw new IllegalArgumentException("%s: found the name '%s', expected one that is the name of a file"
                    .formatted(scenario.position(), scenario.id()));
        }
        return file;
    }

    /** Show a file as seen from the folder the goldens stand in, with slashes on every machine. */
    private String shown(Path file) {
        Path project = goldens.toAbsolutePath().normalize().resolve("..").normalize();
        Path absolute = file.toAbsolutePath().normalize();
        Path shown = absolute.startsWith(project) ? project.relativize(absolute) : absolute;
        return shown.toString().replace('\\', '/');
    }
}
