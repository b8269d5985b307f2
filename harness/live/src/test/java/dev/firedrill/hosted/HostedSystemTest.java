package dev.firedrill.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import dev.firedrill.events.Event;
import dev.firedrill.world.Failure;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.Response;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostedSystemTest {

    private final BlockingQueue<Headers> called = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer model = null;
    private HostedSystem system = null;

    @BeforeEach
    void start(@TempDir Path files) throws Exception {
        model = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        model.createContext("/", exchange -> called.add(exchange.getRequestHeaders()));
        model.createContext("/v1/quick", exchange -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        model.createContext("/v1/parts", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write("one ".getBytes(StandardCharsets.UTF_8));
                body.flush();
                body.write("two".getBytes(StandardCharsets.UTF_8));
            }
        });
        model.setExecutor(threads);
        model.start();
        URI base = URI.create("http://127.0.0.1:" + model.getAddress().getPort());
        system = HostedSystem.start(new HostedSystem.Setup(
                new EchoSystem(), Map.of(), Map.of(), Map.of("llm", base), Set.of(), files, 1, event -> {}));
    }

    @AfterEach
    void close() {
        system.close();
        model.stop(0);
        threads.shutdownNow();
    }

    private Outcome act(String verb) throws Exception {
        return system.act(verb, Map.of(), "operator:eve").get(10, TimeUnit.SECONDS);
    }

    private List<String> ends() {
        return system.events(0).stream()
                .filter(Event.ActionEnded.class::isInstance)
                .map(Event.ActionEnded.class::cast)
                .map(it -> it.outcome() + " " + it.detail())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "throw, java.lang.IllegalStateException: this order crashes",
        "fail, java.lang.IllegalStateException: this order fails later",
        "nothing, expected act() to give a stage"
    })
    void endsEveryOrderThatTheSystemSpoils(String verb, String detail) throws Exception {
        Outcome outcome = act(verb);

        assertThat(outcome.done()).isFalse();
        assertThat(outcome.detail()).contains(detail);
        assertThat(ends()).singleElement().asString().startsWith("failed ").contains(detail);
    }

    @Test
    void endsAnOrderUnderWayWhenItIsClosed() throws Exception {
        CompletableFuture<Outcome> outcome = system.act("never", Map.of(), "operator:eve");

        system.close();

        assertThat(outcome).isCompletedWithValue(Outcome.failed("the system stopped before it was done"));
        assertThat(ends()).containsExactly("failed the system stopped before it was done");
    }

    @Test
    void refusesOrdersAndRequestsAfterItsEnd() throws Exception {
        system.close();

        assertThat(act("good")).isEqualTo(Outcome.failed("the system has stopped"));
        Waiter waiter = new Waiter();
        system.handle("echo", "anna", "", Map.of(), waiter);
        assertThat(waiter.heard).containsExactly("lost: the system has stopped");
    }

    @Test
    void closesOnlyOnce() {
        system.close();
        long before = System.nanoTime();
        system.close();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
        assertThat(system.events(0).stream()
                        .filter(it -> it instanceof Event.LifecycleChanged life
                                && life.change().equals("stopped")))
                .hasSize(1);
    }

    @Test
    void tellsAProviderOfOthersNothingOfItsUsers() throws Exception {
        system.handle("ask", "anna", "hello", Map.of(), new Waiter());

        assertThat(called.poll(10, TimeUnit.SECONDS).keySet())
                .noneMatch(it -> it.toLowerCase(java.util.Locale.ROOT).startsWith("x-firedrill"));
    }

    @Test
    void cancelsTheCallsUnderWayWhenItIsClosed() throws Exception {
        system.handle("scheduled", "anna", "hello", Map.of(), new Waiter());
        called.poll(10, TimeUnit.SECONDS);

        system.close();

        assertThat(system.events(0))
                .filteredOn(Event.ProviderFailed.class::isInstance)
                .singleElement()
                .extracting(it -> ((Event.ProviderFailed) it).failure())
                .isEqualTo("CANCELLED");
    }

    @Test
    void agreesWithItsNewestEventOnEveryValue() throws Exception {
        List<CompletableFuture<Void>> writers = java.util.stream.IntStream.range(0, 4)
                .mapToObj(writer -> CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 500; i++) {
                        system.setFlag("F", writer + "-" + i, "operator:eve");
                    }
                }))
                .toList();
        for (CompletableFuture<Void> writer : writers) {
            writer.get(30, TimeUnit.SECONDS);
        }

        List<Event> writes = system.events(0).stream()
                .filter(Event.FlagWritten.class::isInstance)
                .toList();
        assertThat(((Event.FlagWritten) writes.get(writes.size() - 1)).value())
                .isEqualTo(system.flags().get("F"));
    }

    @Test
    void servesARequestStillWhenTheAnswerOfItsProviderComes() throws Exception {
        Waiter waiter = new Waiter();
        system.handle("ask-again", "anna", "hello", Map.of(), waiter);

        assertThat(waiter.heard.poll(10, TimeUnit.SECONDS)).isEqualTo("asked again");
        assertThat(system.events(0))
                .filteredOn(Event.ProviderCalled.class::isInstance)
                .extracting(it -> ((Event.ProviderCalled) it).request() + " " + ((Event.ProviderCalled) it).attempt())
                .containsExactly("1 1", "1 2");
    }

    @Test
    void breaksNoOtherCallByHangingUp() throws Exception {
        Waiter waiter = new Waiter();
        for (int round = 0; round < 60; round++) {
            for (int i = 0; i < 20; i++) {
                system.handle(i % 2 == 0 ? "hang-up" : "ask-in-parts", "anna", "hello", Map.of(), waiter);
            }
            for (int i = 0; i < 20; i++) {
                assertThat(waiter.heard.poll(10, TimeUnit.SECONDS)).isIn("hung up", "whole");
            }
        }
    }

    @Test
    void losesTheRequestWhoseAnswerItCrashesAfter() throws Exception {
        Waiter waiter = new Waiter();
        system.handle("ask-and-crash", "anna", "hello", Map.of(), waiter);

        assertThat(waiter.heard.poll(10, TimeUnit.SECONDS))
                .startsWith("lost: ")
                .contains("this kind crashes after its call");
    }

    private static final class Waiter implements HostedSystem.Answering {

        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

        @Override
        public void routed(String route, String reason) {}

        @Override
        public void chunk(String text) {}

        @Override
        public void end(Response response) {
            heard.add(response.answer());
        }

        @Override
        public void fail(Failure failure) {
            heard.add(failure.reason());
        }

        @Override
        public void lost(String why) {
            heard.add("lost: " + why);
        }
    }
}
