package dev.firedrill.cli;

import dev.firedrill.check.Status;
import dev.firedrill.events.EventLog;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import dev.firedrill.result.ExitCode;
import dev.firedrill.result.Inputs;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firedrill explain}: tells the story of the run whose log the results keep. */
@Command(
        name = "explain",
        description =
                "Tell the story of the run whose log the results keep, each event under what caused it. Nothing is run.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  firedrill explain awf/first-meet-kiera",
            "  firedrill explain polyglot/kill --mode live --results nightly/firedrill",
            "  firedrill explain 'rollback-monitor/rollback-three-of-five [at-least]'"
        })
final class ExplainCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "SCENARIO", description = "The scenario, as system/name or as a run prints it.")
    private String scenario = "";

    @Option(
            names = "--results",
            paramLabel = "DIR",
            description = "Folder of the results. Default: target/firedrill of the project.")
    private Optional<Path> results = Optional.empty();

    @Option(names = "--variant", paramLabel = "V", description = "This broken variant, not the system itself.")
    private Optional<String> variant = Optional.empty();

    @Option(names = "--mode", paramLabel = "MODE", description = "'simulated', 'live' or 'imported'.")
    private Optional<String> mode = Optional.empty();

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ResultsFolder folder = ResultsFolder.of(results);
        Entry entry = folder.entry(EntryName.of(scenario).with(variant, mode));
        Path file = folder.log(entry);
        EventLog log = OwnLog.read(file);
        new EntryText(terminal).headline(entry).forEach(terminal::line);
        edited(entry, file).ifPresent(terminal::line);
        terminal.line("");
        new Story(terminal, log, pointed(entry, log), entry.thresholds())
                .lines()
                .forEach(terminal::line);
        terminal.line("");
        terminal.line("again  " + EntryText.again(entry));
        return ExitCode.GO.number();
    }

    private Optional<String> edited(Entry entry, Path file) {
        String judged = entry.eventsSha256();
        return judged == null || judged.equals(Inputs.sha256(file))
                ? Optional.empty()
                : Optional.of(terminal.bad("another log")
                        + "  %s is not the file that was judged: its sha-256 is another".formatted(file));
    }

    /** What a twin shows is in no log that is kept. */
    private static Set<Long> pointed(Entry entry, EventLog log) {
        return entry.checks().stream()
                .map(CheckResult::chosen)
                .filter(chosen -> chosen.status() != Status.PASS && chosen.log().isEmpty())
                .map(CheckResult.Chosen::place)
                .filter(place -> place > 0 && place <= log.lastSequence())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
