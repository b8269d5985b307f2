package dev.firedrill.toy;

import dev.firedrill.model.Effect;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.random.Draws;
import dev.firedrill.world.Backend;
import dev.firedrill.world.Interference;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.WirePlan;
import dev.firedrill.world.WirePlan.Bytes;
import dev.firedrill.world.WirePlan.Delay;
import dev.firedrill.world.WirePlan.End;
import dev.firedrill.world.WirePlan.Head;
import dev.firedrill.world.WirePlan.Segment;
import dev.firedrill.world.WirePlan.Stall;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
    public WirePlan plan(ProviderCall call, Facts facts, Interference.@Nullable Hit hit) {
        long latency = (long) draws.at(facts.request(), call.purpose(), facts.attempt())
                .logNormal(script.latency().toNanos(), script.spread());
        if (call.purpose().equals("unscripted")) {
            return new WirePlan(answer(latency, 404, "").segments(), true, false, "unmatched: nothing fits");
        }
        if (hit == null) {
            return answer(latency, 200, "said " + call.purpose());
        }
        Effect effect = hit.fault().effect();
        return switch (effect.kind()) {
            case LATENCY -> answer(latency + ((Effect.Latency) effect).by().toNanos(), 200, "said late");
            case RESET -> plan(true, "reset", new Delay(latency), new End(End.How.RST));
            case TIMEOUT_FIRST_BYTE -> plan(true, "silence", new Stall());
            default -> answer(latency, 500, "");
        };
    }

    /** Answer in one part. */
    public static WirePlan answer(long latency, int status, String body) {
        return plan(
                true,
                "toy",
                new Delay(latency),
                new Head(status, Map.of()),
                new Bytes(body.getBytes(StandardCharsets.UTF_8)),
                new End(End.How.CLEAN));
    }

    /** Plan segment by segment. */
    public static WirePlan plan(boolean whole, String reason, Segment... segments) {
        return new WirePlan(List.of(segments), whole, reason);
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
