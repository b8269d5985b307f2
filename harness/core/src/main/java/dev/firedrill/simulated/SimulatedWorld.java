package dev.firedrill.simulated;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.Stamp;
import dev.firedrill.model.Expectation;
import dev.firedrill.model.ExpectationKind;
import dev.firedrill.model.FaultKind;
import dev.firedrill.model.FaultTarget;
import dev.firedrill.model.Mark;
import dev.firedrill.model.Mode;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.model.Scenario;
import dev.firedrill.random.Draws;
import dev.firedrill.simulated.SimulatedSite.Stores;
import dev.firedrill.timeline.Timeline;
import dev.firedrill.timeline.Timeline.Arrival;
import dev.firedrill.timeline.Timeline.FaultWindow;
import dev.firedrill.world.Backend;
import dev.firedrill.world.Interference;
import dev.firedrill.world.RealTime;
import dev.firedrill.world.Request;
import dev.firedrill.world.SystemUnderTest;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Execute one timeline with one world of its own, and give the log of what happened: in virtual time, or at the pace of real
 * time for a system that is outside of the world.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SimulatedWorld {

    private static final long LOOK_EVERY = 100_000_000;

    private static final Set<ExpectationKind> LOOKING_TO_THE_END = EnumSet.of(
            ExpectationKind.NEVER,
            ExpectationKind.AT_MOST_ONCE,
            ExpectationKind.PROVIDER_SILENT,
            ExpectationKind.PROVIDER_CALLS,
            ExpectationKind.COUNT,
            ExpectationKind.EVENTUALLY);

    /** What the scenario lets happen; a run does not end before it has. */
    private static final Set<Lane> DECLARED = EnumSet.of(Lane.FAULT_BEGIN, Lane.FAULT_END, Lane.ACTION, Lane.ARRIVAL);

    private final Setup setup;
    private final Scenario scenario;
    private final Timeline timeline;
    private final EventLog log;
    private final Kernel kernel;
    private final Marks marks;
    private final Map<String, SimulatedProvider> providers = new LinkedHashMap<>();
    private final Stores stores;
    private final Instances instances;
    private final Operator operator;
    private final OpenRequests open = new OpenRequests();
    private int nextArrival;
    private int nextTurn;

    /**
     * Say what to execute.
     *
     * @param twin name of the twin, "" for the run itself
     * @param systems create the system: once for the run, and once more for each later start and for a second instance
     * @param backends open the backend of a provider, given draws of its own
     * @param slowdownMillis real time to lose now and then, 0 for none; virtual time does not see it
     * @param pulse beats with every step
     * @param realTime the time of a run that happens for real; the providers of such a one are played outside of the world.
     *     Absent in virtual time
     */
    public record Setup(
            Scenario scenario,
            Timeline timeline,
            String twin,
            Supplier<SystemUnderTest> systems,
            Interference interference,
            BiFunction<ProviderScript, Draws, Backend> backends,
            int slowdownMillis,
            Pulse pulse,
            Optional<RealTime> realTime) {

        /** Say what to execute in virtual time. */
        public Setup(
                Scenario scenario,
                Timeline timeline,
                String twin,
                Supplier<SystemUnderTest> systems,
                Interference interference,
                BiFunction<ProviderScript, Draws, Backend> backends,
                int slowdownMillis,
                Pulse pulse) {
            this(scenario, timeline, twin, systems, interference, backends, slowdownMillis, pulse, Optional.empty());
        }
    }

    private SimulatedWorld(Setup setup) {
        this.setup = setup;
        this.scenario = setup.scenario();
        this.timeline = setup.timeline();
        this.log = new EventLog(scenario.eventLimit());
        this.kernel = new Kernel(log, setup.slowdownMillis(), setup.pulse(), setup.realTime());
        this.marks = new Marks(kernel, scenario.controls());
        Lookout lookout = new Lookout(kernel, log);
        kernel.listen(event -> {
            marks.heard(event);
            lookout.heard(event);
        });
        Strikes strikes = new Strikes(setup.interference());
        if (setup.realTime().isEmpty()) {
            openProviders(strikes);
        }
        this.stores = stores(strikes);
        this.instances = new Instances(kernel, this::instance);
        this.operator = new Operator(kernel, marks, lookout, scenario.controls(), stores, instances);
    }

    /** Create an instance; only the main one serves requests. */
    private Instance instance(Identity identity) {
        OpenRequests served = identity.name().equals(Identity.MAIN) ? open : new OpenRequests();
        Draws draws = Draws.of(timeline.seed(), "system");
        return new Instance(kernel, identity, setup.systems(), stores, draws, served);
    }

    private Stores stores(Strikes strikes) {
        Set<String> components = targets(FaultTarget.Kind.COMPONENT);
        return new Stores(
                new HashMap<>(scenario.environment()),
                Collections.unmodifiableMap(providers),
                new SimulatedFlags(kernel, target(FaultTarget.Kind.FLAGS), strikes, scenario.flags()),
                new Measured(scenario.faults()),
                target(FaultTarget.Kind.FILES),
                new TreeMap<>(),
                new WallTime(kernel, scenario.startsAt(), strikes, components),
                new Points(kernel, strikes, targets(FaultTarget.Kind.POINT)),
                new Gates(strikes, components),
                targets(FaultTarget.Kind.SINK),
                strikes);
    }

    /**
     * Execute.
     *
     * @throws dev.firedrill.events.EventLimitException if the log is full
     */
    public static EventLog execute(Setup setup) {
        return new SimulatedWorld(setup).execute();
    }

    private String target(FaultTarget.Kind kind) {
        return targets(kind).stream().findFirst().orElse("");
    }

    /** Name the targets of a kind, in declared order. */
    private Set<String> targets(FaultTarget.Kind kind) {
        return scenario.controls().faultTargets().stream()
                .filter(it -> it.kind() == kind)
                .map(FaultTarget::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void openProviders(Strikes strikes) {
        Draws draws = Draws.of(timeline.seed(), "provider");
        for (ProviderScript script : scenario.providers()) {
            Backend backend = setup.backends().apply(script, draws.stream(script.name()));
            providers.put(script.name(), new SimulatedProvider(kernel, script.name(), backend, strikes));
        }
    }

    private EventLog execute() {
        setup.pulse().begin();
        Mode mode = setup.realTime().isPresent() ? Mode.LIVE : Mode.SIMULATED;
        record(stamp -> new Event.RunStarted(stamp, scenario.id(), timeline.seed(), setup.twin(), mode.word()));
        try {
            timeline.faults().forEach(this::schedule);
            timeline.actions().forEach(operator::schedule);
            if (!instances.main().start().done()) {
                setup.realTime().ifPresent(time -> kernel.finish());
            }
            scheduleNextArrival();
            scheduleNextTurn();
            setup.realTime().ifPresent(this::finishWhenSettled);
            end(kernel.runUntil(timeline.horizon()));
            return kernel.settled();
        } finally {
            instances.close();
        }
    }

    /** A run for real does not wait out the time to drain when every answer is there. */
    private void finishWhenSettled(RealTime time) {
        long drain = scenario.drain().toNanos() * Math.max(1, timeline.turns().size());
        kernel.at(timeline.horizon() - drain, Lane.PROBE, () -> lookWhetherSettled(time));
    }

    /** What must not happen any more, a late retry for one, may come after the last answer. */
    private boolean looksToTheEnd() {
        return scenario.expectations().stream().map(Expectation::kind).anyMatch(LOOKING_TO_THE_END::contains);
    }

    private void lookWhetherSettled(RealTime time) {
        if (isSettled()) {
            long rest = looksToTheEnd() ? scenario.drain().toNanos() : 0;
            kernel.after(rest + time.lateness(), Lane.PROBE, kernel::finish);
        } else {
            kernel.after(LOOK_EVERY, Lane.PROBE, () -> lookWhetherSettled(time));
        }
    }

    private boolean isSettled() {
        return open.isSettled()
                && nextTurn >= timeline.turns().size()
                && !operator.isBusy()
                && !kernel.isAwaiting(DECLARED, timeline.horizon());
    }

    private void end(boolean reachedHorizon) {
        String waiting = open.waiting();
        String reason = reachedHorizon ? "horizon" : open.isEmpty() ? "quiet" : "stuck";
        providers.values().forEach(SimulatedProvider::outlastTheRun);
        record(stamp -> new Event.RunEnded(stamp, reason, waiting));
    }

    private void record(Function<Stamp, Event> event) {
        kernel.record(Stamp.HARNESS, event);
    }

    private void schedule(FaultWindow window) {
        window.fault()
                .after()
                .ifPresentOrElse(
                        mark -> marks.await(
                                mark, () -> reached(window.after(kernel.now(), timeline.horizon()), mark.kind())),
                        () -> open(window));
    }

    /** Open a window at the point itself where it has no delay: before whoever reached it goes on. */
    private void reached(FaultWindow window, Mark.Kind kind) {
        boolean atOnce = kind == Mark.Kind.POINT && window.from() == kernel.now();
        if (!atOnce) {
            open(window);
        } else if (window.from() < window.until()) {
            kernel.aside(() -> begin(window));
            scheduleEnd(window);
        }
    }

    private void open(FaultWindow window) {
        if (window.from() < window.until()) {
            kernel.at(window.from(), Lane.FAULT_BEGIN, () -> begin(window));
            scheduleEnd(window);
        }
    }

    private void begin(FaultWindow window) {
        setup.interference().open(window.fault(), window.from(), Math.min(lasting(window), timeline.horizon()));
        if (window.fault().effect().kind() == FaultKind.FLAG_STALE) {
            stores.flags().snapshot(window.fault());
        }
        stores.gates().opened(window);
        record(stamp -> new Event.FaultBegan(stamp, window.fault().id()));
    }

    private void scheduleEnd(FaultWindow window) {
        if (window.until() != Long.MAX_VALUE) {
            String id = window.fault().id();
            kernel.at(window.until(), Lane.FAULT_END, () -> record(stamp -> new Event.FaultEnded(stamp, id)));
        }
    }

    /** Say how long a fault can strike: what it halted in its window is still struck after it. */
    private static long lasting(FaultWindow window) {
        return window.fault().effect().kind() == FaultKind.HALT ? Long.MAX_VALUE : window.until();
    }

    private void scheduleNextArrival() {
        List<Arrival> arrivals = timeline.arrivals();
        if (nextArrival < arrivals.size()) {
            Arrival arrival = arrivals.get(nextArrival++);
            kernel.schedule(arrival.time(), Lane.ARRIVAL, 0, kernel.nobody(), () -> {
                scheduleNextArrival();
                arrive(arrival.request());
            });
        }
    }

    private void scheduleNextTurn() {
        if (nextTurn < timeline.turns().size()) {
            Request request = timeline.turns().get(nextTurn++);
            kernel.schedule(kernel.now(), Lane.ARRIVAL, kernel.cause(), kernel.nobody(), () -> arrive(request));
        }
    }

    private void arrive(Request request) {
        kernel.serving(open.open(request));
        record(stamp ->
                new Event.RequestArrived(stamp, request.ordinal(), request.kind(), request.user(), request.input()));
        instances.main().handle(request, () -> close(request));
    }

    private void close(Request request) {
        if (open.close(request) && !timeline.turns().isEmpty()) {
            scheduleNextTurn();
        }
    }
}
