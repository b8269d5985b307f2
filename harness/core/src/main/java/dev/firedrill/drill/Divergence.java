package dev.firedrill.drill;

import dev.firedrill.check.Evidence;
import dev.firedrill.events.EventLog;
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

    /**
     * Hold where two logs part.
     *
     * @param number place of the first line that differs, from 1
     * @param left that line of the one, empty where it has ended
     * @param right that line of the other, empty where it has ended
     */
    public record Parting(int number, Optional<String> left, Optional<String> right) {}

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
                : fromLines(one, left, other, name -> lines(right.log(name)));
    }

    /** Name the first event that differs from what another execution left, empty where none does. */
    public static Optional<String> fromLines(String one, Evidence left, String other, Lines right) {
        for (String name : logs(left)) {
            Optional<String> difference = between(one, lines(left.log(name)), other, right.of(name));
            if (difference.isPresent()) {
                return name.isEmpty() ? difference : difference.map(it -> "in the twin '%s' %s".formatted(name, it));
            }
        }
        return Optional.empty();
    }

    /** Find the first line that differs, empty where none does. */
    public static Optional<Parting> parting(Iterator<String> left, Iterator<String> right) {
        for (int number = 1; left.hasNext() || right.hasNext(); number++) {
            Optional<String> here = left.hasNext() ? Optional.of(left.next()) : Optional.empty();
            Optional<String> there = right.hasNext() ? Optional.of(right.next()) : Optional.empty();
            if (!here.equals(there)) {
                return Optional.of(new Parting(number, here, there));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> between(String one, Iterator<String> left, String other, Iterator<String> right) {
        return parting(left, right)
                .map(it -> "the two logs part at event %d\n%s gives %s\n%s gives %s"
                        .formatted(it.number(), one, quoted(it.left()), other, quoted(it.right())));
    }

    private static Iterator<String> lines(EventLog log) {
        return log.events().stream().map(JsonLines::line).iterator();
    }

    private static String quoted(Optional<String> line) {
        return line.map(it -> "'" + Plain.line(it, LONGEST_EVENT) + "'").orElse("the end of the log");
    }
}
