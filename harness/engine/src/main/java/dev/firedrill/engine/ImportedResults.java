package dev.firedrill.engine;

import dev.firedrill.model.Mode;
import dev.firedrill.model.Scenario;
import dev.firedrill.model.Suite;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Results;
import dev.firedrill.result.Seal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Make results of a log that was recorded elsewhere. They say so in their mode and are never more than a subset: such a log
 * stands for no drill of the inventory and covers no requirement.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ImportedResults {

    private final Project project;
    private final InstantSource clock;

    /**
     * Prepare to make results.
     *
     * @param clock tells when they were made
     */
    public ImportedResults(Project project, InstantSource clock) {
        this.project = project;
        this.clock = clock;
    }

    /**
     * Make sealed results of one entry.
     *
     * @param entry what was judged of the log, with the mode {@code imported}
     * @param command how the tool was called
     * @param subject the build that wrote the log, where somebody says so
     * @throws IllegalArgumentException if the entry has another mode
     */
    public Results of(Scenario scenario, Entry entry, String command, Optional<String> subject) {
        if (!entry.mode().equals(Mode.IMPORTED.word())) {
            throw new IllegalArgumentException(
                    "expected an imported entry, found a %s one of '%s'".formatted(entry.mode(), entry.scenario()));
        }
        List<Suite> suites = project.in(Path.of(scenario.position().file())).suites();
        Origin origin = new Origin(
                project,
                Project.outputOf(project.root()),
                command,
                subject,
                suites.stream()
                        .map(it -> new Origin.Drilled(scenario, project.root().resolve(it.folder()), Mode.IMPORTED))
                        .toList(),
                clock);
        Results results = ResultsOfJvm.results(
                Optional.of(project.root()), false, true, List.of(entry), origin.problems(), suites, List.of());
        return Seal.sealed(results.withProvenance(origin.provenance()));
    }
}
