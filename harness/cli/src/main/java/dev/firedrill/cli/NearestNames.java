package dev.firedrill.cli;

import dev.firedrill.reading.Nearest;
import dev.firedrill.result.Plain;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Words which names somebody may have meant. */
final class NearestNames {

    private static final int MOST_MEANT = 3;
    private static final int MOST_LISTED = 12;

    private NearestNames() {}

    /** Word a hint, or how to find out where nothing is near. */
    static String hint(String wrong, Collection<String> known) {
        List<String> near = Nearest.upTo(wrong, known, MOST_MEANT);
        return near.isEmpty() ? all(known) : "did you mean " + quoted(near, "' or '") + "?";
    }

    private static String all(Collection<String> known) {
        String listed = quoted(known.stream().sorted().limit(MOST_LISTED).toList(), "', '");
        int more = known.size() - MOST_LISTED;
        return "choose one of " + listed + (more > 0 ? " and %d more".formatted(more) : "");
    }

    private static String quoted(List<String> names, String between) {
        return names.stream().map(Plain::line).collect(Collectors.joining(between, "'", "'"));
    }
}
