package dev.firedrill.cli;

import dev.firedrill.engine.Project;
import dev.firedrill.events.EventLog;
import dev.firedrill.result.Entry;
import dev.firedrill.result.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code firedrill diff}: shows where two logs part. */
@Command(
        name = "diff",
        description = {
            "Show where two event logs part, and what followed. Nothing is run.",
            "A and B are files of JSON Lines, or entries of results as DIR:SYSTEM/NAME; a folder alone stands for its entry of the name that the other one gives, or for its only one. Ends with 0 where they are the same, with 1 where they are not, with 3 where one cannot be read."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  firedrill diff good.jsonl bad.jsonl",
            "  firedrill diff last-week/firedrill:awf/first-meet-kiera target/firedrill",
            "  firedrill diff rollback-monitor/healthy 'rollback-monitor/healthy [at-least]'"
        })
final class DiffCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "A", description = "One log.")
    private String one = "";

    @Parameters(index = "1", paramLabel = "B", description = "The other.")
    private String other = "";

    DiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        EventLog left = log(one, other);
        EventLog right = log(other, one);
        DifferenceText text = new DifferenceText(terminal, left, right);
        text.lines(one, other).forEach(terminal::line);
        return (text.same() ? ExitCode.GO : ExitCode.NO_GO).number();
    }

    private static EventLog log(String wanted, String beside) {
        Path path = Path.of(wanted);
        if (Files.isRegularFile(path) || wanted.endsWith(".jsonl")) {
            return OwnLog.read(path);
        }
        if (Files.isDirectory(path)) {
            ResultsFolder folder = ResultsFolder.of(path);
            return OwnLog.read(folder.log(
                    name(beside).map(it -> folder.entry(EntryName.of(it))).orElseGet(folder::only)));
        }
        ResultsFolder folder = folder(wanted);
        Entry entry = folder.entry(EntryName.of(name(wanted).orElse(wanted)));
        return OwnLog.read(folder.log(entry));
    }

    private static ResultsFolder folder(String wanted) {
        int colon = wanted.lastIndexOf(':');
        return ResultsFolder.of(
                colon > 0
                        ? Path.of(wanted.substring(0, colon))
                        : Project.outputOf(Firedrill.project().root()));
    }

    /** Give the name of an entry in a word; a file or a folder names none. */
    private static Optional<String> name(String word) {
        return Files.exists(Path.of(word)) || word.endsWith(".jsonl")
                ? Optional.empty()
                : Optional.of(word.substring(word.lastIndexOf(':') + 1));
    }
}
