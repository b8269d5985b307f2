package dev.firedrill.cli;

import dev.firedrill.engine.Project;
import dev.firedrill.gate.Statement;
import dev.firedrill.gate.Statements;
import dev.firedrill.result.ExitCode;
import dev.firedrill.result.Plain;
import dev.firedrill.result.Results;
import dev.firedrill.result.Results.Coverage;
import dev.firedrill.result.ResultsJson;
import dev.firedrill.result.Seal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code firedrill sign}: keeps what a person states of results. */
@Command(
        name = "sign",
        description =
                "State something of the results of a run, bound to their seal. It is a statement and no access control: whoever can write the file can write any name.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  firedrill sign --as 'A. Reviewer' --note 'read the page, walked through the runbook'",
            "  firedrill sign --as 'A. Reviewer' --note 'drill held on Tuesday' --requirement 'rewrite-upgrade S0-59'"
        })
final class SignCommand implements Callable<Integer> {

    private static final int DIGITS_OF_SEAL = 16;

    private final Terminal terminal;
    private final InstantSource clock;

    @Spec
    private CommandSpec spec;

    @Option(names = "--as", paramLabel = "NAME", required = true, description = "Who says so.")
    private String name = "";

    @Option(names = "--note", paramLabel = "TEXT", required = true, description = "What they say.")
    private String note = "";

    @Option(
            names = "--requirement",
            arity = "1..*",
            paramLabel = "'SYSTEM ID'",
            description =
                    "A requirement that only people can fulfil, and that this person states to be fulfilled; may stand several times.")
    private List<String> requirements = List.of();

    @Option(
            names = "--results",
            paramLabel = "DIR",
            description = "Folder of the results. Default: target/firedrill of the project.")
    private Optional<Path> results = Optional.empty();

    SignCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        notBlank("--as", name);
        notBlank("--note", note);
        Path folder =
                results.orElseGet(() -> Project.outputOf(Firedrill.project().root()));
        if (!Files.exists(folder.resolve(ResultsJson.FILE))) {
            throw Refusal.configuration(
                    Plain.line(folder.toString()),
                    "no '%s'".formatted(ResultsJson.FILE),
                    "the sealed results of a run",
                    "./firedrill run writes them; --results DIR names another folder");
        }
        return RunLock.with(folder, () -> sign(folder)).number();
    }

    private void notBlank(String option, String value) {
        if (value.isBlank()) {
            throw new ParameterException(spec.commandLine(), option + ": found nothing, expected a text");
        }
    }

    private ExitCode sign(Path folder) {
        Path file = folder.resolve(ResultsJson.FILE);
        Results looked = ResultsJson.read(file);
        String seal = seal(looked, file);
        requirements.forEach(requirement -> check(requirement, looked));
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        Statements.add(
                folder,
                new Statement(name, now, note, requirements.stream().distinct().toList(), seal));
        terminal.line("stated  %s: %s".formatted(Plain.line(name), Plain.line(note)));
        terminal.line("of      %s, %s, seal %s…"
                .formatted(Shown.path(file), looked.verdict().word(), seal.substring(0, DIGITS_OF_SEAL)));
        requirements.stream().distinct().forEach(it -> terminal.line("for     " + Plain.line(it)));
        terminal.line("in      " + Shown.path(folder.resolve(Statements.FILE)));
        terminal.line(
                "It is a statement and no access control: whoever can write the file can write any name. Of other results it says nothing.");
        return ExitCode.GO;
    }

    private static String seal(Results looked, Path file) {
        String seal = Objects.requireNonNullElse(looked.seal(), "");
        if (seal.isEmpty()) {
            throw Refusal.configuration(
                    Plain.line(file.toString()),
                    "results without a seal",
                    "sealed results, so that a statement is of these and of no others",
                    "./firedrill run seals what it writes");
        }
        if (!Seal.holds(looked)) {
            throw Refusal.configuration(
                    Plain.line(file.toString()),
                    "results that were edited after they were sealed",
                    "results as a run wrote them",
                    "./firedrill run writes them anew");
        }
        return seal;
    }

    private static void check(String requirement, Results looked) {
        Set<String> people = new TreeSet<>();
        Set<String> others = new TreeSet<>();
        for (Coverage coverage : looked.requirements()) {
            coverage.people().forEach(id -> people.add(coverage.system() + " " + id));
            coverage.uncovered().forEach(id -> others.add(coverage.system() + " " + id));
        }
        looked.entries()
                .forEach(entry -> entry.checks()
                        .forEach(check -> check.covers().forEach(id -> others.add(entry.system() + " " + id))));
        if (people.contains(requirement)) {
            return;
        }
        throw Refusal.configuration(
                "--requirement",
                others.contains(requirement)
                        ? "'%s', which checks must cover".formatted(Plain.line(requirement))
                        : "'%s', which is no requirement in these results".formatted(Plain.line(requirement)),
                "a requirement that is \"by\": \"people\", as 'SYSTEM ID'",
                people.isEmpty()
                        ? "no requirement in these results is by people"
                        : NearestNames.hint(requirement, people));
    }
}
