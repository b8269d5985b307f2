package dev.firedrill.cli;

import dev.firedrill.drill.Drill;
import dev.firedrill.engine.Project;
import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.JsonLines;
import dev.firedrill.model.Scenario;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Plain;
import dev.firedrill.result.Unreproducible;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares what a second JVM found with this one, and takes back what is not the same. */
final class Comparison {

    private static final int LONGEST_EVENT = 110;

    private final Project project;
    private final Path folder;
    private final Selection selection;
    private final RunOptions options;
    private final Map<String, Repetition> repetitions;

    Comparison(Project project, Path folder, Selection selection, RunOptions options, List<Repetition> repetitions) {
        this.project = project;
        this.folder = folder;
        this.selection = selection;
        this.options = options;
        this.repetitions = repetitions.stream()
                .collect(Collectors.toMap(Repetition::scenario, Function.identity(), (first, second) -> second));
    }

    Entry compared(Entry entry) {
        Repetition other = repetitions.get(entry.scenario());
        Scenario scenario = selection.scenarios().get(entry.scenario());
        boolean repeated = Objects.requireNonNullElse(entry.variant(), "").equals(options.drilled());
        if (!repeated || scenario == null) {
            return entry;
        }
        return difference(scenario, entry, other)
                .map(difference -> Unreproducible.mark(entry, difference))
                .orElse(entry);
    }

    private Optional<String> difference(Scenario scenario, Entry entry, @Nullable Repetition other) {
        if (other == null) {
            return Optional.of("the second JVM did not run it");
        }
        if (other.hash().isEmpty()) {
            return Optional.of("in the second JVM the run could not be completed: " + other.detail());
        }
        EventLog log = new Drill(scenario, project.system(scenario.system()).orElseThrow(), options.firstSeed())
                .run(entry.firstSeed())
                .evidence()
                .log();
        return Repetition.spell(log.hash()).equals(other.hash())
                ? Optional.empty()
                : Optional.of(firstDifference(log, other));
    }

    private String firstDifference(EventLog log, Repetition other) {
        try (BufferedReader there = Files.newBufferedReader(folder.resolve(other.detail()))) {
            return "seed %d gave two logs; %s".formatted(other.seed(), first(log, there));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static String first(EventLog log, BufferedReader there) throws IOException {
        for (Event event : log.events()) {
            String ours = JsonLines.line(event);
            String theirs = there.readLine();
            if (!ours.equals(theirs)) {
                return "the first event that differs is number %d: here %s, in the second JVM %s"
                        .formatted(event.sequence(), quoted(ours), quoted(theirs));
            }
        }
        String more = there.readLine();
        return more == null
                ? "only their hashes differ, no event does"
                : "the first event that differs is number %d: here nothing more, in the second JVM %s"
                        .formatted(log.nextSequence(), quoted(more));
    }

    private static String quoted(@Nullable String line) {
        return line == null ? "nothing more" : "'" + Plain.line(line, LONGEST_EVENT) + "'";
    }
}
