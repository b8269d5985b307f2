package dev.firedrill.cli;

import dev.firedrill.model.Fault;
import dev.firedrill.world.Backend;
import dev.firedrill.world.Interference.Hit;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.WirePlan;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts on the way to a backend which fault struck how often. Many threads come through at once. */
final class StubTally implements Backend {

    private final Backend backend;
    private final Map<String, LongAdder> strikes = new ConcurrentHashMap<>();

    StubTally(Backend backend) {
        this.backend = backend;
    }

    @Override
    public WirePlan plan(ProviderCall call, Facts facts, @Nullable Hit hit) {
        WirePlan plan = backend.plan(call, facts, hit);
        if (hit != null && !plan.spared()) {
            strikes.computeIfAbsent(hit.fault().id(), any -> new LongAdder()).increment();
        }
        return plan;
    }

    /** Say of each fault how often it struck. */
    List<String> lines(List<Fault> faults) {
        return faults.stream()
                .map(it -> FaultText.name(it) + " " + words(strikes.get(it.id())))
                .toList();
    }

    private static String words(@Nullable LongAdder count) {
        long times = count == null ? 0 : count.sum();
        return times == 0 ? "never struck" : times == 1 ? "struck once" : "struck " + times + " times";
    }
}
