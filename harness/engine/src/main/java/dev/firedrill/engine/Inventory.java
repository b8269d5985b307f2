package dev.firedrill.engine;

import dev.firedrill.check.Check;
import dev.firedrill.engine.Contents.Drillable;
import dev.firedrill.model.Position;
import dev.firedrill.result.Lock;
import dev.firedrill.result.ResultsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Holds what the lock file lists against what was discovered.
 *
 * @param defect what is wrong, if anything is
 */
record Inventory(Optional<Problem> defect) {

    static final String TITLE = Lock.FILE + " › inventory";

    private static final int SHOWN = 20;

    /** Compare, where there is a lock file; one that cannot be read is a defect. */
    static Optional<Inventory> of(Path root, Collection<Drillable> drillables) {
        if (!Files.exists(root.resolve(Lock.FILE))) {
            return Optional.empty();
        }
        try {
            List<String> missing = Lock.read(root).orElseThrow().missing(found(drillables));
            return Optional.of(new Inventory(missing.isEmpty() ? Optional.empty() : Optional.of(problem(missing))));
        } catch (ResultsException unreadable) {
            return Optional.of(new Inventory(Optional.of(Problem.of(unreadable.asError()))));
        }
    }

    private static Map<String, List<String>> found(Collection<Drillable> drillables) {
        Map<String, List<String>> found = new TreeMap<>();
        drillables.forEach(it -> found.put(
                it.scenario().id(), it.drill().checks().stream().map(Check::id).toList()));
        return found;
    }

    private static Problem problem(List<String> missing) {
        List<String> shown = new ArrayList<>(missing.subList(0, Math.min(SHOWN, missing.size())));
        if (missing.size() > SHOWN) {
            shown.add("and %d more".formatted(missing.size() - SHOWN));
        }
        return Problem.at(
                new Position(Lock.FILE, 1, 1),
                "no " + String.join(", no ", shown),
                "every scenario and check that the file lists",
                "bring it back, or if it is meant to go: ./firedrill lock");
    }
}
