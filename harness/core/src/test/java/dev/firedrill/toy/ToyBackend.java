package dev.firedrill.toy;

import dev.firedrill.model.Fault;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.random.Draws;
import dev.firedrill.world.Backend;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.WirePlan;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answer every call with its own purpose and a drawn latency; obey three kinds of fault. */
public final class ToyBackend implements Backend {

    private final ProviderScript script;
    private final Draws draws;

    public ToyBackend(ProviderScript script, Draws draws) {
        this.script = script;
        this.draws = draws;
    }

    @Override
    public WirePlan plan(ProviderCall call, Facts facts, @Nullable Fault fault) {
        long latency = (long) draws.at(facts.request(), call.purpose(), facts.attempt())
                .logNormal(script.latency().toNanos(), script.spread());
        if (fault == null) {
            return answer(latency, 200, "said " + call.purpose());
        }
        return switch (fault.effect().kind()) {
            case LATENCY ->
                answer(latency + ((Fault.Latency) fault.effect()).by().toNanos(), 200, "said late");
            case RESET -> new WirePlan(WirePlan.End.RESET, latency, 0, Map.of(), "", "reset");
            case TIMEOUT_FIRST_BYTE -> new WirePlan(WirePlan.End.SILENCE, 0, 0, Map.of(), "", "silence");
            default -> answer(latency, 500, "");
        };
    }

    private static WirePlan answer(long latency, int status, String body) {
        return new WirePlan(WirePlan.End.ANSWER, latency, status, Map.of(), body, "toy");
    }

    /** Offer the toy backend for both transports. */
    public static class Factory implements Backend.Factory {

        @Override
        public String transport() {
            return "memory";
        }

        @Override
        public boolean speaks(String dialect) {
            return dialect.equals("toy") || dialect.equals("drifting");
        }

        @Override
        public Backend open(ProviderScript script, Draws draws) {
            return new ToyBackend(script, draws);
        }
    }
}
