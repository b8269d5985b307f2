package dev.firedrill.cli;

import dev.firedrill.engine.Project;
import dev.firedrill.model.Mode;
import dev.firedrill.model.Policy;
import dev.firedrill.model.Scenario;
import dev.firedrill.reports.ReportWriter;
import dev.firedrill.result.Conformance;
import dev.firedrill.result.Coverages;
import dev.firedrill.result.Entry;
import dev.firedrill.result.ExitCode;
import dev.firedrill.result.Lock;
import dev.firedrill.result.Plain;
import dev.firedrill.result.Provenance;
import dev.firedrill.result.Results;
import dev.firedrill.result.ResultsException;
import dev.firedrill.result.ResultsJson;
import dev.firedrill.result.Seal;
import dev.firedrill.result.VerdictRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code firedrill run}: drills, judges, and writes the release-gate page. */
@Command(
        name = "run",
        description = "Drill scenarios, print what was found, and write the release-gate page.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  firedrill run                                      every scenario",
            "  firedrill run --runs 10000 scenarios/awf           all of one system, many runs",
            "  firedrill run --variants                           prove that each broken variant is caught",
            "  firedrill run --seed 7 awf/first-meet-kiera        one run of another seed (exploratory)"
        })
final class RunCommand implements Callable<Integer> {

    /** What the second JVM gets on top of a multiple of the time that this one needed. */
    private static final Duration LEAST_DEADLINE = Duration.ofSeconds(60);

