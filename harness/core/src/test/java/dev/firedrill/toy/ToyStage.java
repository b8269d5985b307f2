package dev.firedrill.toy;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.firedrill.check.Sight;
import dev.firedrill.drill.LiveStage;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.LiveSystem;
import dev.firedrill.model.LiveSystem.Answer;
import dev.firedrill.model.LiveSystem.Exchange;
import dev.firedrill.model.LiveSystem.Form;
import dev.firedrill.world.Interference;
import dev.firedrill.world.RealTime;
import dev.firedrill.world.RemoteSystem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/** Bring services of a test on the stage, each run with a manual time of its own. */
public final class ToyStage implements LiveStage {

    private static final Map<String, BiFunction<ManualTime, Integer, RemoteSystem>> SERVICES =
            new ConcurrentHashMap<>();

    private static final Map<String, Integer> RUNS = new ConcurrentHashMap<>();

    /** Declare a service that shows some kinds of event, created for each life with the number of the run, from 1. */
    public static LiveSystem service(
            BiFunction<ManualTime, Integer, RemoteSystem> systems, LiveSystem.Observation... observations) {
        String url = "http://toy-" + SERVICES.size();
        SERVICES.put(url, systems);
        Answer answer = new Answer(
                Form.TEXT,
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new LiveSystem(
                ToyScenario.HERE,
                List.of(),
                List.of(),
                url,
                new Exchange("GET", "/", Map.of(), MissingNode.getInstance(), Duration.ofSeconds(1), answer),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(observations),
                1,
                Duration.ofMillis(50));
    }

    /** Say how often a service was brought on the stage. */
    public static int runs(LiveSystem system) {
        return RUNS.getOrDefault(system.url(), 0);
    }

    @Override
    public Optional<String> lacks(LiveSystem system) {
        return Optional.empty();
    }

    @Override
    public Performance open(Setup setup) {
        LiveSystem system = setup.system();
        int run = RUNS.merge(system.url(), 1, Integer::sum);
        ManualTime time = new ManualTime();
        return new Performance() {
            @Override
            public RealTime time() {
                return time;
            }

            @Override
            public Interference faults() {
                return setup.faults();
            }

            @Override
            public RemoteSystem create() {
                return SERVICES.get(system.url()).apply(time, run);
            }

            @Override
            public Sight sight(EventLog log) {
                return Sight.live(system, true, true, Duration.ofMillis(50).toNanos(), Optional.empty());
            }

            @Override
            public void close() {}
        };
    }
}
