package dev.firedrill.simulated;

import dev.firedrill.events.Event;
import dev.firedrill.world.Files;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;

/** Let one life of the system reach the artifacts of a run, which outlive it. */
final class SimulatedFiles implements Files {

    private final Kernel kernel;
    private final Life life;
    private final NavigableMap<String, String> contents;

    SimulatedFiles(Life life, NavigableMap<String, String> contents) {
        this.kernel = life.kernel();
        this.life = life;
        this.contents = contents;
    }

    @Override
    public void write(String path, String content) {
        kernel.checkBaton("files.write");
        change(path, content, content);
    }

    @Override
    public void append(String path, String content) {
        kernel.checkBaton("files.append");
        change(path, contents.getOrDefault(path, "") + content, content);
    }

    private void change(String path, String whole, String content) {
        if (!life.isOver()) {
            contents.put(path, whole);
            life.record(stamp -> new Event.ArtifactWritten(stamp, path, content));
        }
    }

    @Override
    public Optional<String> read(String path) {
        kernel.checkBaton("files.read");
        return Optional.ofNullable(contents.get(path));
    }

    @Override
    public SortedSet<String> list() {
        kernel.checkBaton("files.list");
        return Collections.unmodifiableSortedSet(contents.navigableKeySet());
    }
}
