package dev.firedrill.drill;

import dev.firedrill.check.Evidence;
import dev.firedrill.events.EventLimitException;
import dev.firedrill.events.EventLog;
import dev.firedrill.fault.FaultPlan;
import dev.firedrill.model.Scenario;
import dev.firedrill.simulated.Pulse;
import dev.firedrill.simulated.SimulatedWorld;
import dev.firedrill.timeline.Expansion;
import dev.firedrill.timeline.Timeline;
import dev.firedrill.timeline.Timeline.FaultWindow;
import dev.firedrill.world.SystemProvider;
import dev.firedrill.world.SystemUnderTest;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Execute a seed of a scenario with all its twins, each in a world of its own. */
final class Execution {

    /** System property: milliseconds of real time a run loses now and then; the second JVM sets it. Default 0. */
    static final String SLOWDOWN = "firedrill.slowdown";

    private final Scenario scenario;
    private final SystemProvider system;
    private final String variant;
    private final Twins twins;
    private final int slowdownMillis = Integer.getInteger(SLOWDOWN, 0);

    Execution(Scenario scenario, SystemProvider system, String variant, Twins twins) {
        this.scenario = scenario;
        this.system = system;
        this.variant = variant;
        this.twins = twins;
    }

    Evidence run(long seed, Backends backends, Pulse pulse) {
        Timeline timeline = Expansion.of(scenario, seed);
        EventLog log = execute(timeline, "", backends, pulse);
        Map<String, EventLog> logs = new TreeMap<>();
        for (Map.Entry<String, Set<String>> twin : twins.entries()) {
            Timeline without = timeline.without(twin.getValue());
            logs.put(twin.getKey(), execute(without, twin.getKey(), backends, pulse));
        }
        return new Evidence(scenario, seed, log, logs);
    }

    private EventLog execute(Timeline timeline, String twin, Backends backends, Pulse pulse) {
        FaultPlan faults = new FaultPlan(
                timeline.seed(),
                timeline.faults().stream().map(FaultWindow::fault).toList());
        try {
            return SimulatedWorld.execute(new SimulatedWorld.Setup(
                    scenario, timeline, twin, this::created, faults, backends::open, slowdownMillis, pulse));
        } catch (EventLimitException e) {
            throw full(scenario, timeline, e);
        }
    }

    static DrillException full(Scenario scenario, Timeline timeline, EventLimitException full) {
        return new DrillException(
                scenario.position(),
                "seed %d: %s".formatted(timeline.seed(), full.getMessage()),
                "a run of at most %d events".formatted(full.limit()),
                "shorten the load, look for a loop in the system, or raise 'eventLimit'");
    }

    /** Create the system; what it throws is its own fault, and must not read as one of the tool. */
    private SystemUnderTest created() {
        try {
            return system.create(variant);
        } catch (RuntimeException | LinkageError e) {
            DrillException refused = new DrillException(
                    scenario.position(),
                    "the system '%s' that cannot be created: %s".formatted(system.name(), e),
                    "a system whose 'create' gives one for every run",
                    "mend the system; the cause has the stack trace");
            refused.initCause(e);
            throw refused;
        }
    }
}
