package dev.firedrill.engine;

import dev.firedrill.check.Check;
import dev.firedrill.check.Status;
import dev.firedrill.drill.DrillException;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.JsonLines;
import dev.firedrill.lint.Linter;
import dev.firedrill.lint.Warning;
import dev.firedrill.model.Mode;
import dev.firedrill.model.Suite;
import dev.firedrill.result.BrokenVariants;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Inputs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.hierarchical.EngineExecutionContext;

/** One execution: drills each scenario once, tells its checks what came of it, and gathers the results. */
final class Session implements EngineExecutionContext {

    private final Settings settings;
    private final EngineExecutionListener listener;
    private final Observer observer;
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
    private final Map<String, String> catchers = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Suite> suites = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();
    private Optional<Origin> origin = Optional.empty();

    Session(Settings settings, EngineExecutionListener listener, Observer observer) {
        this.settings = settings;
        this.listener = listener;
        this.observer = observer;
    }

    /** Remember where what is drilled comes from; called before the first drill. */
    void begin(Origin whence) {
        origin = Optional.of(whence);
    }

    void add(Problem problem) {
        problems.add(problem);
    }

    /** Take note of a suite of which scenarios are drilled; what no scenario does can be told only of a whole one. */
    void add(Suite suite, boolean whole) {
        suites.add(suite);
        warnings.addAll(whole ? Linter.lint(suite) : Linter.lintPart(suite));
    }

    /** Take note of a scenario that does not run as it is asked for. */
    void skipped(SkippedNode.Skipped skipped) {
        observer.skipped(skipped.scenario().id(), skipped.mode(), skipped.why());
    }

    void drill(ScenarioNode node) {
        outcomes.computeIfAbsent(key(node), key -> outcome(node));
    }

    /** Name the scenario that caught the variant of a node earlier; one is enough beside the system itself. */
    Optional<String> catcher(ScenarioNode node) {
        return Optional.ofNullable(catchers.get(variant(node)));
    }

    private static String variant(ScenarioNode node) {
        return node.scenario().system() + " " + node.variant() + " " + node.mode();
    }

    private static String key(ScenarioNode node) {
        return node.scenario().position().file() + " " + node.getDisplayName();
    }

    private Outcome outcome(ScenarioNode node) {
        try {
            Entry entry = node.drill().sweep(observer);
            Shown shown = settings.output().isPresent()
                    ? keepEvents(node, entry, settings.output().get())
                    : new Shown(entry, List.of());
            observer.judged(shown.entry());
            if (settings.besideItsSystem(node.variant()) && BrokenVariants.caught(shown.entry(), entries())) {
                catchers.putIfAbsent(variant(node), entry.scenario());
            }
            return new Outcome(Optional.of(shown), Optional.empty());
        } catch (DrillException exception) {
            problems.add(Problem.of(exception));
            return new Outcome(Optional.empty(), Optional.of(Failures.of(Problem.of(exception))));
        } catch (RuntimeException | AssertionError | LinkageError broken) {
            observer.broke(node.getDisplayName(), broken);
            problems.add(Problem.at(
                    node.scenario().position(),
                    "an internal error: " + broken,
                    "a drill that can be run",
                    "report it, with the scenario"));
            return new Outcome(Optional.empty(), Optional.of(broken));
        }
    }

    /** Neither a scenario nor the row of one can have {@code ~} or {@code @} in its name. */
    private static String name(ScenarioNode node, Entry entry) {
        return entry.scenario().replace('/', '.')
                + (node.mode() == Mode.LIVE ? "~live" : "")
                + (node.variant().isEmpty() ? "" : "@" + node.variant())
                + ".seed-" + entry.chosenSeed() + ".jsonl";
    }

    /** Run the chosen seed once more for its log; the sweep keeps none, so that its memory does not grow. */
    private static Shown keepEvents(ScenarioNode node, Entry entry, Path output) {
        String name = name(node, entry);
        Path file = output.resolve("events").resolve(name);
        try {
            Files.createDirectories(file.getParent());
            EventLog log = node.drill().run(entry.chosenSeed()).evidence().log();
            JsonLines.write(log, file);
            return new Shown(entry.withEvents("events/" + name, Inputs.sha256(file)), KeyMoments.of(log));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** Tell what a check found: passes where it passed, fails in all other cases. */
    void report(TestDescriptor test, ScenarioNode node, Check check) {
        Outcome outcome = outcomes.get(key(node));
        if (outcome == null) {
            throw new IllegalStateException(
                    "expected '%s' to be drilled before its checks".formatted(node.getDisplayName()));
        }
        outcome.failure().ifPresent(Session::rethrow);
        Shown shown = outcome.shown().orElseThrow();
        Entry entry = shown.entry();
        CheckResult result = result(entry, check);
        listener.reportingEntryPublished(test, ReportEntry.from(facts(entry, result)));
        AllureBridge.tell(test, entry, result, shown.moments(), settings.output());
        if (result.status() != Status.PASS) {
            throw Failures.of(check.position(), result);
        }
    }

    private static void rethrow(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }

    private static CheckResult result(Entry entry, Check check) {
        return entry.checks().stream()
                .filter(result -> result.id().equals(check.id()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "expected an outcome of the check '%s' of '%s'".formatted(check.id(), entry.scenario())));
    }

    private static Map<String, String> facts(Entry entry, CheckResult result) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("firedrill.status", result.status().name());
        facts.put("firedrill.seed", Long.toString(entry.firstSeed()));
        facts.put("firedrill.runs", Integer.toString(entry.runs()));
        facts.put("firedrill.logHash", entry.logHash());
        CheckResult.Observed observed = result.observed();
        if (observed != null) {
            facts.put("firedrill.worst", observed.worst());
            String p99 = observed.p99();
            if (p99 != null) {
                facts.put("firedrill.p99", p99);
            }
        }
        String margin = result.margin();
        if (margin != null) {
            facts.put("firedrill.margin", margin);
        }
        return facts;
    }

    void writeResults() {
        origin.ifPresent(it -> problems.addAll(it.problems()));
        ResultsOfJvm.write(settings, origin, entries(), problems, suites, warnings);
    }

    private List<Entry> entries() {
        return outcomes.values().stream()
                .flatMap(outcome -> outcome.shown().stream())
                .map(Shown::entry)
                .toList();
    }

    /** Holds what came of a drill: an entry, or why there is none. */
    private record Outcome(Optional<Shown> shown, Optional<Throwable> failure) {}

    /** Holds an entry with what happened in the run that it shows, in few lines. */
    private record Shown(Entry entry, List<String> moments) {}
}
