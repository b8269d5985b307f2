package dev.firedrill.backends;

import dev.firedrill.world.Backend;
import dev.firedrill.world.Interference.Hit;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.WirePlan;
import org.jspecify.annotations.Nullable;

/** Send each call through WireMock, which asks the same engine. */
final class WireMockBackend implements Backend {

    private final FaultEngine engine;
    private final WireMockStubs stubs;

    WireMockBackend(FaultEngine engine, WireMockStubs stubs) {
        this.engine = engine;
        this.stubs = stubs;
    }

    @Override
    public WirePlan plan(ProviderCall call, Facts facts, @Nullable Hit hit) {
        return stubs.carry(call, () -> engine.plan(call, facts, hit));
    }
}
