package dev.firedrill.simulated;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventLimitException;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.Stamp;
import dev.firedrill.model.Action;
import dev.firedrill.model.Controls;
import dev.firedrill.model.FaultTarget;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.model.Scenario;
import dev.firedrill.random.Draws;
import dev.firedrill.timeline.Timeline;
import dev.firedrill.timeline.Timeline.Arrival;
import dev.firedrill.timeline.Timeline.FaultWindow;
import dev.firedrill.world.Backend;
import dev.firedrill.world.Interference;
import dev.firedrill.world.Order;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.Request;
import dev.firedrill.world.SystemUnderTest;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Execute one timeline in virtual time, with one world of its own, and give the log of what happened. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SimulatedWorld {

    private static final String INSTANCE = "main";

    private final Setup setup;
    private final Scenario scenario;
    private final Timeline timeline;
    private final EventLog log;
    private final Kernel kernel;
    private final Marks marks;
    private final Map<String, String> environment;
    private final Map<String, SimulatedProvider> providers = new LinkedHashMap<>();
    private final SimulatedFlags flags;
    private final SimulatedSite site;
    private final Threads threads;
    private final Map<Long, OpenRequest> open = new LinkedHashMap<>();
    private int nextArrival;
    private int nextTurn;

    /**
     * Say what to execute.
     *
     * @param twin name of the twin, "" for the run itself
     * @param backends open the backend of a provider, given draws of its own
     * @param slowdownMillis real time to lose now and then, 0 for none; virtual time does not see it
     * @param pulse beats with every step
     */
    public record Setup(
            Scenario scenario,
            Timeline timeline,
            String twin,
            SystemUnderTest system,
            Interference interference,
            BiFunction<ProviderScript, Draws, Backend> backends,
            int slowdownMillis,
            Pulse pulse) {}

    private SimulatedWorld(Setup setup) {
        this.setup = setup;
        this.scenario = setup.scenario();
        this.timeline = setup.timeline();
        this.log = new EventLog(scenario.eventLimit());
        this.kernel = new Kernel(log, setup.slowdownMillis(), setup.pulse());
        this.marks = new Marks(kernel, scenario.controls());
        kernel.listen(marks::heard);
        this.environment = new HashMap<>(scenario.environment());
        openProviders();
        this.flags = new SimulatedFlags(kernel, INSTANCE, flagTarget(), setup.interference(), scenario.flags());
        this.threads = new Threads(kernel);
        this.site = new SimulatedSite(
                kernel,
                INSTANCE,
                new SimulatedSite.Ports(
                        environment,
                        Collections.unmodifiableMap(providers),
                        flags,
                        new SimulatedMetrics(kernel, INSTANCE, setup.interference()),
                        new SimulatedFiles(kernel, INSTANCE),
                        threads),
                Draws.of(timeline.seed(), "system").stream(INSTANCE));
    }

    /**
     * Execute.
     *
     * @throws dev.firedrill.events.EventLimitException if the log is full
     */
    public static EventLog execute(Setup setup) {
        return new SimulatedWorld(setup).execute();
    }

    private String flagTarget() {
        return scenario.controls().faultTargets().stream()
                .filter(it -> it.kind() == FaultTarget.Kind.FLAGS)
                .map(FaultTarget::name)
                .findFirst()
                .orElse("");
    }

    private void openProviders() {
        Draws draws = Draws.of(timeline.seed(), "provider");
        for (ProviderScript script : scenario.providers()) {
            Backend backend = setup.backends().apply(script, draws.stream(script.name()));
            providers.put(
                    script.name(),
                    new SimulatedProvider(kernel, INSTANCE, script.name(), backend, setup.interference()));
        }
    }

    private EventLog execute() {
        setup.pulse().begin();
        record(stamp -> new Event.RunStarted(stamp, scenario.id(), timeline.seed(), setup.twin()));
        try {
            timeline.faults().forEach(this::schedule);
            timeline.actions().forEach(this::schedule);
            start();
            scheduleNextArrival();
            scheduleNextTurn();
            end(kernel.runUntil(timeline.horizon()));
            return log;
        } finally {
            close();
        }
    }

    private void start() {
        try {
            setup.system().start(site);
            record(stamp -> new Event.LifecycleChanged(stamp, INSTANCE, "started", ""));
        } catch (EventLimitException e) {
            throw e;
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            kernel.crashed(e);
        }
        kernel.serving(kernel.nobody());
    }

    private void end(boolean reachedHorizon) {
        String waiting = String.join(
                "; ", open.values().stream().map(OpenRequest::waiting).limit(10).toList());
        providers.values().forEach(SimulatedProvider::outlastTheRun);
        String reason = reachedHorizon ? "horizon" : open.isEmpty() ? "quiet" : "stuck";
        record(stamp -> new Event.RunEnded(stamp, reason, waiting));
    }

    /** Stop the system and every thread of it, however the run ended; nothing is recorded any more. */
    private void close() {
        kernel.seal();
        threads.close();
        try {
            setup.system().stop();
        } catch (Exception | LinkageError | AssertionError e) {
            // what a system does after the end of its run is not judged, and there is no log left to tell it in
        }
    }

    private void record(Function<Stamp, Event> event) {
        kernel.record(Stamp.HARNESS, event);
    }

    private void schedule(FaultWindow window) {
        window.fault()
                .after()
                .ifPresentOrElse(
                        mark -> marks.await(mark, () -> open(window.after(kernel.now(), timeline.horizon()))),
                        () -> open(window));
    }

    private void open(FaultWindow window) {
        String id = window.fault().id();
        if (window.from() >= window.until()) {
            return;
        }
        kernel.at(window.from(), Lane.FAULT_BEGIN, () -> {
            setup.interference().open(window.fault(), window.from(), Math.min(window.until(), timeline.horizon()));
            flags.snapshot(window.fault());
            record(stamp -> new Event.FaultBegan(stamp, id));
        });
        if (window.until() != Long.MAX_VALUE) {
            kernel.at(window.until(), Lane.FAULT_END, () -> record(stamp -> new Event.FaultEnded(stamp, id)));
        }
    }

    private void schedule(Action action) {
        long delay = action.delay().toNanos();
        action.after()
                .ifPresentOrElse(
                        mark -> marks.await(
                                mark,
                                () -> kernel.schedule(
                                        kernel.now() + delay,
                                        Lane.ACTION,
                                        kernel.cause(),
                                        kernel.nobody(),
                                        () -> perform(action))),
                        () -> kernel.at(delay, Lane.ACTION, () -> perform(action)));
    }

    private void perform(Action action) {
        record(stamp -> new Event.ActionStarted(stamp, action.id(), action.verb(), action.actor()));
        outcome(action)
                .whenComplete((outcome, thrown) -> record(stamp -> new Event.ActionEnded(
                        stamp, action.id(), done(outcome) ? "done" : "failed", detail(outcome, thrown))));
    }

    private CompletionStage<Outcome> outcome(Action action) {
        if (action.verb().equals(Action.SET)) {
            write(action);
            return CompletableFuture.completedStage(Outcome.ok());
        }
        return setup.system().act(new Order(action.id(), action.verb(), action.parameters(), action.actor()));
    }

    private void write(Action action) {
        String control = action.parameters().getOrDefault("control", "");
        String value = action.parameters().getOrDefault("value", "");
        Controls.Control.Source source = scenario.controls()
                .control(control)
                .map(Controls.Control::source)
                .orElse(Controls.Control.Source.FLAGS);
        switch (source) {
            case ENVIRONMENT -> {
                environment.put(control, value);
                record(stamp -> new Event.FlagWritten(stamp, control, value, action.actor()));
            }
            case FLAGS -> flags.put(Stamp.HARNESS, control, value, action.actor());
        }
    }

    private static boolean done(@Nullable Outcome outcome) {
        return outcome != null && outcome.done();
    }

    private static String detail(@Nullable Outcome outcome, @Nullable Throwable thrown) {
        return outcome != null ? outcome.detail() : thrown != null ? Crash.describe(thrown) : "";
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
        OpenRequest opened = new OpenRequest(request);
        open.put(request.ordinal(), opened);
        kernel.serving(opened);
        record(stamp ->
                new Event.RequestArrived(stamp, request.ordinal(), request.kind(), request.user(), request.input()));
        setup.system().handle(request, new SimulatedReply(kernel, INSTANCE, request, () -> close(request)));
    }

    private void close(Request request) {
        if (open.remove(request.ordinal()) != null && !timeline.turns().isEmpty()) {
            scheduleNextTurn();
        }
    }
}
