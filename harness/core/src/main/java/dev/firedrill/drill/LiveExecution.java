package dev.firedrill.drill;

import dev.firedrill.check.Evidence;
import dev.firedrill.check.Sight;
import dev.firedrill.drill.LiveStage.Performance;
import dev.firedrill.events.EventKind;
import dev.firedrill.events.EventLimitException;
import dev.firedrill.events.EventLog;
import dev.firedrill.fault.FaultPlan;
import dev.firedrill.model.LiveSystem;
import dev.firedrill.model.Scenario;
import dev.firedrill.simulated.Pulse;
import dev.firedrill.simulated.SimulatedWorld;
import dev.firedrill.timeline.Expansion;
import dev.firedrill.timeline.Timeline;
import dev.firedrill.timeline.Timeline.FaultWindow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/** Execute a seed of a scenario with all its twins for real, one after the other. */
final class LiveExecution {

    private final Scenario scenario;
    private final LiveSystem system;
    private final String variant;
    private final Twins twins;
    private final Path root;
    private final Path output;
    private final LiveStage stage;

    LiveExecution(Scenario scenario, LiveSystem system, String variant, Twins twins, Path root, Path output) {
        this.scenario = scenario;
        this.system = system;
        this.variant = variant;
        this.twins = twins;
        this.root = root;
        this.output = output;
        this.stage = ServiceLoader.load(LiveStage.class)
                .findFirst()
                .orElseThrow(() -> new DrillException(
                        scenario.position(),
                        "nothing on the class path that runs a scenario for real",
                        "firedrill-live on the class path",
                        "add it, or drill in virtual time"));
    }

    private record Played(EventLog log, Sight sight) {}

    Evidence run(long seed, int repetition, Pulse pulse) {
        Timeline timeline = Expansion.of(scenario, seed);
        List<Sight> sights = new ArrayList<>();
        Played itself = play(timeline, "", repetition, pulse);
        sights.add(itself.sight());
        Map<String, EventLog> logs = new TreeMap<>();
        for (Map.Entry<String, Set<String>> twin : twins.entries()) {
            Played played = play(timeline.without(twin.getValue()), twin.getKey(), repetition, pulse);
            logs.put(twin.getKey(), played.log());
            sights.add(played.sight());
        }
        return new Evidence(scenario, seed, itself.log(), logs, dimmest(sights));
    }

    /** What is not attributed in one log is not in a comparison of two. */
    private static Sight dimmest(List<Sight> sights) {
        Sight first = sights.get(0);
        boolean attributed = sights.stream().allMatch(Sight::attributed);
        Set<EventKind> kinds = EnumSet.copyOf(first.kinds());
        sights.forEach(sight -> kinds.retainAll(sight.kinds()));
        Optional<String> trouble =
                sights.stream().flatMap(sight -> sight.trouble().stream()).findFirst();
        return new Sight(first.mode(), kinds, attributed, first.tolerance(), trouble);
    }

    private Played play(Timeline timeline, String twin, int repetition, Pulse pulse) {
        FaultPlan faults = new FaultPlan(
                timeline.seed(),
                timeline.faults().stream().map(FaultWindow::fault).toList());
        String name = (twin.isEmpty() ? "run" : twin.replaceAll("[^A-Za-z0-9.-]+", "-")) + "-" + repetition;
        try (Performance performance = stage.open(
                new LiveStage.Setup(scenario, system, timeline, variant, faults, root, output.resolve(name)))) {
            EventLog log = SimulatedWorld.execute(new SimulatedWorld.Setup(
                    scenario,
                    timeline,
                    twin,
                    performance::create,
                    performance.faults(),
                    (script, draws) -> {
                        throw new IllegalStateException("providers of a run for real are played outside of the world");
                    },
                    0,
                    pulse,
                    Optional.of(performance.time())));
            return new Played(log, performance.sight(log));
        } catch (EventLimitException full) {
            throw Execution.full(scenario, timeline, full);
        }
    }
}
