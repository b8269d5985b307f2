package dev.firedrill.systems.rollbackmonitor;

import dev.firedrill.world.Files;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/** Keep files in memory, as long as there is room. */
final class Disk implements Files {

    private final TreeMap<String, String> contents = new TreeMap<>();
    private boolean full;

    void fill() {
        full = true;
    }

    void clear() {
        full = false;
    }

    @Override
    public void write(String path, String content) {
        demandRoom();
        contents.put(path, content);
    }

    @Override
    public void append(String path, String content) {
        demandRoom();
        contents.merge(path, content, String::concat);
    }

    private void demandRoom() {
        if (full) {
            throw new UncheckedIOException(new IOException("no space"));
        }
    }

    @Override
    public Optional<String> read(String path) {
        return Optional.ofNullable(contents.get(path));
    }

    @Override
    public SortedSet<String> list() {
        return Collections.unmodifiableSortedSet(contents.navigableKeySet());
    }
}
