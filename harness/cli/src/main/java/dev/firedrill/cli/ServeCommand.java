package dev.firedrill.cli;

import dev.firedrill.engine.Project;
import dev.firedrill.hosted.HostedSystem;
import dev.firedrill.hosted.HttpFace;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.model.Suite;
import dev.firedrill.result.ExitCode;
import dev.firedrill.result.Plain;
import dev.firedrill.world.BackendServer.Serving;
import dev.firedrill.world.SystemProvider;
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
import java.util.stream.Collectors;
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

    private final Terminal terminal;
    private final Interruption interruption;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SYSTEM", description = "A system that a suite in scenarios/ names.")
    private String name = "";

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private int port = 8090;

    @Mixin
    private ListenOptions listening = new ListenOptions();

    @Option(names = "--variant", paramLabel = "V", description = "Serve this broken variant in place of the system.")
    private String variant = "";

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

    @Option(names = "--seed", paramLabel = "N", description = "The seed of all chance. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    ServeCommand(Terminal terminal, Interruption interruption) {
        this.terminal = terminal;
        this.interruption = interruption;
    }

    @Override
    public Integer call() throws InterruptedException {
        listening.check(port);
        given.replaceAll(this::address);
        Project project = Firedrill.project();
        SystemProvider system = system(project);
        List<ProviderScript> scripts = scripts(project);
        try (ServedProviders providers = ServedProviders.of(scripts, given, seed)) {
            serve(
                    system,
                    providers,
                    state.orElse(folder(Project.outputOf(project.root()).resolve("serve"), name, variant)));
        } finally {
            interruption.handled();
        }
        return ExitCode.GO.number();
    }

    /** Take a provider's address without the slash at its end. */
    private URI address(String provider, URI at) {
        if (at.getHost() == null || !String.valueOf(at.getScheme()).matches("https?")) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "expected --provider %s=http://HOST:PORT, found '%s'"
                            .formatted(Plain.line(provider), Plain.line(at.toString())));
        }
        return URI.create(at.toString().replaceFirst("/+$", ""));
    }

    static Path folder(Path parent, String system, String variant) {
        return parent.resolve(variant.isEmpty() ? system : system + "--" + variant);
    }

    private SystemProvider system(Project project) {
        SystemProvider system = project.system(name)
                .orElseThrow(() -> Refusal.configuration(
                        "serve",
                        "'%s'".formatted(Plain.line(name)),
                        "a system on the class path that a suite in '%s' names".formatted(Project.SCENARIOS),
                        NearestNames.hint(name, names(project))));
        if (!variant.isEmpty() && !system.variants().contains(variant)) {
            throw Refusal.configuration(
                    "--variant",
                    "'%s'".formatted(Plain.line(variant)),
                    "a broken variant of '%s'".formatted(name),
                    NearestNames.hint(variant, new TreeSet<>(system.variants())));
        }
        return system;
    }

    private static Set<String> names(Project project) {
        Set<String> names = new TreeSet<>();
        project.scenarios().suites().forEach(suite -> names.add(suite.system()));
        return names;
    }

    /** Gather the script of each provider that the scenarios of the system use; the first one of a name stands. */
    private List<ProviderScript> scripts(Project project) {
        Map<String, ProviderScript> scripts = new TreeMap<>();
        project.scenarios().suites().stream()
                .filter(suite -> suite.system().equals(name))
                .map(Suite::scenarios)
                .flatMap(List::stream)
                .flatMap(scenario -> scenario.providers().stream())
                .forEach(script -> scripts.putIfAbsent(script.name(), script));
        return List.copyOf(scripts.values());
    }

    private void serve(SystemProvider system, ServedProviders providers, Path folder) throws InterruptedException {
        ServeLines lines = new ServeLines(terminal);
        HostedSystem.Setup setup = new HostedSystem.Setup(
                system.create(variant),
                environment,
                flags,
                providers.addresses(),
                providers.ours(),
                folder,
                seed,
                lines,
                system.flags(folder));
        try (HostedSystem hosted = start(setup);
                HttpFace face = listening.listen(port, at -> HttpFace.serve(hosted, at))) {
            introduce(providers, face);
            interruption.await();
        }
        terminal.line("stopped");
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

    private void introduce(ServedProviders providers, HttpFace face) {
        InetSocketAddress at = face.at();
        String host = at.getAddress().isAnyLocalAddress()
                ? "127.0.0.1"
                : at.getAddress().getHostAddress();
        String base = "http://%s:%d".formatted(host, at.getPort());
        String what = variant.isEmpty() ? name : name + ", broken variant " + variant;
        terminal.line("%s on %s; Ctrl-C stops".formatted(what, base));
        providers.addresses().forEach((provider, url) -> terminal.line("  provider %s at %s".formatted(provider, url)));
        terminal.line("  POST /requests {\"kind\", \"user\", \"input\", \"attributes\"}");
        terminal.line("  PUT /environment/NAME, PUT /flags/NAME, POST /actions/VERB, POST /signals/NAME");
        terminal.line("  GET /environment, /flags, /events, /health");
        ListenOptions.warnOfOthers(terminal, at);
        terminal.out().flush();
    }

    /** Keep the providers of the suite open while the system is served. */
    private record ServedProviders(Map<String, URI> addresses, Set<String> ours, Optional<Serving> serving)
            implements AutoCloseable {

        static ServedProviders of(List<ProviderScript> scripts, Map<String, URI> given, long seed) {
            Map<String, URI> addresses = new TreeMap<>(given);
            List<ProviderScript> own =
                    scripts.stream().filter(it -> !given.containsKey(it.name())).toList();
            if (own.isEmpty()) {
                return new ServedProviders(addresses, Set.of(), Optional.empty());
            }
            Serving serving = ScriptServer.serve(own, seed);
            own.forEach(script -> addresses.put(script.name(), serving.base(script.name())));
            Set<String> ours = own.stream().map(ProviderScript::name).collect(Collectors.toCollection(TreeSet::new));
            return new ServedProviders(addresses, ours, Optional.of(serving));
        }

        @Override
        public void close() {
            serving.ifPresent(Serving::close);
        }
    }
}
