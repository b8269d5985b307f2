package dev.firedrill.cli;

import dev.firedrill.check.Status;
import dev.firedrill.drill.Goldens;
import dev.firedrill.drill.Imported;
import dev.firedrill.drill.ImportedLog;
import dev.firedrill.engine.ImportedResults;
import dev.firedrill.engine.Project;
import dev.firedrill.events.Event;
import dev.firedrill.events.Times;
import dev.firedrill.golden.GoldenMode;
import dev.firedrill.model.Mode;
import dev.firedrill.model.Scenario;
import dev.firedrill.result.Entry;
import dev.firedrill.result.ExitCode;
import dev.firedrill.result.Plain;
import dev.firedrill.result.Results;
import dev.firedrill.result.ResultsJson;
import dev.firedrill.result.Verdict;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code firedrill check}: judges a log that was not run here. */
@Command(
        name = "check",
        description =
                "Judge a log that was recorded elsewhere by the checks of a scenario. Nothing is run; with --output the results are written, for 'firedrill gate --results' to take.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  firedrill check --events run.jsonl awf/first-meet-kiera",
            "  firedrill check --events run.jsonl --twin 'without down'=twin.jsonl profiles/anthropic-529-evening",
            "  firedrill check --events app.log --as app --t0 2026-11-20T14:05:00Z --whole polyglot/kill",
            "  firedrill check --events run.jsonl --output imported/kill --subject app@sha256:4f1c… polyglot/kill"
        })
