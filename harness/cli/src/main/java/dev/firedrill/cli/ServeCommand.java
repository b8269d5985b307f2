package dev.firedrill.cli;

import dev.firedrill.engine.Project;
import dev.firedrill.hosted.HostedSystem;
import dev.firedrill.hosted.HttpFace;
import dev.firedrill.hosted.Operating;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.model.Suite;
import dev.firedrill.result.ExitCode;
import dev.firedrill.result.Plain;
import dev.firedrill.world.SystemProvider;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code firedrill serve}: runs one system on real time behind HTTP, with the providers of its suite. */
@Command(
        name = "serve",
        description = "Run a system on the real clock and sockets: the same class that drills run in virtual time.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  firedrill serve rewrite-upgrade --port 8090",
            "  firedrill serve rewrite-upgrade --env STUDIO_MODE=DEV --variant switch-captured-at-start",
            "  firedrill serve assistant --provider llm=http://127.0.0.1:8089 --provider llm-b=http://127.0.0.1:8089"
        })
final class ServeCommand implements Callable<Integer> {

    private static final int DEFAULT_PORT = 8090;
    private static final int LONGEST = 2_000;

    private final Terminal terminal;
    private final Interruption interruption;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SYSTEM", description = "A system that a suite in scenarios/ names.")
    private String name = "";

