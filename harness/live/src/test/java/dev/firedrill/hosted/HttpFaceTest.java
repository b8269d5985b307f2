package dev.firedrill.hosted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import dev.firedrill.events.Event;
import dev.firedrill.world.FlagSource;
import dev.firedrill.world.StoreException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpFaceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<Headers> called = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final AtomicReference<String> broken = new AtomicReference<>("");
    private HttpServer model = null;
    private HostedSystem system = null;
    private HttpFace face = null;

    @BeforeEach
    void serve(@TempDir Path files) throws IOException {
        model = HttpServer.create(loopback(0), 0);
        model.createContext("/v1/ask", exchange -> {
            called.add(exchange.getRequestHeaders());
            byte[] said = exchange.getRequestBody().readAllBytes();
            String text = new String(said, StandardCharsets.UTF_8);
            if (text.equals("silence")) {
                return;
            }
            byte[] answer = ("you said " + text).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(text.equals("refuse") ? 529 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        model.start();
        URI base = URI.create("http://127.0.0.1:" + model.getAddress().getPort());
        system = HostedSystem.start(new HostedSystem.Setup(
                new EchoSystem(),
                Map.of("SWITCH", "on"),
                Map.of(),
                Map.of("llm", base),
                Set.of("llm"),
                files,
                1,
                event -> {},
                Optional.of(new Store(new ConcurrentHashMap<>(Map.of("F", "kept")), broken)),
                1,
                Optional.empty()));
        face = HttpFace.serve(system, loopback(0), new HttpFace.Limits(4, Duration.ofMillis(600)), operating());
    }

    private Operating operating() {
        return new Operating(
                (place, name) ->
                        name.startsWith("UNKNOWN") ? Optional.of(place + " knows no " + name) : Optional.empty(),
                told::add);
    }

    @AfterEach
    void close() {
        face.close();
        system.close();
        model.stop(0);
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + face.at().getPort() + path))
                .timeout(PATIENCE)
                .method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> ask(String kind, String input) throws Exception {
        return send("POST", "/requests", "{\"kind\":\"%s\",\"user\":\"anna\",\"input\":\"%s\"}".formatted(kind, input));
    }

    /** Keeps flags until it is broken. */
    private record Store(Map<String, String> values, AtomicReference<String> broken) implements FlagSource {

        private void refuse() {
            if (!broken.get().isEmpty()) {
                throw new StoreException(broken.get());
            }
        }

        @Override
        public Optional<String> read(String name) {
            refuse();
            return Optional.ofNullable(values.get(name));
        }

        @Override
        public void write(String name, String value, String actor) {
            refuse();
            values.put(name, value);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"locked", "corrupt"})
    void answersWithTheCauseWhereTheStoreOfFlagsFailsAndWritesNothing(String why) throws Exception {
        assertThat(send("PUT", "/flags/F", "first").statusCode()).isEqualTo(200);
        broken.set(why);

        HttpResponse<String> written = send("PUT", "/flags/F", "second", "x-actor", "anna");
        HttpResponse<String> read = send("GET", "/flags", "");
        broken.set("");

        assertThat(written.statusCode()).isEqualTo(503);
        assertThat(written.body())
                .isEqualTo("{\"error\":\"the flag store is %s; nothing was written\"}\n".formatted(why));
        assertThat(read.statusCode()).isEqualTo(503);
        assertThat(told)
                .containsExactly(
                        "PUT /flags/F by anna failed: the flag store is %s; nothing was written".formatted(why),
                        "GET /flags by operator:http failed: the flag store is " + why);
        assertThat(send("GET", "/flags", "").body()).isEqualTo("{\"F\":\"first\"}\n");
        assertThat(system.events(0).stream().filter(Event.FlagWritten.class::isInstance))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"environment", "flags"})
    void refusesToWriteWhatNothingKnows(String place) throws Exception {
        HttpResponse<String> refused = send("PUT", "/" + place + "/UNKNOWN", "on");

        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.body()).contains("knows no UNKNOWN");
        assertThat(send("GET", "/" + place, "").body()).doesNotContain("UNKNOWN");
    }

    @Test
    void refusesASignalThatNothingKnows() throws Exception {
        assertThat(send("POST", "/signals/UNKNOWN", "1").statusCode()).isEqualTo(404);
        assertThat(system.events(0)).noneMatch(Event.SignalReceived.class::isInstance);
    }

    @Test
    void answersWithWhatTheSystemSaid() throws Exception {
        HttpResponse<String> answer = ask("echo", "hello");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"ok\",\"answer\":\"anna: hello\"}\n");
    }

    @Test
    void answersWhenTheSystemTakesItsTime() throws Exception {
        assertThat(ask("late", "").body()).contains("\"answer\":\"late\"");
    }

    @Test
    void putsTheRouteIntoAHeaderAndNotBeforeTheUser() throws Exception {
        HttpResponse<String> answer =
                send("POST", "/requests", "{\"input\":\"x\",\"attributes\":{\"reason\":\"KILLED\"}}");

        assertThat(answer.headers().firstValue("x-route")).contains("ECHO");
        assertThat(answer.headers().firstValue("x-reason")).contains("KILLED");
        assertThat(answer.body()).doesNotContain("KILLED");
    }

    @Test
    void showsAFailureWithItsReason() throws Exception {
        HttpResponse<String> answer = ask("fail", "");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .isEqualTo("{\"status\":\"failed\",\"reason\":\"REFUSED\",\"message\":\"not today\"}\n");
    }

    @Test
    void streamsToWhoeverAcceptsEvents() throws Exception {
        HttpResponse<String> answer = send("POST", "/requests", "{\"kind\":\"stream\"}", "accept", "text/event-stream");

        assertThat(answer.body())
                .isEqualTo("event: chunk\ndata: {\"text\":\"one \"}\n\nevent: chunk\ndata: {\"text\":\"two\"}\n\n"
                        + "event: end\ndata: {\"status\":\"ok\",\"answer\":\"one two\"}\n\n");
    }

    @Test
    void carriesCallsToProvidersAndTheirErrors() throws Exception {
        assertThat(ask("ask", "hello").body()).contains("200 you said hello");
        assertThat(ask("ask", "refuse").body()).contains("529 you said refuse");
    }

    @Test
    void endsACallWhosePatienceIsOver() throws Exception {
        assertThat(ask("ask", "silence").body()).contains("NO_ANSWER").contains("TIMEOUT after 0 bytes");
    }

    @Test
    void tellsThatAProviderIsNotThere() throws Exception {
        model.stop(0);

        assertThat(ask("ask", "hello").body()).contains("NO_ANSWER").contains("REFUSED");
    }

    @Test
    void changesTheEnvironmentAndTheSystemSeesIt() throws Exception {
        assertThat(send("PUT", "/environment/SWITCH", "off", "x-actor", "operator:eve")
                        .statusCode())
                .isEqualTo(200);

        assertThat(send("GET", "/environment", "").body()).contains("\"SWITCH\":\"off\"");
        await().atMost(PATIENCE)
                .until(() -> system.events(0).stream()
                        .anyMatch(it -> it instanceof Event.ConfigObserved seen
                                && seen.value().equals("off")));
        assertThat(system.events(0))
                .anyMatch(it ->
                        it instanceof Event.FlagWritten write && write.actor().equals("operator:eve"));
    }

    @Test
    void keepsFlagsApartFromTheEnvironment() throws Exception {
        send("PUT", "/flags/NEW", "1");

        assertThat(send("GET", "/flags", "").body()).isEqualTo("{\"NEW\":\"1\"}\n");
        assertThat(send("GET", "/environment", "").body()).doesNotContain("NEW");
    }

    @Test
    void givesOrdersAndTellsHowTheyEnded() throws Exception {
        assertThat(send("POST", "/actions/good", "").statusCode()).isEqualTo(200);
        HttpResponse<String> refused = send("POST", "/actions/bad", "{}");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("no verb 'bad'");
    }

    @Test
    void carriesSignals() throws Exception {
        assertThat(send("POST", "/signals/complaint", "3").statusCode()).isEqualTo(202);

        await().atMost(PATIENCE).until(() -> send("GET", "/events", "").body().contains("heard 3"));
    }

    @Test
    void givesOnlyTheEventsAfterAPlace() throws Exception {
        ask("echo", "first");
        long last = system.events(0).get(system.events(0).size() - 1).sequence();
        ask("echo", "second");

        assertThat(send("GET", "/events?after=" + last, "").body())
                .contains("second")
                .doesNotContain("first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"crash", "crash-later"})
    void saysThatTheSystemCrashedAndGoesOn(String kind) throws Exception {
        HttpResponse<String> answer = ask(kind, "");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("the system crashed", "this kind crashes");
        assertThat(system.events(0))
                .anyMatch(it -> it instanceof Event.LifecycleChanged life
                        && life.detail().contains("this kind crashes"));
        assertThat(system.forget(1)).isFalse();
        assertThat(ask("echo", "still here").statusCode()).isEqualTo(200);
    }

    @Test
    void endsAStreamInWhichTheSystemCrashes() throws Exception {
        HttpResponse<String> answer =
                send("POST", "/requests", "{\"kind\":\"half-crash\"}", "accept", "text/event-stream");

        assertThat(answer.body())
                .startsWith("event: chunk\ndata: {\"text\":\"one \"}\n\nevent: failed\ndata: {\"status\":\"lost\"")
                .contains("the system crashed");
    }

    @Test
    void forgetsARequestThatIsNeverAnswered() throws Exception {
        HttpResponse<String> answer = ask("silent", "");

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).contains("no answer within");
        assertThat(system.forget(1)).isFalse();
        assertThat(send("POST", "/requests", "{\"kind\":\"half\"}", "accept", "text/event-stream")
                        .body())
                .contains("event: failed", "no answer within");
        assertThat(system.forget(2)).isFalse();
    }

    @Test
    void refusesMoreThanItsPlacesButStillTakesTheSwitch() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            waiting.add(client.sendAsync(
                    HttpRequest.newBuilder(
                                    URI.create("http://127.0.0.1:" + face.at().getPort() + "/requests"))
                            .POST(BodyPublishers.ofString("{\"kind\":\"silent\"}"))
                            .build(),
                    BodyHandlers.ofString()));
        }

        assertThat(send("PUT", "/environment/SWITCH", "off").statusCode()).isEqualTo(200);
        List<Integer> statuses = new ArrayList<>();
        for (CompletableFuture<HttpResponse<String>> answer : waiting) {
            statuses.add(answer.get(10, TimeUnit.SECONDS).statusCode());
        }
        assertThat(statuses).containsExactlyInAnyOrder(503, 504, 504, 504, 504);
    }

    @Test
    void spellsAReasonThatCannotStandInAHeader() throws Exception {
        HttpResponse<String> answer = send("POST", "/requests", "{\"attributes\":{\"reason\":\"two\\r\\nlines: 李\"}}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("x-reason")).contains("two%0D%0Alines: %E6%9D%8E");
    }

    @Test
    void tellsItsOwnProviderForWhomACallIs() throws Exception {
        assertThat(send("POST", "/requests", "{\"kind\":\"ask\",\"user\":\"李\"}")
                        .body())
                .contains("200 you said");

        Headers told = called.poll(10, TimeUnit.SECONDS);
        assertThat(told.getFirst("x-firedrill-user")).isEqualTo("%E6%9D%8E");
        assertThat(told.getFirst("x-firedrill-kind")).isEqualTo("ask");
        assertThat(told.getFirst("x-firedrill-purpose")).isEqualTo("ask");
    }

    @Test
    void takesTheOrdinalOfARequestAndPassesItOnWithTheAttempt() throws Exception {
        String ask = "{\"kind\":\"ask\",\"user\":\"anna\",\"input\":\"x\"}";
        assertThat(send("POST", "/requests", ask, "x-firedrill-request", "17").statusCode())
                .isEqualTo(200);
        assertThat(send("POST", "/requests", ask).statusCode()).isEqualTo(200);

        Headers first = called.poll(10, TimeUnit.SECONDS);
        assertThat(first.getFirst("x-firedrill-request")).isEqualTo("17");
        assertThat(first.getFirst("x-firedrill-attempt")).isEqualTo("1");
        assertThat(called.poll(10, TimeUnit.SECONDS).getFirst("x-firedrill-request"))
                .isEqualTo("18");
        assertThat(system.events(0))
                .filteredOn(Event.RequestArrived.class::isInstance)
                .extracting(it -> ((Event.RequestArrived) it).request())
                .containsExactly(17L, 18L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "1.5", "1234567890123456789"})
    void refusesAnOrdinalThatIsNone(String told) throws Exception {
        assertThat(send("POST", "/requests", "{}", "x-firedrill-request", told).body())
                .contains("expected the ordinal of the request, from 1", "found '" + told + "'");
    }

    @Test
    void refusesAnOrdinalThatIsOpen() throws Exception {
        CompletableFuture<HttpResponse<String>> open = client.sendAsync(
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + face.at().getPort() + "/requests"))
                        .header("x-firedrill-request", "5")
                        .POST(BodyPublishers.ofString("{\"kind\":\"silent\"}"))
                        .build(),
                BodyHandlers.ofString());
        await().atMost(PATIENCE).until(() -> system.events(0).stream().anyMatch(Event.PointReached.class::isInstance));

        assertThat(send("POST", "/requests", "{}", "x-firedrill-request", "5").statusCode())
                .isEqualTo(409);
        assertThat(open.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(504);
        assertThat(send("POST", "/requests", "{}", "x-firedrill-request", "5").statusCode())
                .isEqualTo(200);
    }

    @Test
    void givesTheRestOfAnAnswerThatWasNeverStreamedToWhoeverPutsThePartsTogether() throws Exception {
        HttpResponse<String> answer = send("POST", "/requests", "{\"input\":\"x\"}", "accept", "text/event-stream");

        assertThat(answer.body())
                .isEqualTo("event: end\ndata: {\"status\":\"ok\",\"answer\":\"user-1: x\",\"text\":\"user-1: x\"}\n\n");
    }

    @Test
    void streamsItsLogAsItComesUntilTheSystemStops() throws Exception {
        ask("echo", "first");
        CompletableFuture<HttpResponse<Stream<String>>> following = client.sendAsync(
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + face.at().getPort() + "/events?after=1&follow=true"))
                        .build(),
                BodyHandlers.ofLines());
        HttpResponse<Stream<String>> followed = following.get(10, TimeUnit.SECONDS);
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        CompletableFuture<Void> reading =
                CompletableFuture.runAsync(() -> followed.body().forEach(lines::add));
        await().atMost(PATIENCE).until(() -> lines.stream().anyMatch(it -> it.contains("first")));

        ask("echo", "second");
        await().atMost(PATIENCE).until(() -> lines.stream().anyMatch(it -> it.contains("second")));
        system.close();
        face.close();

        reading.get(10, TimeUnit.SECONDS);
        assertThat(lines).noneMatch(it -> it.contains("\"started\"")).anyMatch(it -> it.contains("\"stopped\""));
        assertThat(lines.stream().distinct().count()).isEqualTo(lines.size());
    }

    @Test
    void saysWhenItIsAndHowFarTheLogHasCome() throws Exception {
        ask("echo", "first");
        HttpResponse<String> log = send("GET", "/events", "");

        long last = log.body().lines().count();
        assertThat(log.headers().firstValueAsLong("x-last")).hasValue(last);
        long newest = system.events(last - 1).get(0).time();
        assertThat(log.headers().firstValueAsLong("x-now").orElse(-1)).isGreaterThanOrEqualTo(newest);
    }

    @Test
    void tellsWhatWasDoneToTheSystemFromWhatItDidItself() throws Exception {
        ask("echo", "first");
        send("PUT", "/environment/SWITCH", "off");
        send("PUT", "/flags/NEW", "1");
        send("POST", "/actions/good", "");
        send("POST", "/signals/complaint", "3");

        assertThat(system.events(0))
                .filteredOn(it -> it instanceof Event.FlagWritten
                        || it instanceof Event.ActionStarted
                        || it instanceof Event.ActionEnded
                        || it instanceof Event.SignalReceived
                        || it instanceof Event.RequestArrived)
                .hasSize(6)
                .allMatch(it -> it.stamp().instance().equals("harness"));
        assertThat(system.events(0))
                .filteredOn(it -> it instanceof Event.RouteDecided || it instanceof Event.RequestAnswered)
                .hasSize(2)
                .allMatch(it -> it.stamp().instance().equals("main"));
    }

    @Test
    void servesARequestAlsoInWhatItSchedules() throws Exception {
        ask("scheduled", "");

        assertThat(called.poll(10, TimeUnit.SECONDS).getFirst("x-firedrill-user"))
                .isEqualTo("anna");
    }

    @Test
    void takesNothingButAnObjectOfPlainValuesAsAttributes() throws Exception {
        assertThat(send("POST", "/requests", "{\"attributes\":[\"a\"]}").body())
                .contains("expected an object as 'attributes', found [");
        for (String nested : List.of("{\"a\":{}}", "{\"a\":[1]}", "{\"a\":null}")) {
            assertThat(send("POST", "/requests", "{\"attributes\":" + nested + "}")
                            .statusCode())
                    .isEqualTo(400);
            assertThat(send("POST", "/actions/good", nested).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void tellsThatNoEventWasDropped() throws Exception {
        ask("echo", "first");

        assertThat(send("GET", "/events", "").headers().firstValue("x-dropped")).contains("0");
    }

    @Test
    void refusesWhatMakesNoSenseAndSaysWhy() throws Exception {
        assertThat(send("POST", "/requests", "[1]").body()).contains("expected a JSON object, found ARRAY");
        assertThat(send("POST", "/requests", "{").statusCode()).isEqualTo(400);
        assertThat(send("POST", "/requests", "{\"kind\":7}").body()).contains("expected a text as 'kind', found 7");
        assertThat(send("GET", "/nowhere", "").statusCode()).isEqualTo(404);
        assertThat(send("PUT", "/flags/a/b", "1").statusCode()).isEqualTo(404);
        assertThat(send("PUT", "/flags/", "1").statusCode()).isEqualTo(400);
        for (String query : List.of("after=x", "follow=1", "follow=true&after=1", "else=1")) {
            assertThat(send("GET", "/events?" + query, "").statusCode()).isEqualTo(400);
        }
        assertThat(send("POST", "/requests", "x".repeat(1024 * 1024 + 1)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void saysThatAPortIsInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> HttpFace.serve(system, loopback(taken.getLocalPort()))))
                    .isInstanceOf(java.net.BindException.class);
        }
    }
}
