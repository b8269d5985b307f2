package dev.firedrill.benchmarks;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.firedrill.backends.MemoryBackends;
import dev.firedrill.backends.WireMockBackends;
import dev.firedrill.model.Fault;
import dev.firedrill.model.Position;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.model.ProviderScript.Answer;
import dev.firedrill.model.Shape;
import dev.firedrill.random.Draws;
import dev.firedrill.world.Backend;
import dev.firedrill.world.Backend.Facts;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.WirePlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time one provider call in each transport; what counts is how they compare in one run. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BackendBenchmark {

    private static final Position HERE = new Position("benchmark.provider.json", 1, 1);
    private static final ProviderCall CALL = new ProviderCall(
            "narrate",
            "/v1/chat/completions",
            "{\"model\":\"stub-model\",\"messages\":[{\"role\":\"system\",\"content\":\"You narrate a forest.\"},"
                    + "{\"role\":\"user\",\"content\":\"I step into the glade and look toward the eyes.\"}]}",
            Duration.ofSeconds(30));

    private Backend chat;
    private Backend json;
    private Backend echo;
    private Backend wiremock;
    private Fault rateLimit;
    private Fault latency;
    private long request;

    /** Open a backend for each kind of call. */
    @Setup
    public void open() {
        String text = "Two amber eyes hold yours across the glade. ".repeat(6);
        chat = new MemoryBackends().open(script("openai-chat", text), draws());
        json = new MemoryBackends().open(script("generic-json", text), draws());
        echo = new MemoryBackends().open(script("openai-chat", text + "${input}"), draws());
        wiremock = new WireMockBackends().open(script("openai-chat", text), draws());
        rateLimit = fault(new Fault.RateLimit(Optional.of(Duration.ofSeconds(20))));
        latency = fault(new Fault.Latency(Duration.ofSeconds(5), Duration.ofSeconds(1)));
    }

    /** Answer in memory, as chat. */
    @Benchmark
    public WirePlan memoryPlainChat() {
        return chat.plan(CALL, next(), null);
    }

    /** Answer in memory, as plain JSON. */
    @Benchmark
    public WirePlan memoryPlainJson() {
        return json.plan(CALL, next(), null);
    }

    /** Answer in memory with what the user said, which must be found in the body. */
    @Benchmark
    public WirePlan memoryEcho() {
        return echo.plan(CALL, next(), null);
    }

    /** Refuse in memory. */
    @Benchmark
    public WirePlan memoryRateLimit() {
        return chat.plan(CALL, next(), rateLimit);
    }

    /** Answer late in memory. */
    @Benchmark
    public WirePlan memoryLatency() {
        return chat.plan(CALL, next(), latency);
    }

    /** Answer through WireMock's stub matching and rendering. */
    @Benchmark
    public WirePlan wiremockPlainChat() {
        return wiremock.plan(CALL, next(), null);
    }

    /** Open the backend of a run. */
    @Benchmark
    public Backend memoryOpen() {
        return new MemoryBackends().open(script("openai-chat", "Two amber eyes."), draws());
    }

    private Facts next() {
        request++;
        return new Facts(request, "turn", "user-1", 1);
    }

    private static Draws draws() {
        return Draws.of(1, "provider:llm");
    }

    private static ProviderScript script(String dialect, String text) {
        List<Answer> answers = List.of(
                answer(Map.of("purpose", "score"), List.of(), text),
                answer(Map.of("purpose", "narrate"), List.of("dragon"), text),
                answer(Map.of("purpose", "narrate"), List.of("glade"), text));
        return new ProviderScript(HERE, "llm", dialect, "stub-model", Duration.ofMillis(800), 0.35, answers);
    }

    private static Answer answer(Map<String, String> when, List<String> contains, String text) {
        return new Answer(HERE, when, contains, text, NullNode.getInstance());
    }

    private static Fault fault(Fault.Effect effect) {
        return new Fault(
                HERE,
                "evening",
                "llm",
                Map.of(),
                effect,
                1,
                Duration.ZERO,
                Optional.empty(),
                Duration.ZERO,
                new Shape.Constant(1));
    }
}