    @Option(names = "--port", paramLabel = "N", description = "The port; 0 takes a free one. Default: 8090.")
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--setup",
            paramLabel = "FILE",
            description = "A JSON file that says all of the below, as a drill writes it; options come on top.")
    private Optional<Path> setup = Optional.empty();

    @Mixin
    private ListenOptions listening = new ListenOptions();

    @Option(names = "--variant", paramLabel = "V", description = "Serve this broken variant in place of the system.")
    private Optional<String> variant = Optional.empty();

    @Option(names = "--env", paramLabel = "NAME=VALUE", description = "A variable of its environment.")
    private Map<String, String> environment = new LinkedHashMap<>();

    @Option(names = "--flag", paramLabel = "NAME=VALUE", description = "A flag in its store.")
    private Map<String, String> flags = new LinkedHashMap<>();

    @Option(
            names = "--provider",
            paramLabel = "NAME=URL",
            description = "Where a provider is; default is a healthy one with the suite's script.")
    private Map<String, URI> given = new LinkedHashMap<>();

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description =
                    "Folder of its artifacts. Default: target/firedrill/serve/SYSTEM, and SYSTEM--V for a variant.")
    private Optional<Path> state = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "The seed of all chance. Default: 1.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--warm",
            description =
                    "Serve a first request to nobody before it is ready, as --setup does: what comes then is fast.")
    private boolean warm;

    ServeCommand(Terminal terminal, Interruption interruption) {
        this.terminal = terminal;
        this.interruption = interruption;
    }

    @Override
    public Integer call() throws InterruptedException {
        listening.check(port.orElse(DEFAULT_PORT));
        Project project = Firedrill.project();
        ServeSetup chosen = onTop(setup.map(ServeSetup::read).orElseGet(() -> defaults(project)));
        SystemProvider system = system(project, chosen.variant());
        Path folder = chosen.state()
                .orElseGet(() -> folder(Project.outputOf(project.root()).resolve("serve"), name, chosen.variant()));
        long draws = chosen.seed().orElse(1L);
        try (ServedProviders providers =
                ServedProviders.of(scripts(project), chosen.providers(), draws, chosen.timeScale())) {
            if (warm || setup.isPresent()) {
                warmUp(system, project);
            }
            ServedNames names = ServedNames.of(suites(project), chosen);
            serve(hosting(system, setup.isPresent() ? providers.ofADrill() : providers, folder, chosen), chosen, names);
        } finally {
            interruption.handled();
        }
        return ExitCode.GO.number();
    }

    private List<Suite> suites(Project project) {
        return project.scenarios().suites().stream()
                .filter(suite -> suite.system().equals(name))
                .toList();
    }

    /** Begin as the scenarios of the suite do that say nothing of their own. */
    private ServeSetup defaults(Project project) {
        return suites(project).stream()
                .findFirst()
                .map(suite -> ServeSetup.defaults(project.file(suite.folder().toString())))
                .orElse(ServeSetup.NONE);
    }

    /** Put the options on top of what a file says. */
    private ServeSetup onTop(ServeSetup file) {
        Map<String, String> variables = new TreeMap<>(file.environment());
        variables.putAll(environment);
        Map<String, String> values = new TreeMap<>(file.flags());
        values.putAll(flags);
        Map<String, URI> providers = new TreeMap<>(file.providers());
        given.forEach((provider, at) -> providers.put(provider, address(provider, at)));
        return new ServeSetup(
                variables,
                values,
                seed.or(file::seed),
                file.startsAt(),
                file.timeScale(),
                variant.orElse(file.variant()),
                providers,
                state.or(file::state),
                port.or(file::port));
    }

    private URI address(String provider, URI at) {
        return ProviderAddress.of(at.toString())
                .orElseThrow(() -> new CommandLine.ParameterException(
                        spec.commandLine(),
                        "expected --provider %s=http://HOST:PORT, found '%s'"
                                .formatted(Plain.line(provider), Plain.line(at.toString()))));
    }

    static Path folder(Path parent, String system, String variant) {
        return parent.resolve(variant.isEmpty() ? system : system + "--" + variant);
    }

    private SystemProvider system(Project project, String wanted) {
        SystemProvider system = project.system(name)
                .orElseThrow(() -> Refusal.configuration(
                        "serve",
                        "'%s'".formatted(Plain.line(name)),
                        "a system on the class path that a suite in '%s' names".formatted(Project.SCENARIOS),
                        NearestNames.hint(name, names(project))));
        if (!wanted.isEmpty() && !system.variants().contains(wanted)) {
            throw Refusal.configuration(
                    "--variant",
                    "'%s'".formatted(Plain.line(wanted)),
                    "a broken variant of '%s'".formatted(name),
                    NearestNames.hint(wanted, new TreeSet<>(system.variants())));
        }
        return system;
    }

    private static Set<String> names(Project project) {
        Set<String> names = new TreeSet<>();
        project.scenarios().suites().forEach(suite -> names.add(suite.system()));
        return names;
    }

    private void warmUp(SystemProvider system, Project project) throws InterruptedException {
        Optional<WarmUp> warmUp = WarmUp.of(system, suites(project).stream().findFirst());
        if (warmUp.isPresent()) {
            warmUp.get().run();
        }
    }

    /** Gather the script of each provider that the scenarios of the system use; the first one of a name stands. */
    private List<ProviderScript> scripts(Project project) {
        Map<String, ProviderScript> scripts = new TreeMap<>();
        suites(project).stream()
                .map(Suite::scenarios)
                .flatMap(List::stream)
                .flatMap(scenario -> scenario.providers().stream())
                .forEach(script -> scripts.putIfAbsent(script.name(), script));
        return List.copyOf(scripts.values());
    }

    private HostedSystem.Setup hosting(
            SystemProvider system, ServedProviders providers, Path folder, ServeSetup chosen) {
        return new HostedSystem.Setup(
                system.create(chosen.variant()),
                chosen.environment(),
                chosen.flags(),
                providers.addresses(),
                providers.ours(),
                folder,
                chosen.seed().orElse(1L),
                new ServeLines(terminal),
                system.flags(folder),
                chosen.timeScale(),
                chosen.startsAt());
    }

    private void serve(HostedSystem.Setup hosting, ServeSetup chosen, ServedNames names) throws InterruptedException {
        Operating operating = new Operating(names, this::say);
        try (HostedSystem hosted = start(hosting);
                HttpFace face =
                        listening.listen(chosen.port().orElse(DEFAULT_PORT), at -> face(hosted, at, operating))) {
            introduce(chosen.variant(), hosting.providers(), face);
            interruption.await();
            hosted.stop(); // before its face, so that those who follow its log hear the last of it
        }
        terminal.line("stopped");
        terminal.out().flush();
    }

    private HttpFace face(HostedSystem hosted, InetSocketAddress at, Operating operating) throws IOException {
        return setup.isPresent() ? HttpFace.serveDrill(hosted, at, operating) : HttpFace.serve(hosted, at, operating);
    }

    private void say(String line) {
        terminal.line(Plain.line(line, LONGEST));
        terminal.out().flush();
    }

    private HostedSystem start(HostedSystem.Setup setup) {
        try {
            return HostedSystem.start(setup);
        } catch (IllegalStateException refused) {
            throw Refusal.configuration(
                    "serve " + name,
                    Plain.line(String.valueOf(refused.getMessage())),
                    "a system that starts",
                    "look at its --env, --flag and --provider");
        }
    }

    private void introduce(String served, Map<String, URI> providers, HttpFace face) {
        InetSocketAddress at = face.at();
        String host = at.getAddress().isAnyLocalAddress()
                ? "127.0.0.1"
                : at.getAddress().getHostAddress();
        String base = "http://%s:%d".formatted(host, at.getPort());
        String what = served.isEmpty() ? name : name + ", broken variant " + served;
        terminal.line("%s on %s; Ctrl-C stops".formatted(what, base));
        providers.forEach((provider, url) -> terminal.line("  provider %s at %s".formatted(provider, url)));
        terminal.line("  POST /requests {\"kind\", \"user\", \"input\", \"attributes\"}");
        terminal.line("  PUT /environment/NAME, PUT /flags/NAME, POST /actions/VERB, POST /signals/NAME");
        terminal.line("  GET /environment, /flags, /events, /health");
        ListenOptions.warnOfOthers(terminal, at);
        terminal.out().flush();
    }
}
