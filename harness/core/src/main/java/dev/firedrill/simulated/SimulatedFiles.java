package dev.firedrill.simulated;

import dev.firedrill.events.Event;
import dev.firedrill.model.FaultKind;
import dev.firedrill.world.Files;
import dev.firedrill.world.Interference.Hit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Let one life of the system reach the artifacts of a run, which outlive it; a full disk takes no write. */
final class SimulatedFiles implements Files {

    private static final Set<FaultKind> WRITING = Set.of(FaultKind.DISK_FULL);
    private static final String FULL = "No space left on device";

    private final Kernel kernel;
    private final Life life;
    private final String target;
    private final Strikes strikes;
    private final NavigableMap<String, String> contents;

    /**
     * Open.
     *
     * @param target name under which the controls declare the files as a fault target, "" where they do not
     */
    SimulatedFiles(Life life, String target, Strikes strikes, NavigableMap<String, String> contents) {
        this.kernel = life.kernel();
        this.life = life;
        this.target = target;
        this.strikes = strikes;
        this.contents = contents;
    }

    @Override
    public void write(String path, String content) {
        kernel.checkBaton("files.write");
        change(path, content);
    }

    @Override
    public void append(String path, String content) {
        kernel.checkBaton("files.append");
        change(path, contents.getOrDefault(path, "") + content);
    }

    private void change(String path, String whole) {
        if (!life.isOver()) {
            findRoom(path);
            contents.put(path, whole);
            life.record(stamp -> new Event.ArtifactWritten(stamp, path, whole));
        }
    }

    private void findRoom(String path) {
        OpenRequest open = kernel.request();
        Hit hit = strikes.at(target, life, open, path, life.identity().nextUse("files.write"), WRITING);
        if (hit != null) {
            strikes.tell(life, hit.fault(), target, open.ordinal(), path);
            throw new UncheckedIOException(FULL, new IOException(FULL));
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
        return Collections.unmodifiableSortedSet(new TreeSet<>(contents.navigableKeySet()));
    }
}
