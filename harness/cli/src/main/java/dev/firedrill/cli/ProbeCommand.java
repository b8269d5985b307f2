package dev.firedrill.cli;

import dev.firedrill.live.probe.Dialect;
import dev.firedrill.live.probe.Probe;
import dev.firedrill.live.probe.ProbeException;
import dev.firedrill.live.probe.Report;
import dev.firedrill.live.probe.Row;
import dev.firedrill.live.probe.SavedProject;
import dev.firedrill.live.probe.Trouble;
import dev.firedrill.live.probe.Variables;
import dev.firedrill.result.ExitCode;
import dev.firedrill.result.Plain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code firedrill probe}: lets the model provider of any service fail in every usual way, and says what its users see. */
@Command(
        name = "probe",
        description = "Let the model provider of your service fail in every usual way, and say what its users see."
                + " Needs no project: the service must only take the address of its provider from the environment.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  firedrill probe --start 'npm start' --url http://localhost:3000/api/chat \\",
            "    --body '{\"message\":\"hi\"}' --text /reply",
            "  firedrill probe --start 'python app.py' --url http://localhost:8000/chat \\",
            "    --body '{\"q\":\"hi\"}' --env 'LLM={openai}/v1' --kill 'touch off.flag'",
            "",
            "Exit codes: 0 all went well, 1 something went wrong, 2 something could not be",
            "tried, 3 nothing could be probed, 64 usage."
        })
final class ProbeCommand implements Callable<Integer> {

    private static final long LONGEST_FAREWELL = 12;
    private static final int LONGEST_LINE = 300;

    private final Terminal terminal;
    private final ProbeText text;

    @Mixin
    private ProbeOptions options = new ProbeOptions();

    @Option(
            names = "--save",
            paramLabel = "DIR",
            description = "Write a project there that drills the same, for 'firedrill run' in it. Needs --start.")
    private Optional<Path> save = Optional.empty();

    ProbeCommand(Terminal terminal) {
        this.terminal = terminal;
        this.text = new ProbeText(terminal);
    }

    @Override
    public Integer call() {
        refuseToOverwrite();
        Probe.Setup setup = options.setup(save.isPresent());
        Farewell farewell = Farewell.prepared();
        try (Probe probe = open(setup)) {
            Report report = probe.run();
            terminal.erase();
            report.kill().ifPresent(kill -> text.kill(kill).forEach(terminal::line));
            conclude(setup, report);
            return code(report).number();
        } catch (ProbeException nothing) {
            throw refusal(setup, nothing);
        } catch (InterruptedException stopped) {
            terminal.erase();
            terminal.line(terminal.unsure("? stopped") + " before all was tried");
            return ExitCode.INCONCLUSIVE.number();
        } finally {
            terminal.out().flush();
            farewell.said();
        }
    }

    private Probe open(Probe.Setup setup) {
        try {
            return new Probe(setup, new Lines(setup));
        } catch (IOException taken) {
            throw Refusal.configuration(
                    "--port " + setup.port(),
                    Plain.line(String.valueOf(taken.getMessage())),
                    "a port that is free, for the provider that we play",
                    "end what listens there, or choose another port");
        }
    }

    private static ExitCode code(Report report) {
        if (report.bad() > 0) {
            return ExitCode.NO_GO;
        }
        return report.unproven() > 0 ? ExitCode.INCONCLUSIVE : ExitCode.GO;
    }

    private void conclude(Probe.Setup setup, Report report) {
        if (!report.marked()) {
            terminal.line(
                    terminal.unsure("note:") + " the healthy answer does not show all that the provider said, so");
            terminal.line("      TRUNCATED AND SILENT was not judged; --text may point to the wrong place");
        }
        terminal.line("");
        terminal.line(text.summary(report));
        save.ifPresent(folder -> save(setup, report, folder));
    }

    /** Nobody wants to hear after a minute that nothing can be saved. */
    private void refuseToOverwrite() {
        save.map(SavedProject::folder).filter(Files::exists).ifPresent(there -> {
            throw Refusal.configuration(
                    "--save",
                    "'%s' exists already".formatted(Plain.line(there.toString())),
                    "a folder without such a project",
                    "name another folder, or remove it");
        });
    }

