package dev.firedrill.cli;

import dev.firedrill.result.Plain;
import java.nio.file.Path;

/** Spells a path as short as it can be from the working directory. */
final class Shown {

    private Shown() {}

    static String path(Path file) {
        Path here = Path.of("").toAbsolutePath();
        Path whole = file.toAbsolutePath().normalize();
        return Plain.line(whole.startsWith(here) ? here.relativize(whole).toString() : file.toString());
    }
}
