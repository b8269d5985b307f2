package dev.firedrill.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds goldens that were recorded, and that nobody has accepted by copying them to {@code goldens/}. */
final class Pending {

    private static final String FOLDER = "pending";
    private static final String ENDING = ".golden.json";

    private Pending() {}

    /**
     * Name them as scenarios, in order.
     *
     * @throws UncheckedIOException if one cannot be read
     */
    static List<String> in(Path results, Path root) {
        Path folder = results.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                Path place = folder.relativize(file);
                if (!isAccepted(file, root.resolve("goldens").resolve(place))) {
                    names.add(name(place));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return names;
    }

    private static boolean isAccepted(Path recorded, Path golden) throws IOException {
        return Files.isRegularFile(golden) && Files.mismatch(recorded, golden) < 0;
    }

    private static String name(Path place) {
        String name = place.toString().replace('\\', '/');
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }
}
