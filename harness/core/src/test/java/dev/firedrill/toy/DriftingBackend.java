package dev.firedrill.toy;

import dev.firedrill.model.ProviderScript;
import dev.firedrill.random.Draws;
import dev.firedrill.world.Backend;
import dev.firedrill.world.WirePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Carry the dialect {@code drifting} over both transports, and answer the third request differently over WireMock. */
public final class DriftingBackend extends ToyBackend.Factory {

    @Override
    public String transport() {
        return "wiremock";
    }

    @Override
    public boolean speaks(String dialect) {
        return dialect.equals("drifting") || dialect.equals("toy");
    }

    @Override
    public Backend open(ProviderScript script, Draws draws) {
        Backend steady = super.open(script, draws);
        if (script.dialect().equals("toy")) {
            return steady;
        }
        return (call, facts, hit) -> {
            WirePlan plan = steady.plan(call, facts, hit);
            return facts.request() == 3 ? unavailable(plan) : plan;
        };
    }

    private static WirePlan unavailable(WirePlan plan) {
        List<WirePlan.Segment> segments = new ArrayList<>(plan.segments());
        segments.replaceAll(it -> it instanceof WirePlan.Head ? new WirePlan.Head(503, Map.of()) : it);
        return new WirePlan(segments, plan.whole(), plan.scripted(), plan.spared(), plan.reason());
    }
}
