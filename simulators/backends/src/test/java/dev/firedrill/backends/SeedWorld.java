package dev.firedrill.backends;

import dev.firedrill.backends.DecisionRecorder.Decision;
import dev.firedrill.fault.FaultPlan;
import dev.firedrill.model.Controls;
import dev.firedrill.model.Fault;
import dev.firedrill.model.FaultTarget;
import dev.firedrill.model.Load;
import dev.firedrill.model.Load.RequestTemplate;
import dev.firedrill.model.Position;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.model.Scenario;
import dev.firedrill.random.Draws;
import dev.firedrill.simulated.Pulse;
import dev.firedrill.simulated.SimulatedWorld;
import dev.firedrill.timeline.Expansion;
import dev.firedrill.timeline.Timeline;
import dev.firedrill.timeline.Timeline.FaultWindow;
import dev.firedrill.world.Backend;
import dev.firedrill.world.Order;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.Provider;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Response;
import dev.firedrill.world.Site;
import dev.firedrill.world.SystemUnderTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One scenario with one provider, whose system calls it once for each request. */
final class SeedWorld {

    static final Position HERE = new Position("seeds.scenario.json", 1, 1);
    static final String PROVIDER = "llm";
    static final String PATH = "/v1/chat/completions";

    private final Scenario scenario;
    private final ProviderScript script;

    SeedWorld(ProviderScript script, List<Fault> faults) {
        this.script = script;
        this.scenario = new Scenario(
                HERE,
                "seeds",
                "seeds",
                "",
                List.of(),
                1,
                1,
                OptionalInt.empty(),
                List.of(),
                List.of(load()),
                Scenario.STARTS_AT,
                Map.of(),
                Map.of(),
                List.of(),
                faults,
                Optional.empty(),
                Duration.ofMinutes(1),
                10_000,
                List.of(),
                false,
                controls(),
                List.of(script),
                new TreeMap<>());
    }

    private static Load load() {
        List<RequestTemplate> kinds = List.of(
                new RequestTemplate("turn", 6, "into the glade \u00e9", Map.of()),
                new RequestTemplate("page", 3, "page \ud83e\udd8a", Map.of()),
                new RequestTemplate("odd", 1, "", Map.of()));
        return new Load(HERE, Load.Arrivals.POISSON, 2, Duration.ofSeconds(12), 5, kinds);
    }

    private static Controls controls() {
        return new Controls(
                HERE,
                "seeds",
                List.of(),
                List.of(),
                List.of(),
                List.of(new FaultTarget(PROVIDER, FaultTarget.Kind.PROVIDER)),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    Timeline timeline(long seed) {
        return Expansion.of(scenario, seed);
    }

    /** Execute in virtual time, through the provider of the simulated world and some transport behind it. */
    List<Decision> simulated(long seed, Function<FaultEngine, Backend> transport) {
        DecisionRecorder recorder = new DecisionRecorder(new FaultPlan(seed, scenario.faults()));
        SimulatedWorld.execute(new SimulatedWorld.Setup(
                scenario,
                timeline(seed),
                "",
                OneCallEach::new,
                recorder,
                (of, draws) -> recorder.over(transport.apply(new FaultEngine(of, draws))),
                0,
                new Pulse()));
        return recorder.decisions();
    }

    /** Open the faults of a seed, for callers from outside that keep to its timeline. */
    DecisionRecorder opened(long seed) {
        DecisionRecorder recorder = new DecisionRecorder(new FaultPlan(seed, scenario.faults()));
        Timeline timeline = timeline(seed);
        for (FaultWindow window : timeline.faults()) {
            recorder.open(window.fault(), window.from(), Math.min(window.until(), timeline.horizon()));
        }
        return recorder;
    }

    /** Open the backend of a seed with the draws that a world would give it. */
    Backend backend(long seed) {
        return new FaultEngine(script, Draws.of(seed, "provider").stream(PROVIDER));
    }

    static String purpose(Request request) {
        return request.ordinal() % 2 == 0 ? "rank" : "narrate";
    }

    static String body(Request request) {
        String stream = request.ordinal() % 3 == 0 ? "" : ",\"stream\":true";
        return "{\"model\":\"gpt-4.1-mini\"" + stream + ",\"messages\":[{\"role\":\"user\",\"content\":"
                + Json.quote(request.input()) + "}]}";
    }

    /** Call for each request, and answer whatever comes of it. */
    private static final class OneCallEach implements SystemUnderTest {

        private @Nullable Provider provider;

        @Override
        public void start(Site site) {
            provider = site.provider(PROVIDER);
        }

        @Override
        public void handle(Request request, Reply reply) {
            ProviderCall call = new ProviderCall(purpose(request), PATH, body(request), Duration.ofSeconds(30));
            Optional.ofNullable(provider)
                    .orElseThrow()
                    .call(call)
                    .whenComplete((answer, failed) -> reply.end(new Response("ok", "")));
        }

        @Override
        public CompletionStage<Outcome> act(Order order) {
            return CompletableFuture.completedStage(Outcome.ok());
        }

        @Override
        public void stop() {}
    }
}
