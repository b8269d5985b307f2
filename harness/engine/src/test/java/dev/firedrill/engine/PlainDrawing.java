package dev.firedrill.engine;

import dev.firedrill.result.Entry;
import dev.firedrill.result.TimelineDrawing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Draws nothing but what the drawing would be of. */
public final class PlainDrawing implements TimelineDrawing {

    @Override
    public Optional<String> svg(Entry entry, Path log) {
        return Files.isRegularFile(log)
                ? Optional.of("<svg>%s of seed %d</svg>".formatted(entry.scenario(), entry.chosenSeed()))
                : Optional.empty();
    }
}