final class CheckCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final InstantSource clock;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SCENARIO", description = "The scenario, as system/name or by its file.")
    private String scenario = "";

    @Option(
            names = "--events",
            paramLabel = "FILE",
            required = true,
            description = "The log: our own JSON Lines, or lines that 'observe' of the system.json reads.")
    private Path events = Path.of("");

    @Option(
            names = "--twin",
            paramLabel = "NAME=FILE",
            description = "The log of a twin, as 'without down'=twin.jsonl; may stand several times.")
    private Map<String, Path> twins = new LinkedHashMap<>();

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description =
                    "How our own JSON Lines were recorded: 'simulated', or 'live', where only what the system.json shows was seen, and not sharper than its 'tolerance'. Default: what the log says; simulated where it says nothing, or live where the scenario runs only so.")
    private Optional<String> mode = Optional.empty();

    @Option(
            names = "--as",
            paramLabel = "PLACE",
            description =
                    "Whose lines they are: a process of the system.json, or the name of a file there. Default: any.")
    private Optional<String> place = Optional.empty();

    @Option(
            names = "--t0",
            paramLabel = "INSTANT",
            description =
                    "When the run of such lines began, as 2026-11-20T14:05:00Z. Default: the first event in them.")
    private Optional<String> t0 = Optional.empty();

    @Option(names = "--whole", description = "Take the last event for the end of the run, also where nothing says so.")
    private boolean whole;

    @Option(names = "--as-is", description = "Judge the log also where it says that it is of something else.")
    private boolean asIs;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Write sealed results of mode 'imported' into this folder, with the log beside them.")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--subject",
            paramLabel = "NAME",
            description = "With --output: which build wrote the log, as IMAGE@DIGEST.")
    private Optional<String> subject = Optional.empty();

    CheckCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        Optional<Instant> began = instant();
        Optional<Path> folder = output.map(OutputFolder::of);
        Project project = Firedrill.project();
        Scenario wanted = Selection.one(project, scenario);
        EventFiles.Reading how = new EventFiles.Reading(mode(), place, began, whole, asIs);
        EventFiles files = new EventFiles(wanted, how);
        ImportedLog log = checked(wanted, events, files.read(events), "", Optional.empty());
        Map<String, ImportedLog> others = new TreeMap<>();
        twins.forEach((name, file) -> {
            String twin = twin(wanted, name);
            others.put(twin, checked(wanted, file, files.read(file), twin, log.started()));
        });
        Imported imported =
                new Imported(wanted, log, others, Optional.of(Goldens.of(project.root(), GoldenMode.VERIFY)));
        Entry entry = imported.entry(imported.run());
        if (folder.isPresent()) {
            ImportedResults results = new ImportedResults(
                    project, began.<InstantSource>map(InstantSource::fixed).orElse(clock));
            keep(folder.get(), entry, log, it -> results.of(wanted, it, asCalled(project.root()), subject));
        }
        return told(log, others, entry).number();
    }

    private static void keep(Path folder, Entry entry, ImportedLog log, Function<Entry, Results> sealed)
            throws Exception {
        RunLock.with(folder, () -> {
            new ImportedOutput(folder).write(entry, log, sealed);
            return folder;
        });
    }

    private String asCalled(Path root) {
        return CommandWords.of(root, spec.root().commandLine().getParseResult().originalArgs());
    }

    private Optional<Mode> mode() {
        return mode.map(word -> switch (word) {
            case "simulated" -> Mode.SIMULATED;
            case "live" -> Mode.LIVE;
            default -> throw misused("--mode: found '%s', expected 'simulated' or 'live'".formatted(Plain.line(word)));
        });
    }

    private Optional<Instant> instant() {
        try {
            return t0.map(Instant::parse);
        } catch (DateTimeException noInstant) {
            throw misused("--t0: found '%s', expected an instant as '2026-11-20T14:05:00Z'"
                    .formatted(Plain.line(t0.orElse(""))));
        }
    }

    private ParameterException misused(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    private static String twin(Scenario wanted, String name) {
        String twin = name.startsWith("without ") ? name : "without " + name;
        Set<String> known = Imported.twins(wanted);
        if (!known.contains(twin)) {
            throw Refusal.configuration(
                    "--twin",
                    "'%s'".formatted(Plain.line(name)),
                    "a twin that a check of '%s' needs".formatted(wanted.id()),
                    known.isEmpty() ? "the scenario has no twin" : NearestNames.hint(twin, known));
        }
        return twin;
    }

    /** Refuse the log of another scenario, of a twin in place of the run or the other way round, or of another seed. */
    private ImportedLog checked(
            Scenario wanted, Path file, ImportedLog log, String twin, Optional<Event.RunStarted> beside) {
        if (asIs || log.started().isEmpty()) {
            return log;
        }
        Event.RunStarted started = log.started().get();
        refuseOther(file, "the scenario '%s'", started.scenario(), wanted.id());
        refuseOther(file, "the twin '%s'", started.twin(), twin);
        beside.ifPresent(it -> refuseOther(file, "seed %s", Long.toString(started.seed()), Long.toString(it.seed())));
        return log;
    }

    private static void refuseOther(Path file, String what, String found, String expected) {
        if (!found.equals(expected)) {
            throw Refusal.configuration(
                    Plain.line(file + ":1"),
                    "a log of " + of(what, found),
                    "one of " + of(what, expected),
                    "give the log that belongs here; --as-is judges it all the same");
        }
    }

    private static String of(String what, String which) {
        return which.isEmpty() ? "the run itself" : what.formatted(Plain.line(which));
    }

    private ExitCode told(ImportedLog log, Map<String, ImportedLog> others, Entry entry) {
        List<String> lines = new ArrayList<>(new EntryText(terminal).lines(entry));
        lines.add("");
        cut(log, events, lines);
        others.forEach((name, twin) -> cut(twin, Path.of(name), lines));
        Verdict verdict = verdict(entry.status());
        lines.add(new Marks(terminal).paint(verdict, verdict.word() + " (imported)")
                + "  "
                + terminal.faint(String.format(
                        Locale.ROOT,
                        "%,d events to %s, %d checks; nothing was run%s",
                        log.log().size(),
                        Times.sinceStart(log.end()),
                        entry.checks().size(),
                        output.isPresent() ? "" : ", no results and no page are written")));
        output.ifPresent(folder -> lines.add(terminal.faint("results  %s; ./firedrill gate --results takes them"
                .formatted(Shown.path(folder.resolve(ResultsJson.FILE))))));
        lines.forEach(terminal::line);
        return exitCode(verdict);
    }

    private void cut(ImportedLog log, Path file, List<String> lines) {
        if (!log.isWhole()) {
            lines.add(terminal.unsure("cut off")
                    + "  %s has no 'run.ended': nothing in it passes; --whole takes its last event for the end"
                            .formatted(Plain.line(file.toString())));
        }
    }

    private static Verdict verdict(Status status) {
        return switch (status) {
            case PASS -> Verdict.GO;
            case FAIL, NOT_REPRODUCIBLE -> Verdict.NO_GO;
            case NOT_EXERCISED, NOT_OBSERVED -> Verdict.INCONCLUSIVE;
        };
    }

    private static ExitCode exitCode(Verdict verdict) {
        return switch (verdict) {
            case GO -> ExitCode.GO;
            case NO_GO -> ExitCode.NO_GO;
            case INCONCLUSIVE -> ExitCode.INCONCLUSIVE;
        };
    }
}
