package dev.firedrill.backends;

import dev.firedrill.model.Fault;
import dev.firedrill.model.FaultKind;
import dev.firedrill.world.Backend;
import dev.firedrill.world.Interference;
import dev.firedrill.world.WirePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Write down what is asked of an interference and what a backend then plans; for callers that call one after the other. */
final class DecisionRecorder implements Interference {

    private final Interference interference;
    private final List<Decision> decisions = new ArrayList<>();
    private @Nullable Touch touch;

    DecisionRecorder(Interference interference) {
        this.interference = interference;
    }

    /** Hold one decision. */
    record Decision(Touch touch, Backend.Facts facts, Optional<Hit> hit, WirePlan plan) {

        Optional<FaultKind> struck() {
            return hit.map(it -> it.fault().effect().kind());
        }
    }

    @Override
    public synchronized void open(Fault fault, long from, long until) {
        interference.open(fault, from, until);
    }

    @Override
    public synchronized Optional<Hit> touching(String target, Touch asked) {
        touch = asked;
        return interference.touching(target, asked);
    }

    Backend over(Backend backend) {
        return (call, facts, hit) -> recorded(facts, hit, backend.plan(call, facts, hit));
    }

    private synchronized WirePlan recorded(Backend.Facts facts, @Nullable Hit hit, WirePlan plan) {
        Touch asked = touch;
        if (asked == null) {
            throw new IllegalStateException("expected that the interference is asked first, found a plan: " + plan);
        }
        decisions.add(new Decision(asked, facts, Optional.ofNullable(hit), plan));
        touch = null;
        return plan;
    }

    synchronized List<Decision> decisions() {
        return List.copyOf(decisions);
    }

    synchronized Decision newest() {
        return decisions.get(decisions.size() - 1);
    }
}
