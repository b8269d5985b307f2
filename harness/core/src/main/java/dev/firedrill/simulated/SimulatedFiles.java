package dev.firedrill.simulated;

import dev.firedrill.events.Event;
import dev.firedrill.world.Files;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/** Keep the artifacts of one run. */
final class SimulatedFiles implements Files {

    private final Kernel kernel;
    private final String instance;
    private final TreeMap<String, String> contents = new TreeMap<>();

    SimulatedFiles(Kernel kernel, String instance) {
        this.kernel = kernel;
        this.instance = instance;
    }

    @Override
    public void write(String path, String content) {
        kernel.checkBaton("files.write");
        contents.put(path, content);
        kernel.record(instance, stamp -> new Event.ArtifactWritten(stamp, path, content));
    }

    @Override
    public void append(String path, String content) {
        kernel.checkBaton("files.append");
        contents.merge(path, content, String::concat);
        kernel.record(instance, stamp -> new Event.ArtifactWritten(stamp, path, content));
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
