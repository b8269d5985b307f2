package dev.firedrill.cli;

import dev.firedrill.engine.Git;
import dev.firedrill.engine.Project;
import dev.firedrill.gate.Asked;
import dev.firedrill.gate.Changes;
import dev.firedrill.gate.Collector;
import dev.firedrill.gate.Comparison;
import dev.firedrill.gate.Dossier;
import dev.firedrill.gate.Gate;
import dev.firedrill.gate.GateJson;
import dev.firedrill.gate.Presented;
import dev.firedrill.gate.Ruling;
import dev.firedrill.gate.Statements;
import dev.firedrill.model.Policy;
import dev.firedrill.reading.PolicyReader;
import dev.firedrill.reports.ReportWriter;
import dev.firedrill.result.ExitCode;
import dev.firedrill.result.Plain;
import dev.firedrill.result.Provenance.Commit;
import dev.firedrill.result.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code firedrill gate}: decides from results whether a release may go. */
@Command(
        name = "gate",
        description =
                "Decide from the results of runs whether a release may go: GO, NO-GO or INCONCLUSIVE, clause by clause. Nothing is run.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  firedrill run && firedrill gate",
            "  firedrill gate --subject registry.example/app@sha256:4f1c… --baseline last-go/results.json",
            "  firedrill gate --results simulated live --output release     two runs, or the shards of one",
            "  firedrill gate --advisory                                    say it, and end with 0",
            "",
            "Exit codes: 0 GO, 1 NO-GO, 2 INCONCLUSIVE, 3 configuration, 4 internal error, 64 usage."
        })
final class GateCommand implements Callable<Integer> {

    private static final Duration PATIENCE_WITH_GIT = Duration.ofSeconds(10);

    private final Terminal terminal;
    private final Map<String, String> environment;
    private final InstantSource clock;

    @Option(
            names = "--results",
            arity = "1..*",
            paramLabel = "DIR",
            description =
                    "Folders of results, merged where there are several. Default: target/firedrill of the project.")
    private List<Path> results = List.of();

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "What the release asks for. Default: release-gate.json of the project, if there is one.")
    private Optional<Path> policy = Optional.empty();

    @Option(
            names = "--subject",
            paramLabel = "IMAGE@DIGEST",
            description = "What is to be released; the drilled build must be the same.")
    private Optional<String> subject = Optional.empty();

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "The results.json of the last GO, or its folder: tell what changed since.")
    private Optional<Path> baseline = Optional.empty();

    @Option(names = "--advisory", description = "End with 0 also for NO-GO and INCONCLUSIVE.")
    private boolean advisory;

    @Option(names = "--verbose", description = "Tell what was found of what is met, too.")
    private boolean verbose;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description =
                    "Folder for index.html, summary.md and gate.json. Default: the first folder of results; that of the project where there is no such folder.")
    private Optional<Path> output = Optional.empty();

    GateCommand(Terminal terminal, Map<String, String> environment, InstantSource clock) {
        this.terminal = terminal;
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        Project project = Firedrill.project();
        GateFolders folders = GateFolders.of(project.root(), results, output);
        return folders.locked(() -> decide(project, folders)).number();
    }

    private ExitCode decide(Project project, GateFolders folders) throws IOException {
        if (folders.output().isPresent()) {
            OutputFolder.forgetPages(folders.output().get());
        }
        Asked asked = asked(project);
        Presented presented = Collector.collect(
                project.root(), folders.results(), commit(project, folders), subject, baseline, clock.instant());
        Ruling ruling = Gate.judge(asked, presented, advisory, again(project.root()));
        Dossier dossier = dossier(presented, ruling);
        if (folders.output().isPresent()) {
            write(dossier, folders.results(), folders.output().get());
        }
        new GateText(terminal, verbose)
                .lines(dossier, presented, page(project, folders))
                .forEach(terminal::line);
        new Github(environment).annotations(dossier).forEach(terminal::line);
        ExitCode code = exitCode(ruling);
        advice(ruling, code).ifPresent(terminal::line);
        return advisory ? ExitCode.GO : code;
    }

    private void write(Dossier dossier, List<Path> folders, Path folder) throws IOException {
        GateJson.write(dossier, folder);
        ReportWriter.write(dossier.withResults(KeptLogs.gather(dossier.results(), folders, folder)), folder);
        new Github(environment).summary(folder.resolve(ReportWriter.SUMMARY));
    }

    private static String page(Project project, GateFolders folders) {
        return folders.output()
                .map(folder -> Shown.below(project.root(), folder) + "/" + ReportWriter.PAGE)
                .orElse("none: no folder to write to is there; --output DIR creates one");
    }

    /** Ask Git what the project holds; what this call reads and writes is nothing that could be drilled. */
    private Optional<Commit> commit(Project project, GateFolders folders) {
        Path[] own = Stream.of(folders.results().stream(), folders.output().stream(), baseline.stream())
                .flatMap(any -> any)
                .toArray(Path[]::new);
        return new Git(project.root(), PATIENCE_WITH_GIT).commit(own);
    }

    private Asked asked(Project project) {
        Path file = policy.orElseGet(() -> project.root().resolve(Policy.FILE));
        if (!Files.exists(file)) {
            if (policy.isEmpty()) {
                return Asked.NOTHING;
            }
            throw Refusal.configuration(
                    "--policy",
                    "no file '%s'".formatted(Plain.line(file.toString())),
                    "a policy, as docs/gate.md describes it",
                    "correct the path; without --policy only the inventory is asked for");
        }
        String shown = Shown.below(project.root(), file);
        PolicyReader.Read read = PolicyReader.read(file, shown);
        Policy written = read.policy().orElseThrow(() -> Refusal.defects(read.defects()));
        return new Asked(written, shown, read.sha256(), read.content());
    }

    private static Dossier dossier(Presented presented, Ruling ruling) {
        Results shown = presented.results().orElseGet(() -> NoResults.of(presented, ruling));
        Optional<Changes> changes = presented.baseline().map(before -> Comparison.between(before, shown));
        return new Dossier(
                shown,
                Optional.of(ruling),
                changes,
                Statements.of(shown, ruling.read(), presented.statements()),
                presented.pending());
    }

    private String again(Path root) {
        List<String> words = new ArrayList<>(List.of("gate"));
        if (!results.isEmpty()) {
            words.add("--results");
            results.forEach(folder -> words.add(Shown.below(root, folder)));
        }
        policy.ifPresent(it -> words.addAll(List.of("--policy", Shown.below(root, it))));
        subject.ifPresent(it -> words.addAll(List.of("--subject", it)));
        baseline.ifPresent(it -> words.addAll(List.of("--baseline", Shown.below(root, it))));
        output.ifPresent(it -> words.addAll(List.of("--output", Shown.below(root, it))));
        if (advisory) {
            words.add("--advisory");
        }
        return CommandWords.of(words);
    }

    private static ExitCode exitCode(Ruling ruling) {
        return switch (ruling.verdict()) {
            case GO -> ExitCode.GO;
            case NO_GO -> ExitCode.NO_GO;
            case INCONCLUSIVE -> ExitCode.INCONCLUSIVE;
        };
    }

    private Optional<String> advice(Ruling ruling, ExitCode code) {
        return advisory && code != ExitCode.GO
                ? Optional.of("advisory  %s would end with %d; this call ends with 0"
                        .formatted(ruling.verdict().word(), code.number()))
                : Optional.empty();
    }
}
