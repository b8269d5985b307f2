package dev.firedrill.toy;

import dev.firedrill.model.ProviderScript;
import dev.firedrill.random.Draws;
import dev.firedrill.world.Backend;
import dev.firedrill.world.WirePlan;

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
        return (call, facts, fault) -> {
            WirePlan plan = steady.plan(call, facts, fault);
            return facts.request() == 3
                    ? new WirePlan(plan.end(), plan.delay(), 503, plan.headers(), plan.body(), plan.reason())
                    : plan;
        };
    }
}
