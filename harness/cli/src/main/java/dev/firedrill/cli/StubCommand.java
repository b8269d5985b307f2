package dev.firedrill.cli;

import dev.firedrill.engine.Project;
import dev.firedrill.model.Fault;
import dev.firedrill.model.Profile;
import dev.firedrill.result.ExitCode;
import dev.firedrill.result.Plain;
import dev.firedrill.world.Backend;
import dev.firedrill.world.BackendServer.Limits;
import dev.firedrill.world.BackendServer.Served;
import dev.firedrill.world.BackendServer.Serving;
import dev.firedrill.world.BackendServer.Setup;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.WirePlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code firedrill stub}: serves one model provider that fails as a profile says. */
@Command(
        name = "stub",
        description = "Serve one model provider that fails as a profile says, for a service on this machine.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  firedrill stub                                   a healthy provider",
            "  firedrill stub anthropic-529-evening --port 8089",
            "  firedrill stub my.faults.json --script my.provider.json --seed 7"
        })
final class StubCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Interruption interruption;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "PROFILE",
            description = "The failure profile: a name in scenarios/profiles/, or a file. Without one nothing fails.")
    private Optional<String> profile = Optional.empty();

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private int port = 8089;

    @Mixin
    private ListenOptions listening = new ListenOptions();

    @Option(names = "--seed", paramLabel = "N", description = "The seed of all chance. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--dialect",
            paramLabel = "D",
            description = "openai-chat, anthropic or generic-json. Default: the first two, by path.")
    private Optional<String> dialect = Optional.empty();

    @Option(
            names = "--script",
            paramLabel = "FILE",
            description = "What it answers, a *.provider.json. Default: one short text.")
    private Optional<Path> script = Optional.empty();

    StubCommand(Terminal terminal, Interruption interruption) {
        this.terminal = terminal;
        this.interruption = interruption;
    }

    @Override
    public Integer call() throws InterruptedException {
        checkOptions();
        StubScripts.Opened opened = StubScripts.open(script, dialect, seed);
        Optional<Profile> failing = profile.map(it -> new StubProfiles(roots()).find(it, opened));
        List<Fault> declared = failing.map(Profile::faults).orElse(List.of());
        StubFaults faults = new StubFaults(seed, declared, opened.name());
        warmUp(opened);
        try {
            serve(opened, faults);
        } finally {
            interruption.handled();
        }
        return ExitCode.GO.number();
    }

    private void serve(StubScripts.Opened opened, StubFaults faults) throws InterruptedException {
        long start = System.nanoTime();
        LongSupplier clock = () -> System.nanoTime() - start;
        StubLines lines = new StubLines(terminal, clock, opened);
        StubTally tally = new StubTally(opened.backend());
        Served served = new Served(opened.name(), tally);
        try (Serving serving = listen(served, faults, clock, lines)) {
            introduce(opened, faults, serving);
            interruption.await();
        }
        long calls = lines.calls();
        terminal.line(calls == 1 ? "stopped after 1 call" : "stopped after %d calls".formatted(calls));
        tally.lines(faults.declared()).forEach(it -> terminal.line("  " + it));
        terminal.out().flush();
    }

    private void checkOptions() {
        listening.check(port);
        if (script.isPresent() && dialect.isPresent()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "expected --script or --dialect, found both; a script names its dialect");
        }
    }

    private static List<Path> roots() {
        return Stream.concat(
                        Stream.of(Firedrill.project().root()),
                        Firedrill.home().map(home -> new Project(home).root()).stream())
                .distinct()
                .toList();
    }

    private Serving listen(Served served, StubFaults faults, LongSupplier clock, StubLines lines) {
        return listening.listen(
                port,
                at -> ScriptServer.server()
                        .serve(new Setup(at, List.of(served), faults.interference(), clock, lines, Limits.DEFAULT)));
    }

    /** The first plan takes most of a second, for classes that load; a plan says nothing about the next. */
    private static void warmUp(StubScripts.Opened opened) {
        ProviderCall nobody = new ProviderCall("call", "/", "{}", Duration.ofSeconds(1));
        WirePlan plan = opened.backend().plan(nobody, new Backend.Facts(0, "", "", 1), null);
        if (plan.segments().isEmpty()) {
            throw new IllegalStateException("expected a plan, found an empty one");
        }
    }

    private void introduce(StubScripts.Opened opened, StubFaults faults, Serving serving) {
        String base = serving.base(opened.name()).toString();
        terminal.line("%s on %s, seed %d; Ctrl-C stops"
                .formatted(Plain.line(profile.orElse("a healthy provider")), base, seed));
        opened.dialects().forEach(it -> terminal.line("  " + address(it, base)));
        faults.lines().forEach(it -> terminal.line("  " + it));
        faults.warnings().forEach(this::warn);
        ListenOptions.warnOfOthers(terminal, serving.at());
        terminal.out().flush();
    }

    private void warn(String text) {
        terminal.line("  " + terminal.unsure("warning:") + " " + text);
    }

    private static String address(String spoken, String base) {
        return switch (spoken) {
            case StubScripts.OPENAI -> "OPENAI_BASE_URL=" + base + "/v1";
            case StubScripts.ANTHROPIC -> "ANTHROPIC_BASE_URL=" + base;
            default -> spoken + " at any path below " + base;
        };
    }
}
