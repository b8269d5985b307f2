package dev.firedrill.cli;

import dev.firedrill.drill.CompletionThreads;
import dev.firedrill.engine.FiredrillEngine;
import dev.firedrill.engine.Project;
import dev.firedrill.result.ExitCode;
import dev.firedrill.result.Plain;
import dev.firedrill.result.ResultsException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import org.apiguardian.api.API;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** Be the command line: {@code ./firedrill}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Command(
        name = "firedrill",
        description = "Pull the kill-switch of an AI feature in CI, and prove what happened.",
        mixinStandardHelpOptions = true,
        versionProvider = Firedrill.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  firedrill run                                              drill everything",
            "  firedrill gate                                             judge what the last run found",
            "  firedrill explain awf/first-meet-kiera                     tell the run that the results keep",
            "  firedrill replay rewrite-upgrade/flag-never-refreshed --seed 2910",
            "  firedrill diff good.jsonl bad.jsonl                        show where two logs part",
            "  firedrill sign --as 'A. Reviewer' --note TEXT              state something of the results",
            "  firedrill check --events run.jsonl awf/first-meet-kiera    judge a log of elsewhere",
            "  firedrill lint                                             warn of what cannot work",
            "  firedrill lock                                             list what must run",
            "  firedrill stub anthropic-529-evening --port 8089           serve a provider that fails",
            "  firedrill serve rewrite-upgrade --port 8090                serve a system on real time",
            "  firedrill probe --start 'npm start' --url URL --body JSON  let your service's model fail",
            "",
            "Exit codes: 0 GO, 1 NO-GO, 2 INCONCLUSIVE, 3 configuration, 4 internal error, 64 usage."
        })
public final class Firedrill {

    private static final String ROOT = "firedrill.root";

    /** Where the script stands: the project when the working directory is in none. */
    private static final String HOME = "firedrill.home";

    private Firedrill() {}

    /** Run one command and end the process with its exit code. */
    public static void main(String[] arguments) {
        CompletionThreads.keep();
        Locale.setDefault(Locale.ROOT);
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        int exitCode = run(Terminal.of(out, err, Consoles.isPresent(), System.getenv()), arguments);
        out.flush();
        System.exit(exitCode);
    }

    static int run(Terminal terminal, String... arguments) {
        CommandLine line = new CommandLine(new Firedrill());
        line.addSubcommand(new RunCommand(terminal));
        line.addSubcommand(new GateCommand(terminal, System.getenv(), InstantSource.system()));
        line.addSubcommand(new SignCommand(terminal, InstantSource.system()));
        line.addSubcommand(new ReplayCommand(terminal));
        line.addSubcommand(new ExplainCommand(terminal));
        line.addSubcommand(new DiffCommand(terminal));
        line.addSubcommand(new CheckCommand(terminal, InstantSource.system()));
        line.addSubcommand(new LintCommand(terminal));
        line.addSubcommand(new LockCommand(terminal));
        line.addSubcommand(new StubCommand(terminal, new Interruption()));
        line.addSubcommand(new ServeCommand(terminal, new Interruption()));
        line.addSubcommand(new ProbeCommand(terminal));
        ServiceLoader.load(CommandProvider.class).forEach(provider -> line.addSubcommand(provider.command()));
        WholeNumbers.register(line);
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        line.setParameterExceptionHandler((wrong, words) -> misused(terminal, wrong));
        line.setExecutionExceptionHandler((failure, command, parsed) -> failed(terminal, failure));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                terminal.coloured() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        return arguments.length == 0 ? withoutCommand(line) : line.execute(arguments);
    }

    private static int withoutCommand(CommandLine line) {
        line.usage(line.getErr());
        return ExitCode.USAGE.number();
    }

    private static int misused(Terminal terminal, CommandLine.ParameterException wrong) {
        terminal.err().println("firedrill: " + Plain.line(String.valueOf(wrong.getMessage())));
        CommandLine.UnmatchedArgumentException.printSuggestions(
                wrong, new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        terminal.err()
                .println("expected "
                        + wrong.getCommandLine().getHelp().synopsis(0).strip().replaceAll("\\s+", " "));
        return ExitCode.USAGE.number();
    }

    private static int failed(Terminal terminal, Exception failure) {
        terminal.erase();
        terminal.out().flush();
        if (failure instanceof Refusal refusal) {
            complain(terminal, refusal);
            return refusal.exitCode().number();
        }
        if (failure instanceof ResultsException unreadable) {
            complain(terminal, unreadable);
            return ExitCode.CONFIGURATION.number();
        }
        terminal.err().println("firedrill: internal error");
        trace(terminal, failure);
        return ExitCode.INTERNAL.number();
    }

    private static void complain(Terminal terminal, RuntimeException failure) {
        String message = "firedrill: " + failure.getMessage();
        message.lines().forEach(line -> terminal.err().println(Plain.line(line)));
    }

    /** Print where the tool itself failed; what it was fed may stand in the message. */
    static void trace(Terminal terminal, Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        trace.toString().lines().forEach(line -> terminal.err().println(Plain.line(line.replace("\t", "    "))));
    }

    /** Open the project around the working directory. */
    static Project project() {
        return Optional.ofNullable(System.getProperty(ROOT))
                .map(Path::of)
                .or(() -> Project.rootAbove(Path.of("")))
                .or(Firedrill::home)
                .map(Project::new)
                .orElseThrow(() -> Refusal.configuration(
                        Path.of("").toAbsolutePath().toString(),
                        "no folder '%s' here or above".formatted(Project.SCENARIOS),
                        "a project with a folder '%s'".formatted(Project.SCENARIOS),
                        "change to the project, or create the folder"));
    }

    /** Find where Firedrill itself stands. */
    static Optional<Path> home() {
        return Optional.ofNullable(System.getProperty(HOME)).map(Path::of);
    }

    /** Gives the version. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"firedrill " + FiredrillEngine.VERSION};
        }
    }
}