    private static final int DEADLINE_FACTOR = 10;

    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "PATH",
            description = "Folder, file, system or system/name; default is every scenario.")
    private List<String> paths = List.of();

    @Option(names = "--runs", paramLabel = "K", description = "Runs of each scenario, capped by its 'runsMax'.")
    private Optional<Integer> runs = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "First seed; without --runs exactly one run.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description =
                    "'simulated' in virtual time, 'live' for real what has a system.json, 'both'. Default: simulated, or live where nothing that is named runs otherwise.")
    private Optional<String> mode = Optional.empty();

    @ArgGroup
    private VariantChoice choice = new VariantChoice();

    @Option(
            names = "--threads",
            paramLabel = "T",
            description = "Threads to spread runs over; default is one per processor.")
    private Optional<Integer> threads = Optional.empty();

    @Option(
            names = "--verbose",
            description =
                    "Tell of every check, also where all of a drill passed, and of all that caught a broken variant.")
    private boolean verbose;

    @Option(
            names = "--subject",
            paramLabel = "NAME",
            description =
                    "Which build is drilled for real, as IMAGE@DIGEST; the gate compares it with its own --subject.")
    private Optional<String> subject = Optional.empty();

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Folder for results, logs and page. Default: target/firedrill of the project.")
    private Optional<Path> named = Optional.empty();

    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            description = "Set a configuration parameter, such as firedrill.golden=record.")
    private Map<String, String> parameters = Map.of();

    RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Either one variant or all. */
    static final class VariantChoice {

        @Option(
                names = "--variant",
                paramLabel = "V",
                description = "Drill this broken variant as if it were the system.")
        private String variant = "";

        @Option(names = "--variants", description = "Drill every broken variant too, and show what caught it.")
        private boolean variants;

        String chosen() {
            return variants ? RunOptions.EVERY_VARIANT : variant;
        }
    }

    @Override
    public Integer call() throws Exception {
        atLeastOne("--runs", runs);
        atLeastOne("--threads", threads);
        parameters.forEach(System::setProperty);
        Project project = Firedrill.project();
        Selection selection = Selection.of(project, paths);
        RunOptions options = RunOptions.of(runs, seed, choice.chosen(), modes(selection), threads)
                .withSubject(subject);
        if (!options.drilled().isEmpty()) {
            selection.checkVariant(options.drilled());
        }
        Path output = named.map(OutputFolder::of).orElseGet(() -> Project.outputOf(project.root()));
        return RunLock.with(output, () -> watched(project, selection, options, output))
                .number();
    }

    private Set<Mode> modes(Selection selection) {
        return switch (mode.orElseGet(() -> runsOnlyLive(selection) ? "live" : "simulated")) {
            case "simulated" -> EnumSet.of(Mode.SIMULATED);
            case "live" -> EnumSet.of(Mode.LIVE);
            case "both" -> EnumSet.of(Mode.SIMULATED, Mode.LIVE);
            default ->
                throw new ParameterException(
                        spec.commandLine(),
                        "--mode: found '%s', expected 'simulated', 'live' or 'both'"
                                .formatted(Plain.line(mode.orElse(""))));
        };
    }

    private static boolean runsOnlyLive(Selection selection) {
        Collection<Scenario> selected = selection.scenarios().values();
        return !selected.isEmpty()
                && selected.stream()
                        .allMatch(scenario -> scenario.modes().simulated().isPresent());
    }

    private void atLeastOne(String option, Optional<Integer> value) {
        if (value.filter(it -> it < 1).isPresent()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "%s: found '%d', expected a whole number of 1 or more".formatted(option, value.get()));
        }
    }

    private ExitCode watched(Project project, Selection selection, RunOptions options, Path output)
            throws InterruptedException {
        CutShort watch = CutShort.watching(terminal, output);
        try {
            return drill(project, selection, options, output);
        } finally {
            watch.close();
        }
    }

    private ExitCode drill(Project project, Selection selection, RunOptions options, Path output)
            throws InterruptedException {
        Path folder = output.resolve("second-jvm");
        Narrator narrator = new Narrator(terminal, options.everyVariant(), verbose, output, System::nanoTime);
        try (SecondJvm second = SecondJvm.start(project, folder, selection, options)) {
            long started = System.nanoTime();
            Results found = new EngineLaunch(project.root(), output, asCalled(project.root()))
                    .run(selection, options, narrator);
            Duration deadline = LEAST_DEADLINE.plus(
                    Duration.ofNanos(System.nanoTime() - started).multipliedBy(DEADLINE_FACTOR));
            List<Repetition> repetitions = second.await(deadline);
            Comparison comparison = new Comparison(project, folder, selection, options, repetitions);
            List<Entry> entries = found.entries().stream()
                    .map(entry -> compared(comparison, entry, narrator))
                    .toList();
            List<Entry> conforming = Conformance.of(entries);
            narrator.conformance(conforming);
            Results results = judged(found, conforming, project.root(), !paths.isEmpty());
            return finish(Seal.sealed(repeated(results, comparison.isOfAll(found.entries()))), output, narrator);
        }
    }

    private String asCalled(Path root) {
        return CommandWords.of(root, spec.root().commandLine().getParseResult().originalArgs());
    }

    private static Entry compared(Comparison comparison, Entry entry, Narrator narrator) {
        Entry compared = comparison.compared(entry);
        if (!compared.equals(entry)) {
            narrator.takenBack(compared);
        }
        return compared;
    }

    /** Judge again: what is not reproducible is known only now, and only here is it known what was selected. */
    private static Results judged(Results found, List<Entry> entries, Path root, boolean selected) {
        Results.Inventory inventory = Lock.compare(lock(root), entries);
        boolean subset = selected && !inventory.missing().isEmpty();
        return VerdictRule.judged(new Results(
                Results.FORMAT,
                found.verdict(),
                subset,
                found.exploratory(),
                found.reduced(),
                List.of(),
                found.tool(),
                inventory,
                Coverages.again(found.requirements(), entries),
                found.warnings(),
                found.errors(),
                found.provenance(),
                entries,
                null));
    }

    private static Results repeated(Results results, boolean all) {
        Provenance origin = results.provenance();
        return origin == null ? results : results.withProvenance(origin.withRepeated(all));
    }

    private static Optional<Lock> lock(Path root) {
        try {
            return Lock.read(root);
        } catch (ResultsException alreadyListed) {
            return Optional.empty();
        }
    }

    private ExitCode finish(Results results, Path output, Narrator narrator) {
        List<String> broken = narrator.broken();
        ResultsJson.write(results, output.resolve(ResultsJson.FILE));
        writePage(results, output);
        terminal.erase();
        if (choice.variants) {
            terminal.line("");
            new VariantTable(terminal, results.entries(), verbose).lines().forEach(terminal::line);
        }
        narrator.skips().forEach(terminal::line);
        new Verdicts(terminal)
                .lines(results, Shown.path(output.resolve(ReportWriter.PAGE)), next(results))
                .forEach(terminal::line);
        broken.forEach(failure -> terminal.err().println("internal error: " + failure));
        return broken.isEmpty() ? ExitCode.of(results) : ExitCode.INTERNAL;
    }

    private static void writePage(Results results, Path output) {
        try {
            ReportWriter.write(results, output);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** Name the next step where there is a policy, and these are results that a gate may judge. */
    private Optional<String> next(Results results) {
        boolean whole = results.errors().isEmpty() && !results.subset() && !results.exploratory();
        String where = named.map(it -> " --results " + it).orElse("");
        return whole && Files.exists(Firedrill.project().root().resolve(Policy.FILE))
                ? Optional.of("gate  ./firedrill gate%s judges these results against %s".formatted(where, Policy.FILE))
                : Optional.empty();
    }
}
