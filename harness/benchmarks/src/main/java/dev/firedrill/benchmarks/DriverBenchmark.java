package dev.firedrill.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpServer;
import dev.firedrill.live.http.Driver;
import dev.firedrill.live.template.Filling;
import dev.firedrill.model.LiveSystem.Answer;
import dev.firedrill.model.LiveSystem.Exchange;
import dev.firedrill.model.LiveSystem.Form;
import dev.firedrill.world.Failure;
import dev.firedrill.world.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
 * Measure how long eight users wait for a whole answer of a service on this machine, and how many answers a second they get:
 * read the figures of {@code driver} as shares of those of {@code bare}, which is the client of the JDK on its own, with a
 * thread for each user.
 */
@BenchmarkMode({Mode.SampleTime, Mode.Throughput})
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 5)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@Threads(8)
public class DriverBenchmark {

    private static final byte[] ANSWER = "{\"reply\":\"%s\"}"
            .formatted("Two amber eyes hold yours. ".repeat(10))
            .getBytes(StandardCharsets.UTF_8);

    private static final Exchange EXCHANGE = new Exchange(
            "POST",
            "/chat",
            Map.of(),
            MissingNode.getInstance(),
            Duration.ofSeconds(10),
            new Answer(
                    Form.JSON,
                    "/reply",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));

    /** A service that takes its time, with both clients of it. */
    @State(Scope.Benchmark)
    public static class Service {

        /** How long it takes over an answer. */
        @Param({"0", "5", "44"})
        public long millis;

        private final ExecutorService threads = Executors.newFixedThreadPool(8);
        private final HttpServer server;
        private final String url;
        private final Driver driver = new Driver();
        private final HttpClient bare =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

        public Service() {
            // Otherwise the server of the JDK sends the body of an answer when its head is acknowledged, after 40 ms.
            System.setProperty("sun.net.httpserver.nodelay", "true");
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new IllegalStateException("no port for the service", e);
            }
            url = "http://127.0.0.1:" + server.getAddress().getPort();
        }

        /** Serve. */
        @Setup
        public void open() {
            server.setExecutor(threads);
            server.createContext("/chat", exchange -> {
                exchange.getRequestBody().readAllBytes();
                think();
                exchange.sendResponseHeaders(200, ANSWER.length);
                exchange.getResponseBody().write(ANSWER);
                exchange.close();
            });
            server.start();
        }

        private void think() {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        /** Stop serving. */
        @TearDown
        public void close() {
            driver.close();
            server.stop(0);
            threads.shutdownNow();
        }
    }

    /** Ask through the driver. */
    @Benchmark
    public Response driver(Service service) {
        Waiting waiting = new Waiting();
        service.driver.send(EXCHANGE, service.url, 7, new Filling(Map.of()), waiting);
        return waiting.answer.join();
    }

    // Problem:  before Java 24 the client of the JDK now and then breaks a connection that it uses again at once
    //           (JDK-8338569), which would end the measurement.
    // Decision: a bare tool asks once more; that costs it nothing that is seen.
    /** Ask through the client of the JDK. */
    @Benchmark
    public String bare(Service service) throws IOException, InterruptedException {
        try {
            return ask(service);
        } catch (IOException broken) {
            return ask(service);
        }
    }

    private static String ask(Service service) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.url + "/chat"))
                .POST(BodyPublishers.noBody())
                .build();
        return service.bare.send(request, BodyHandlers.ofString()).body();
    }

    private static final class Waiting implements Driver.Listener {

        private final CompletableFuture<Response> answer = new CompletableFuture<>();

        @Override
        public void head(int status, Map<String, String> headers) {
            // Only the end is waited for.
        }

        @Override
        public void chunk(String text) {
            // Only the end is waited for.
        }

        @Override
        public void body(JsonNode content) {
            // Only the end is waited for.
        }

        @Override
        public void answered(Response response) {
            answer.complete(response);
        }

        @Override
        public void failed(Failure failure) {
            answer.completeExceptionally(new IllegalStateException(failure.message()));
        }
    }
}
