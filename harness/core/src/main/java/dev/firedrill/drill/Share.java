package dev.firedrill.drill;

import dev.firedrill.check.Check;
import dev.firedrill.check.Evidence;
import dev.firedrill.check.Finding;
import dev.firedrill.check.StateSteps;
import dev.firedrill.check.Status;
import dev.firedrill.check.Tally;
import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Controls.StateGraph.Edge;
import dev.firedrill.random.Hash;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Hold what one thread folded; merging shares in any order and any grouping gives the same. */
final class Share {

    private final List<Tally> tallies;
    private final List<Deciders> deciders;
    private final Set<Edge> steps = new HashSet<>();
    private final Sightings sightings = new Sightings();
    private long hash;
    private long requests;
    private long twinRequests;
    private long simulatedNanos;
    private long lowestFailingSeed = Long.MAX_VALUE;

    Share(List<Check> checks) {
        this.tallies = checks.stream().map(Tally::new).toList();
        this.deciders = checks.stream().map(check -> new Deciders()).toList();
    }

    void add(Run run) {
        Evidence evidence = run.evidence();
        List<Finding> findings = run.findings();
        for (int i = 0; i < findings.size(); i++) {
            tallies.get(i).add(evidence.seed(), findings.get(i));
            deciders.get(i).add(evidence, findings.get(i));
            if (findings.get(i).status() == Status.FAIL) {
                lowestFailingSeed = Math.min(lowestFailingSeed, evidence.seed());
            }
        }
        evidence.controls()
                .states()
                .ifPresent(graph -> StateSteps.of(graph, evidence.log()).forEach(it -> steps.add(it.edge())));
        sightings.add(evidence);
        hash += hash(evidence);
        requests += arrivals(evidence.log());
        simulatedNanos += nanos(evidence.log());
        for (EventLog twin : evidence.twins().values()) {
            twinRequests += arrivals(twin);
            simulatedNanos += nanos(twin);
        }
    }

    void merge(Share other) {
        for (int i = 0; i < tallies.size(); i++) {
            tallies.get(i).merge(other.tallies.get(i));
            deciders.get(i).merge(other.deciders.get(i));
        }
        steps.addAll(other.steps);
        sightings.merge(other.sightings);
        hash += other.hash;
        requests += other.requests;
        twinRequests += other.twinRequests;
        simulatedNanos += other.simulatedNanos;
        lowestFailingSeed = Math.min(lowestFailingSeed, other.lowestFailingSeed);
    }

    /** Combine seed, run and twins in order, so that only the order of the runs does not matter. */
    static long hash(Evidence evidence) {
        long hash = Hash.mix(Hash.finish(evidence.seed()), evidence.log().hash());
        for (String name : evidence.twins().keySet().stream().sorted().toList()) {
            hash = Hash.mix(hash, evidence.log(name).hash());
        }
        return hash;
    }

    private static long arrivals(EventLog log) {
        return log.all(Event.RequestArrived.class).size();
    }

    private static long nanos(EventLog log) {
        return log.size() == 0 ? 0 : log.at(log.lastSequence()).time();
    }

    List<Tally> tallies() {
        return tallies;
    }

    List<Deciders> deciders() {
        return deciders;
    }

    long hash() {
        return hash;
    }

    long requests() {
        return requests;
    }

    long twinRequests() {
        return twinRequests;
    }

    /** Give the steps between states that the runs themselves took, declared or not; it has no order. */
    Set<Edge> steps() {
        return steps;
    }

    /** Give the names of the system's own that occurred in runs and twins. */
    Sightings sightings() {
        return sightings;
    }

    double simulatedSeconds() {
        return simulatedNanos / 1e9;
    }

    /** Give the lowest failing seed, or another seed where none failed. */
    long chosenSeed(long otherwise) {
        return lowestFailingSeed == Long.MAX_VALUE ? otherwise : lowestFailingSeed;
    }
}
