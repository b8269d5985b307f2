package dev.firedrill.cli;

import dev.firedrill.result.Plain;
import java.io.IOException;
import java.nio.file.Path;

/** Spells a path as short as it can be from the working directory. */
final class Shown {

    private Shown() {}

    /**
     * Spell a path for a report, which others read elsewhere: relative to the root of the project. Of one that lies outside
     * and was named from the top of the file system only its own name is told.
     */
    static String below(Path root, Path file) {
        Path whole = real(file.toAbsolutePath().normalize());
        if (whole.startsWith(root)) {
            String relative = root.relativize(whole).toString();
            return Plain.line(relative.isEmpty() ? "." : relative);
        }
        return Plain.line(file.isAbsolute() ? name(file) : file.toString());
    }

    private static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? "the top" : name.toString();
    }

    /** Follow links, as far as there is anything. */
    private static Path real(Path file) {
        Path folder = file.getParent();
        try {
            return file.toRealPath();
        } catch (IOException absent) {
            return folder == null ? file : real(folder).resolve(file.getFileName());
        }
    }

    static String path(Path file) {
        Path here = Path.of("").toAbsolutePath();
        Path whole = file.toAbsolutePath().normalize();
        return Plain.line(whole.startsWith(here) ? here.relativize(whole).toString() : file.toString());
    }
}
