package dev.firedrill.benchmarks;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.HttpServer;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import com.github.tomakehurst.wiremock.http.ImmutableRequest;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import dev.firedrill.backends.IndexedStores;
import dev.firedrill.backends.MemoryBackends;
import dev.firedrill.backends.WireMockBackends;
import dev.firedrill.model.Effect;
import dev.firedrill.model.Fault;
import dev.firedrill.model.Position;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.model.ProviderScript.Answer;
import dev.firedrill.model.Shape;
import dev.firedrill.random.Draws;
import dev.firedrill.world.Backend;
import dev.firedrill.world.Backend.Facts;
import dev.firedrill.world.Interference.Hit;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.WirePlan;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

/**
 * Time one provider call in each transport; what counts is how they compare in one run. A stream has 48 words. The handler
 * has a thousand stubs: found by our index, and beside it by WireMock's own scan.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BackendBenchmark {

    private static final int STUBS = 1_000;
    private static final Position HERE = new Position("benchmark.provider.json", 1, 1);
    private static final String MESSAGES =
            "\"model\":\"stub-model\",\"messages\":[{\"role\":\"system\",\"content\":\"You narrate a forest.\"},"
                    + "{\"role\":\"user\",\"content\":\"I step into the glade and look toward the eyes.\"}]}";
    private static final ProviderCall CALL = call("{" + MESSAGES);
    private static final ProviderCall STREAM = call("{\"stream\":true," + MESSAGES);

    private Backend chat;
    private Backend anthropic;
    private Backend json;
    private Backend echo;
    private Backend wiremock;
    private StubRequestHandler indexed;
    private StubRequestHandler scanned;
    private Hit rateLimit;
    private Hit latency;
    private Hit cut;
    private Hit malformed;
    private long request;

    /** Open a backend for each kind of call. */
    @Setup
    public void open() {
        String text = "Two amber eyes hold yours across the glade. ".repeat(6);
        chat = new MemoryBackends().open(script("openai-chat", text), draws());
        anthropic = new MemoryBackends().open(script("anthropic", text), draws());
        json = new MemoryBackends().open(script("generic-json", text), draws());
        echo = new MemoryBackends().open(script("openai-chat", text + "${input}"), draws());
        wiremock = new WireMockBackends().open(script("openai-chat", text), draws());
        indexed = handler(true);
        scanned = handler(false);
        rateLimit = hit(new Effect.RateLimit(Optional.of(Duration.ofSeconds(20))));
        latency = hit(new Effect.Latency(Duration.ofSeconds(5), Duration.ofSeconds(1)));
        cut = hit(new Effect.Cut(
                Effect.Cut.How.FIN,
                new Effect.Cut.At(OptionalInt.of(20), OptionalInt.empty(), Optional.empty(), Optional.empty())));
        malformed = hit(new Effect.MalformedChunk(Effect.MalformedChunk.How.TRUNCATE, 20));
    }

    /** Answer in memory, as chat. */
    @Benchmark
    public WirePlan memoryPlainChat() {
        return chat.plan(CALL, next(), null);
    }

    /** Answer in memory, as a message. */
    @Benchmark
    public WirePlan memoryPlainMessage() {
        return anthropic.plan(CALL, next(), null);
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

    /** Stream in memory, as chat: each chunk carries the id of the call. */
    @Benchmark
    public WirePlan memoryStreamChat() {
        return chat.plan(STREAM, next(), null);
    }

    /** Stream in memory, as a message. */
    @Benchmark
    public WirePlan memoryStreamMessage() {
        return anthropic.plan(STREAM, next(), null);
    }

    /** Cut a stream in memory. */
    @Benchmark
    public WirePlan memoryStreamCut() {
        return chat.plan(STREAM, next(), cut);
    }

    /** Break a chunk of a stream in memory. */
    @Benchmark
    public WirePlan memoryStreamMalformed() {
        return chat.plan(STREAM, next(), malformed);
    }

    /** Answer through WireMock's stub matching and rendering. */
    @Benchmark
    public WirePlan wiremockPlainChat() {
        return wiremock.plan(CALL, next(), null);
    }

    /** Stream through WireMock's stub matching and rendering. */
    @Benchmark
    public WirePlan wiremockStreamChat() {
        return wiremock.plan(STREAM, next(), null);
    }

    /** Find one of a thousand stubs by our index, and render it. */
    @Benchmark
    public @Nullable Response handlerIndexed() {
        return handled(indexed);
    }

    /** Find one of a thousand stubs by WireMock's own scan, and render it. */
    @Benchmark
    public @Nullable Response handlerScanned() {
        return handled(scanned);
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

    private @Nullable Response handled(StubRequestHandler handler) {
        request++;
        @Nullable Response[] answered = new Response[1];
        ImmutableRequest sent = ImmutableRequest.create()
                .withAbsoluteUrl("http://provider/s/" + request * 7_919 % STUBS + "/v1/chat/completions")
                .withMethod(RequestMethod.POST)
                .withProtocol("HTTP/1.1")
                .withHeader("Content-Type", "application/json")
                .withBody(CALL.body().getBytes(StandardCharsets.UTF_8))
                .build();
        handler.handle(sent, (asked, response, attributes) -> answered[0] = response, null);
        return answered[0];
    }

    private static StubRequestHandler handler(boolean index) {
        Capture capture = new Capture();
        WireMockConfiguration options = WireMockConfiguration.options()
                .httpServerFactory(capture)
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .templatingEnabled(false);
        WireMockServer server =
                new WireMockServer(index ? options.withStores(new IndexedStores(options.filesRoot())) : options);
        for (int i = 0; i < STUBS; i++) {
            server.stubFor(WireMock.post(WireMock.urlPathEqualTo("/s/" + i + "/v1/chat/completions"))
                    .willReturn(WireMock.okJson("{\"text\":\"Two amber eyes hold yours across the glade.\"}")));
        }
        return capture.handler();
    }

    private static Draws draws() {
        return Draws.of(1, "provider:llm");
    }

    private static ProviderCall call(String body) {
        return new ProviderCall("narrate", "/v1/chat/completions", body, Duration.ofSeconds(30));
    }

    private static ProviderScript script(String dialect, String text) {
        List<Answer> answers = List.of(
                answer(Map.of("purpose", "score"), List.of(), text),
                answer(Map.of("purpose", "narrate"), List.of("dragon"), text),
                answer(Map.of("purpose", "narrate"), List.of("glade"), text));
        return new ProviderScript(HERE, "llm", dialect, "stub-model", Duration.ofMillis(800), 0.35, 50, answers);
    }

    private static Answer answer(Map<String, String> when, List<String> contains, String text) {
        return new Answer(HERE, when, contains, "", Answer.Form.TEXT, text, MissingNode.getInstance());
    }

    private static Hit hit(Effect effect) {
        Fault fault = new Fault(
                HERE,
                "evening",
                List.of("llm"),
                Map.of(),
                effect,
                1,
                Optional.empty(),
                Duration.ZERO,
                Optional.empty(),
                Duration.ZERO,
                new Shape.Constant(1));
        return new Hit(fault, 0);
    }

    /** Takes the handler of stubs and opens nothing. */
    private static final class Capture implements HttpServerFactory, HttpServer {

        private @Nullable StubRequestHandler captured;

        StubRequestHandler handler() {
            if (captured == null) {
                throw new IllegalStateException("WireMock built no server");
            }
            return captured;
        }

        @Override
        public HttpServer buildHttpServer(Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
            captured = stubs;
            return this;
        }

        @Override
        public void start() {}

        @Override
        public void stop() {}

        @Override
        public boolean isRunning() {
            return false;
        }

        @Override
        public int port() {
            return 0;
        }

        @Override
        public int httpsPort() {
            return 0;
        }
    }
}
