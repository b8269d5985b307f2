package dev.firedrill.live;

import dev.firedrill.check.Sight;
import dev.firedrill.drill.LiveStage;
import dev.firedrill.drill.LiveStage.Performance;
import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.Stamp;
import dev.firedrill.live.http.Driver;
import dev.firedrill.live.observe.Observers;
import dev.firedrill.live.observe.Seen;
import dev.firedrill.live.operate.Operations;
import dev.firedrill.live.probe.Variables;
import dev.firedrill.live.process.ServiceProcesses;
import dev.firedrill.live.template.Filling;
import dev.firedrill.model.LiveSystem;
import dev.firedrill.model.LiveSystem.Part;
import dev.firedrill.model.LiveSystem.Readiness;
import dev.firedrill.model.LiveSystem.Source;
import dev.firedrill.world.Interference;
import dev.firedrill.world.RealTime;
import dev.firedrill.world.RemoteSystem;
import dev.firedrill.world.ServiceException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Hold all that one run for real needs, and end it. */
final class RealPerformance implements Performance {

    private static final Duration LISTENING_ON = Duration.ofMillis(150);
    private static final String OBSERVATION = "observation";
    private static final String UNREADABLE = "unreadable";

    private final LiveStage.Setup setup;
    private final LiveSystem system;
    private final double timeScale;
    private final ScaledTime time;
    private final ProviderLedger ledger;
    private final PlayedProviders providers;
    private final OpenExchanges open = new OpenExchanges();
    private final Filling values;
    private final Lives lives;
    private final Observers observers;
    private final Operations operations;
    private final Driver driver = new Driver();

    RealPerformance(LiveStage.Setup setup, Path state) throws IOException {
        this.setup = setup;
        this.system = setup.system();
        this.timeScale = setup.scenario().modes().timeScale().orElse(system.timeScale());
        this.time =
                new ScaledTime(timeScale, scaled(system.blur().plus(LISTENING_ON)), this::begin, this::goOn, this::end);
        this.ledger = new ProviderLedger(time, setup.faults(), !hasLog(), open::only);
        this.providers = PlayedProviders.open(setup.scenario(), setup.timeline().seed(), ledger, time::now, timeScale);
        this.values = values(state);
        String url = values.fill(system.url());
        ServiceProcesses processes = new ServiceProcesses(new ServiceProcesses.Setup(
                system.start().stream().map(this::filled).toList(),
                url,
                environment(),
                setup.output(),
                line -> lines(line.part(), line.text()),
                this::died));
        this.lives = new Lives(processes, told(state), time);
        this.observers = new Observers(system, values, time::now, timeScale, new Posted());
        this.operations = new Operations(url, lives::restart);
    }

    /** No key of the person who drills reaches the service, unless its file or the scenario says so. */
    private Map<String, String> environment() {
        Map<String, String> all = new TreeMap<>(Variables.dummies());
        all.putAll(setup.scenario().environment());
        return all;
    }

    private void begin() {
        observers.begin();
    }

    private void goOn() {
        observers.goOn();
    }

    // Problem:  a service that hangs up never leaves calls open that outlive the run; what came of them is then told
    // nobody.
    // Decision: the providers end before the log does, and tell it. What the service makes of that is of no run any
    // more.
    private void end() {
        observers.catchUp();
        observers.close();
        providers.close();
    }

    private void lines(String part, String text) {
        observers.line(part, text);
    }

    private boolean hasLog() {
        return system.observations().stream().anyMatch(it -> it.source() instanceof Source.Log);
    }

    private long scaled(Duration real) {
        return (long) (real.toNanos() * timeScale);
    }

    private Filling values(Path state) {
        Map<String, String> known = new TreeMap<>(Placeholders.ports(system));
        providers.urls().forEach((name, url) -> known.put("providers." + name + ".url", url));
        known.put("state", state.toAbsolutePath().toString());
        known.put("setup", told().toString());
        known.put("variant", setup.variant());
        known.put("seed", Long.toString(setup.timeline().seed()));
        known.put("timeScale", Double.toString(timeScale));
        known.put("root", setup.root().toAbsolutePath().toString());
        known.put(
                "java", Path.of(System.getProperty("java.home"), "bin", "java").toString());
        known.put("classpath", System.getProperty("java.class.path"));
        Filling ports = new Filling(known);
        return ports.with(Map.of("url", ports.fill(system.url())));
    }

    private Path told() {
        return setup.output().resolve("setup.json").toAbsolutePath();
    }

    private SetupFile told(Path state) {
        int port = Integer.parseInt(values.fill("${port}"));
        return new SetupFile(told(), setup, timeScale, providers.urls(), state.toAbsolutePath(), port);
    }

    private Part filled(Part part) {
        return new Part(
                part.name(),
                values.fill(part.command()),
                values.fill(part.folder()),
                values.fill(part.environment()),
                part.dependsOn(),
                new Readiness(
                        part.ready().http().map(values::fill),
                        part.ready().line(),
                        part.ready().within()),
                part.grace());
    }

    private void died(String how) {
        time.post(() -> {
            throw new ServiceException(how);
        });
    }

    /** Hand in what was seen, so that it stands in the log in good order. */
    private final class Posted implements Seen {

        @Override
        public void event(long when, String instance, Function<Stamp, Event> event) {
            time.witnessed(witness -> witness.record(when, instance, stamp -> ledger.known(event.apply(stamp))));
        }

        @Override
        public void unreadable(String what) {
            time.witnessed(witness -> witness.record(
                    time.now(),
                    Stamp.HARNESS,
                    stamp -> new Event.LifecycleChanged(stamp, OBSERVATION, UNREADABLE, what)));
        }
    }

    @Override
    public RealTime time() {
        return time;
    }

    @Override
    public Interference faults() {
        return ledger.interference();
    }

    @Override
    public RemoteSystem create() {
        return new RemoteService(setup, system, values, time, lives, driver, operations, observers, open);
    }

    @Override
    public Sight sight(EventLog log) {
        Optional<String> trouble = trouble(log).or(() -> unread(log));
        return Sight.live(system, ledger.isAttributed(), !hasLog(), scaled(system.blur()), trouble);
    }

    /** Calls that a service's own log does not tell were made all the same. */
    private Optional<String> unread(EventLog log) {
        int told = log.all(Event.ProviderCalled.class).size();
        return hasLog() && ledger.calls() > told
                ? Optional.of("its log tells %d calls, and %d reached the providers".formatted(told, ledger.calls()))
                : Optional.empty();
    }

    private static Optional<String> trouble(EventLog log) {
        return log.all(Event.LifecycleChanged.class).stream()
                .filter(it -> it.subject().equals(OBSERVATION) && it.change().equals(UNREADABLE))
                .map(Event.LifecycleChanged::detail)
                .findFirst();
    }

    @Override
    public void close() {
        try (providers;
                observers;
                operations;
                driver) {
            lives.close();
        }
    }
}
