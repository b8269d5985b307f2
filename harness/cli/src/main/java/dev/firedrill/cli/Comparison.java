package dev.firedrill.cli;

import dev.firedrill.check.Evidence;
import dev.firedrill.drill.Divergence;
import dev.firedrill.drill.Drill;
import dev.firedrill.engine.Project;
import dev.firedrill.model.Mode;
import dev.firedrill.model.Scenario;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Unreproducible;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares what a second JVM found with this one, and takes back what is not the same. */
final class Comparison {

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

    /** Tell whether every drill in virtual time has been compared, and there was one; beside its system no variant is. */
    boolean isOfAll(List<Entry> entries) {
        List<Entry> simulated = entries.stream().filter(this::isRepeated).toList();
        return !simulated.isEmpty() && simulated.stream().allMatch(this::isComparable);
    }

    private boolean isComparable(Entry entry) {
        Repetition other = repetitions.get(entry.scenario());
        return selection.scenarios().containsKey(entry.scenario())
                && other != null
                && other.seed() == entry.firstSeed()
                && !other.hash().isEmpty();
    }

    private boolean isRepeated(Entry entry) {
        return Objects.requireNonNullElse(entry.variant(), "").equals(options.drilled())
                && entry.mode().equals(Mode.SIMULATED.word());
    }

    Entry compared(Entry entry) {
        Repetition other = repetitions.get(entry.scenario());
        Scenario scenario = selection.scenarios().get(entry.scenario());
        if (scenario == null || !isRepeated(entry)) {
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
        Evidence here = new Drill(scenario, project.system(scenario.system()).orElseThrow(), options.firstSeed())
                .run(entry.firstSeed())
                .evidence();
        return Divergence.hash(here).equals(other.hash()) ? Optional.empty() : Optional.of(first(here, other));
    }

    private String first(Evidence here, Repetition other) {
        List<String> names = Divergence.logs(here);
        return "seed %d gave two logs; %s"
                .formatted(
                        other.seed(),
                        Divergence.fromLines(
                                        "this JVM", here, "the second JVM", name -> lines(other, names.indexOf(name)))
                                .orElse("only their hashes differ, no event does"));
    }

    /** Read a log that the second JVM left; one that it did not leave has no lines. */
    private Iterator<String> lines(Repetition other, int ordinal) {
        Path file = folder.resolve(Repetition.file(other.detail(), ordinal));
        try {
            return Files.exists(file) ? Files.readAllLines(file).iterator() : Collections.emptyIterator();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
