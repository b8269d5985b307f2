package dev.firedrill.drill;

import dev.firedrill.check.Evidence;
import dev.firedrill.events.Event;
import dev.firedrill.events.JsonLines;
import dev.firedrill.result.Plain;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apiguardian.api.API;

/** Find where two executions of one seed part. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Divergence {

    private static final int LONGEST_EVENT = 250;

    private Divergence() {}

    /** Hold what another execution left behind: the lines of its logs. */
    @FunctionalInterface
    public interface Lines {

        /** Give the lines of a log by its name: "" is the run itself, any other name a twin. */
        Iterator<String> of(String log);
    }

    /** Spell the hash of a run with all its twins, which is the same in every execution of the seed. */
    public static String hash(Evidence evidence) {
        return "%016x".formatted(Share.hash(evidence));
    }

    /** List the names of all logs of an execution, the run first. */
    public static List<String> logs(Evidence evidence) {
        List<String> names = new ArrayList<>(List.of(""));
        names.addAll(new TreeSet<>(evidence.twins().keySet()));
        return names;
    }

    /** Name the first differing event of two executions, empty where all their logs are the same. */
    static Optional<String> between(String one, Evidence left, String other, Evidence right) {
        return Share.hash(left) == Share.hash(right)
                ? Optional.empty()
                : fromLines(
                        one,
                        left,
                        other,
                        name -> right.log(name).events().stream()
                                .map(JsonLines::line)
                                .iterator());
    }

    /** Name the first event that differs from what another execution left, empty where none does. */
    public static Optional<String> fromLines(String one, Evidence left, String other, Lines right) {
        for (String name : logs(left)) {
            Optional<String> difference = between(one, left.log(name).events().iterator(), other, right.of(name));
            if (difference.isPresent()) {
                return name.isEmpty() ? difference : difference.map(it -> "in the twin '%s' %s".formatted(name, it));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> between(String one, Iterator<Event> left, String other, Iterator<String> right) {
        for (int number = 1; left.hasNext() || right.hasNext(); number++) {
            Optional<String> here = left.hasNext() ? Optional.of(JsonLines.line(left.next())) : Optional.empty();
            Optional<String> there = right.hasNext() ? Optional.of(right.next()) : Optional.empty();
            if (!here.equals(there)) {
                return Optional.of("the two logs part at event %d\n%s gives %s\n%s gives %s"
                        .formatted(number, one, quoted(here), other, quoted(there)));
            }
        }
        return Optional.empty();
    }

    private static String quoted(Optional<String> line) {
        return line.map(it -> "'" + Plain.line(it, LONGEST_EVENT) + "'").orElse("the end of the log");
    }
}