    private void save(Probe.Setup setup, Report report, Path folder) {
        try {
            Path written = SavedProject.write(setup, report, folder);
            terminal.line("saved in '%s'".formatted(Plain.line(written.toString())));
            terminal.line("drill it again by 'firedrill run' in '%s'".formatted(Plain.line(folder.toString())));
        } catch (FileAlreadyExistsException there) {
            throw Refusal.configuration(
                    "--save",
                    "'%s' exists already".formatted(Plain.line(String.valueOf(there.getMessage()))),
                    "a folder that can be written anew",
                    "choose another folder, or remove it");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Refusal refusal(Probe.Setup setup, ProbeException nothing) {
        String tail = nothing.tail().stream()
                .map(line -> "\n  | " + Plain.line(line, LONGEST_LINE))
                .collect(Collectors.joining());
        String printed = tail.isEmpty() ? "" : "\n  the service printed at the end" + tail;
        return Refusal.configuration(
                setup.question().url().toString(),
                String.valueOf(nothing.getMessage()),
                nothing.expected(),
                nothing.mend() + printed);
    }

    /** Prints each line when it is known. */
    private final class Lines implements Probe.Listener {

        private final Probe.Setup setup;

        Lines(Probe.Setup setup) {
            this.setup = setup;
        }

        @Override
        public void listening(String root) {
            terminal.line("probe of %s; a user waits %s; Ctrl-C ends all"
                    .formatted(Plain.line(setup.question().url().toString()), FaultText.length(setup.patience())));
            terminal.line(terminal.faint("the provider is at %s: %s"
                    .formatted(
                            root,
                            Arrays.stream(Dialect.values())
                                    .map(it -> "/" + it.path() + it.suffix())
                                    .collect(Collectors.joining(", ")))));
            if (setup.start().isEmpty()) {
                terminal.line("the service must call it, as by");
                Variables.addresses(root).entrySet().stream()
                        .filter(it -> it.getKey().endsWith("I_BASE_URL")
                                || it.getKey().startsWith("ANTHROPIC_B"))
                        .limit(2)
                        .forEach(it -> terminal.line("  " + it.getKey() + "=" + it.getValue()));
            }
            now(setup.start().isPresent() ? "starting the service" : "waiting for the service");
        }

        @Override
        public void ready() {
            terminal.erase();
            now("asking, with a healthy provider");
        }

        @Override
        public void lost(String pointer, List<String> others) {
            terminal.erase();
            terminal.line("%s --text '%s' leads nowhere in the healthy answer, so all of it is read"
                    .formatted(terminal.unsure("note:"), Plain.line(pointer)));
            terminal.line("      "
                    + (others.isEmpty()
                            ? "there is nothing to point to"
                            : "there is " + Plain.line(String.join(", ", others), LONGEST_LINE)));
        }

        @Override
        public void asking(Trouble trouble) {
            now("asking: " + trouble.words());
        }

        @Override
        public void asked(Row row) {
            terminal.erase();
            if (row.trouble().effect().isEmpty()) {
                terminal.line("");
                terminal.line(text.head());
            }
            text.row(row).forEach(terminal::line);
            terminal.out().flush();
        }

        @Override
        public void killing() {
            now("killing under load");
        }

        private void now(String what) {
            if (terminal.interactive()) {
                terminal.over(terminal.faint("  … " + what));
            }
            terminal.out().flush();
        }
    }

    // Problem:  Ctrl-C ends the process while it waits for an answer, and with it the chance to end the service in
    // order.
    // Decision: interrupt what waits, and let the process live until all is ended.
    private static final class Farewell {

        private final CountDownLatch done = new CountDownLatch(1);

        static Farewell prepared() {
            Farewell farewell = new Farewell();
            Thread working = Thread.currentThread();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> farewell.await(working), "firedrill-probe-farewell"));
            return farewell;
        }

        private void await(Thread working) {
            if (done.getCount() == 0) {
                return;
            }
            working.interrupt();
            try {
                done.await(LONGEST_FAREWELL, TimeUnit.SECONDS);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }

        void said() {
            done.countDown();
        }
    }
}
