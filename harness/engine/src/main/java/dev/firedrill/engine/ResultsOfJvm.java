package dev.firedrill.engine;

import dev.firedrill.lint.Warning;
import dev.firedrill.model.Requirement;
import dev.firedrill.model.Suite;
import dev.firedrill.result.Coverages;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Lock;
import dev.firedrill.result.Results;
import dev.firedrill.result.ResultsException;
import dev.firedrill.result.ResultsJson;
import dev.firedrill.result.Seal;
import dev.firedrill.result.Verdict;
import dev.firedrill.result.VerdictRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes what one execution found as a file of its own, for others to merge. */
final class ResultsOfJvm {

    /** Tells apart the executions of one JVM: a fork runs several anchors, and a suite starts an engine of its own. */
    private static final AtomicInteger EXECUTIONS = new AtomicInteger();

    private ResultsOfJvm() {}

    static void write(
            Settings settings,
            Optional<Origin> origin,
            List<Entry> entries,
            List<Problem> problems,
            List<Suite> suites,
            List<Warning> warnings) {
        if (settings.output().isEmpty()) {
            return; // without a root there was nothing to drill; the tests that say so have failed
        }
        String name = "results-%d-%d.json".formatted(ProcessHandle.current().pid(), EXECUTIONS.incrementAndGet());
        Results results = results(
                        settings.root(), settings.seed().isPresent(), false, entries, problems, suites, warnings)
                .withProvenance(origin.map(Origin::provenance).orElse(null));
        ResultsJson.write(Seal.sealed(results), settings.output().get().resolve(name));
    }

    /** Judge entries of a project; what they come from is not said yet. */
    static Results results(
            Optional<Path> root,
            boolean exploratory,
            boolean subset,
            List<Entry> entries,
            List<Problem> problems,
            List<Suite> suites,
            List<Warning> warnings) {
        List<Results.ConfigurationError> errors =
                new ArrayList<>(problems.stream().map(Problem::asError).toList());
        Optional<Lock> lock = lock(root, errors);
        return VerdictRule.judged(new Results(
                Results.FORMAT,
                Verdict.INCONCLUSIVE,
                subset,
                exploratory,
                false,
                List.of(),
                new Results.Tool(
                        FiredrillEngine.VERSION, System.getProperty("java.version"), System.getProperty("os.name")),
                Lock.compare(lock, entries),
                requirements(suites, entries),
                lints(warnings),
                errors,
                entries));
    }

    /** A system that lists no requirements has none to cover. */
    private static List<Results.Coverage> requirements(List<Suite> suites, List<Entry> entries) {
        Map<String, List<Requirement>> bySystem = new TreeMap<>();
        suites.stream()
                .filter(suite -> !suite.requirements().isEmpty())
                .forEach(suite -> bySystem.computeIfAbsent(suite.system(), system -> new ArrayList<>())
                        .addAll(suite.requirements()));
        return bySystem.entrySet().stream()
                .map(system -> Coverages.of(system.getKey(), system.getValue(), entries))
                .toList();
    }

    private static List<Results.Lint> lints(List<Warning> warnings) {
        return warnings.stream()
                .map(it -> new Results.Lint(it.position().toString(), it.rule(), it.found(), it.expected(), it.mend()))
                .distinct()
                .toList();
    }

    private static Optional<Lock> lock(Optional<Path> root, List<Results.ConfigurationError> errors) {
        try {
            return root.flatMap(Lock::read);
        } catch (ResultsException unreadable) {
            errors.add(unreadable.asError());
            return Optional.empty();
        }
    }
}
