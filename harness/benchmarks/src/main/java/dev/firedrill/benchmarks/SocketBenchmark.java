package dev.firedrill.benchmarks;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.firedrill.backends.MemoryBackends;
import dev.firedrill.backends.WireMockBackends;
import dev.firedrill.backends.socket.SocketServer;
import dev.firedrill.model.Position;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.model.ProviderScript.Answer;
import dev.firedrill.random.Draws;
import dev.firedrill.world.Backend;
import dev.firedrill.world.BackendServer;
import dev.firedrill.world.BackendServer.Limits;
import dev.firedrill.world.BackendServer.Served;
import dev.firedrill.world.BackendServer.Serving;
import dev.firedrill.world.CallLedger;
import dev.firedrill.world.Interference;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Measure how many requests a second eight clients with one connection each get answered; read {@code wiremock} and
 * {@code memory}, which are our server over either transport, as shares of {@code bare}, which is WireMock with its own
 * server and its journal off.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@Threads(8)
public class SocketBenchmark {

    private static final String PATH = "/v1/chat/completions";
    private static final String TEXT = "Two amber eyes hold yours across the glade. ".repeat(6);

    /** Hold the server that is measured. */
    @State(Scope.Benchmark)
    public static class Server {

        @Param({"bare", "wiremock", "memory"})
        public String server = "";

        private AutoCloseable open = () -> {};
        private InetSocketAddress at = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

        @Setup
        public void open() throws IOException {
            switch (server) {
                case "bare" -> bare();
                case "wiremock" -> serve(new WireMockBackends());
                default -> serve(new MemoryBackends());
            }
        }

        private void bare() {
            WireMockServer wiremock = new WireMockServer(WireMockConfiguration.options()
                    .dynamicPort()
                    .bindAddress("127.0.0.1")
                    .containerThreads(20)
                    .disableRequestJournal()
                    .templatingEnabled(false));
            wiremock.stubFor(post(urlPathEqualTo(PATH))
                    .willReturn(aResponse()
                            .withHeader("content-type", "application/json")
                            .withBody("{\"choices\":[{\"message\":{\"content\":\"" + TEXT + "\"}}]}")));
            wiremock.start();
            open = wiremock::stop;
            at = new InetSocketAddress(InetAddress.getLoopbackAddress(), wiremock.port());
        }

        private void serve(Backend.Factory factory) throws IOException {
            Position here = new Position("benchmark.provider.json", 1, 1);
            Answer answer =
                    new Answer(here, Map.of(), List.of(), "", Answer.Form.TEXT, TEXT, MissingNode.getInstance());
            ProviderScript script =
                    new ProviderScript(here, "llm", "openai-chat", "stub-model", Duration.ZERO, 0, 0, List.of(answer));
            Backend backend = factory.open(script, Draws.of(1, "provider").stream("llm"));
            Serving serving = new SocketServer()
                    .serve(new BackendServer.Setup(
                            at,
                            List.of(new Served("llm", backend)),
                            Interference.NONE,
                            System::nanoTime,
                            CallLedger.NONE,
                            Limits.DEFAULT));
            open = serving;
            at = serving.at();
        }

        @TearDown
        public void close() throws Exception {
            open.close();
        }
    }

    /** Hold one client with its connection. */
    @State(Scope.Thread)
    public static class Client {

        private KeptConnection connection = KeptConnection.NONE;

        @Setup
        public void connect(Server server) throws IOException {
            String body =
                    "{\"model\":\"stub-model\",\"messages\":[{\"role\":\"system\",\"content\":\"You narrate a forest.\"},"
                            + "{\"role\":\"user\",\"content\":\"I step into the glade and look toward the eyes.\"}]}";
            connection = KeptConnection.to(server.at, PATH, body);
        }

        @TearDown
        public void close() throws IOException {
            connection.close();
        }
    }

    /** Ask and read the whole answer. */
    @Benchmark
    public int request(Client client) throws IOException {
        return client.connection.exchange();
    }
}
