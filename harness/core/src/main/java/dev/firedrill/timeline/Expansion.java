package dev.firedrill.timeline;

import static dev.firedrill.timeline.Timeline.nanos;

import dev.firedrill.model.Fault;
import dev.firedrill.model.Scenario;
import dev.firedrill.model.Turn;
import dev.firedrill.random.Draws;
import dev.firedrill.timeline.Timeline.FaultWindow;
import dev.firedrill.world.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** Expand a scenario and a seed into a timeline; a pure function. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Expansion {

    private Expansion() {}

    /** Expand. */
    public static Timeline of(Scenario scenario, long seed) {
        List<FaultWindow> faults = new ArrayList<>();
        for (Fault fault : scenario.faults()) {
            faults.add(window(fault, scenario.faultsEnd(), seed));
        }
        return new Timeline(
                seed,
                Arrivals.of(scenario.loads(), seed),
                turns(scenario),
                scenario.actions(),
                faults,
                Horizon.of(scenario, faults));
    }

    private static List<Request> turns(Scenario scenario) {
        List<Request> requests = new ArrayList<>();
        for (Turn turn : scenario.turns()) {
            requests.add(new Request(requests.size() + 1L, turn.kind(), "user-1", turn.input(), turn.attributes()));
        }
        return requests;
    }

    /**
     * Place one fault in the time of a seed, jitter drawn.
     *
     * @param faultsEnd when it ends at the latest, if it has no end of its own
     */
    public static FaultWindow window(Fault fault, Optional<Duration> faultsEnd, long seed) {
        long jitter = nanos(fault.jitter());
        long from = nanos(fault.from())
                + (jitter == 0 ? 0 : jitterOf(fault, seed).at("jitter").below(jitter));
        long latest = fault.until().isPresent()
                ? Long.MAX_VALUE
                : faultsEnd.map(Timeline::nanos).orElse(Long.MAX_VALUE);
        long own = fault.until().map(Timeline::nanos).orElse(Long.MAX_VALUE);
        long until = fault.after().isPresent() ? own : Math.min(own, latest);
        return new FaultWindow(fault, from, Math.max(from, until), latest);
    }

    private static Draws jitterOf(Fault fault, long seed) {
        return Draws.of(seed, "fault").stream(fault.id());
    }
}
