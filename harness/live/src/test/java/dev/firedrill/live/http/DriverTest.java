package dev.firedrill.live.http;

import static dev.firedrill.live.http.Exchanges.data;
import static dev.firedrill.live.http.Exchanges.impatient;
import static dev.firedrill.live.http.Exchanges.plain;
import static dev.firedrill.live.http.Exchanges.post;
import static dev.firedrill.live.http.Exchanges.posting;
import static dev.firedrill.live.http.Exchanges.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.firedrill.live.template.Filling;
import dev.firedrill.model.LiveSystem.Exchange;
import dev.firedrill.model.LiveSystem.Form;
import dev.firedrill.world.Failure;
import dev.firedrill.world.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent, and what becomes of it on a connection that has its own ideas. */
class DriverTest {

    private static final String STREAM_HEAD = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final Filling VALUES =
            new Filling(Map.of("input", "say \"é\" & more?", "user", "anna", "request", "258"));

    private final Driver driver = new Driver();

    @AfterEach
    void close() {
        driver.close();
    }

    private Heard send(Exchange exchange, RawService service) {
        Heard heard = new Heard();
        driver.send(exchange, service.url(), 258, VALUES, heard);
        return heard;
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void chunk(OutputStream out, String text) throws IOException {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        write(out, "%x\r\n%s\r\n".formatted(length, text));
    }

    private static void hold(CountDownLatch until) {
        try {
            until.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void writesTheRequestAsDeclared() throws Exception {
        try (RawService service = RawService.answering("200 OK", "")) {
            Exchange exchange = posting(
                    "PUT",
                    "/v1/${user}?q=${input}",
                    Map.of("X-User", "${user}"),
                    new ObjectMapper().readTree("{\"message\":\"${input}\",\"n\":1}"));

            send(exchange, service).response();

            String request = service.requests.take();
            assertThat(request)
                    .startsWith("PUT /v1/anna?q=say%20%22%C3%A9%22%20%26%20more%3F HTTP/1.1\r\n")
                    .contains("X-User: anna\r\n")
                    .contains("x-firedrill-request: 258\r\n")
                    .contains("content-type: application/json\r\n")
                    .containsPattern("traceparent: 00-[0-9a-f]{16}0000000000000102-[0-9a-f]{16}-01\r\n")
                    .endsWith("\r\n\r\n{\"message\":\"say \\\"é\\\" & more?\",\"n\":1}")
                    .doesNotContainIgnoringCase("upgrade:");
        }
    }

    @Test
    void sendsATextAsItIsAndItsOwnTypeOfContent() throws Exception {
        try (RawService service = RawService.answering("200 OK", "")) {
            Map<String, String> headers = Map.of("Content-Type", "application/x-www-form-urlencoded");

            send(posting("POST", "/", headers, TextNode.valueOf("m=${user}")), service)
                    .response();

            assertThat(service.requests.take())
                    .contains("Content-Type: application/x-www-form-urlencoded\r\n")
                    .doesNotContain("text/plain")
                    .endsWith("\r\n\r\nm=anna");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"${nobody}", "/a b"})
    void refusesWhatCannotBeWritten(String path) {
        Heard heard = new Heard();

        assertThatThrownBy(() -> driver.send(
                        posting("GET", path, Map.of(), TextNode.valueOf("")), "http://127.0.0.1:1", 1, VALUES, heard))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(heard.all).isEmpty();
    }

    @Test
    void tellsPartsAsTheyCome() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (RawService service = new RawService((socket, out) -> {
            write(out, STREAM_HEAD);
            chunk(out, "data: first\n\n");
            hold(go);
            chunk(out, "data: [DONE]\n\n");
            write(out, "0\r\n\r\n");
        })) {
            Heard heard = send(post(until(Form.SSE, "", data("[DONE]"))), service);

            assertThat(heard.begun.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(heard.isOver()).isFalse();
            go.countDown();
            assertThat(heard.response()).isEqualTo(new Response("ok", "first"));
        }
    }

    @Test
    void answersAtTheMarkAndLeavesTheConnectionToTheService() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (RawService service = new RawService((socket, out) -> {
            write(out, STREAM_HEAD);
            chunk(out, "data: [DONE]\n\n");
            hold(go);
            write(out, "0\r\n\r\n");
        })) {
            Exchange exchange = post(until(Form.SSE, "", data("[DONE]")));

            send(exchange, service).response();
            go.countDown();
            await().untilAsserted(() -> {
                send(exchange, service).response();
                assertThat(service.connections()).isLessThan(service.requests.size());
            });

            assertThat(service.closed).isEmpty();
        }
    }

    @Test
    void holdsFiveHundredStreamsOpen() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (RawService service = new RawService((socket, out) -> {
            write(out, STREAM_HEAD);
            chunk(out, "data: a\n\n");
            hold(go);
            chunk(out, "data: b\n\n");
            write(out, "0\r\n\r\n");
        })) {
            List<Heard> all = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                all.add(send(post(plain(Form.SSE, "")), service));
            }
            for (Heard heard : all) {
                assertThat(heard.begun.await(20, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(all).noneMatch(Heard::isOver);
            go.countDown();
            for (Heard heard : all) {
                assertThat(heard.response().answer()).isEqualTo("ab");
            }
        }
    }

    @Test
    void failsWhereNobodyListens() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        Heard heard = new Heard();

        driver.send(post(plain(Form.TEXT, "")), "http://127.0.0.1:" + free, 1, VALUES, heard);

        assertThat(heard.failure())
                .isEqualTo(new Failure(Driver.CONNECTION, "no connection to 'http://127.0.0.1:" + free + "'"));
        assertThat(heard.all).containsExactly("failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\nContent-Le",
                "SMTP ready\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n"
            })
    void failsWhereTheConnectionEndsEarly(String bytes) throws Exception {
        try (RawService service = new RawService((socket, out) -> {
            write(out, bytes);
            socket.close();
        })) {
            Heard heard = send(post(plain(Form.TEXT, "")), service);

            assertThat(heard.failure().reason()).isEqualTo(Driver.CONNECTION);
            assertThat(service.requests).hasSize(1);
        }
    }

    @Test
    void failsWhereTheConnectionIsResetInMidStream() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (RawService service = new RawService((socket, out) -> {
            write(out, STREAM_HEAD);
            chunk(out, "data: a\n\n");
            hold(go);
            socket.setSoLinger(true, 0);
            socket.close();
        })) {
            Heard heard = send(post(plain(Form.SSE, "")), service);
            assertThat(heard.begun.await(20, TimeUnit.SECONDS)).isTrue();
            go.countDown();

            assertThat(heard.failure().reason()).isEqualTo(Driver.CONNECTION);
            assertThat(heard.failure().message()).startsWith("the connection broke after status 200 and 9 bytes: ");
        }
    }

    @Test
    void readsAnAnswerThatEndsWithItsConnection() throws Exception {
        try (RawService service = new RawService((socket, out) -> {
            write(out, "HTTP/1.0 200 OK\r\n\r\nall of it");
            socket.close();
        })) {
            assertThat(send(post(plain(Form.TEXT, "")), service).response().answer())
                    .isEqualTo("all of it");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"
            })
    void losesPatienceAndClosesTheConnection(String bytes) throws Exception {
        Duration timeout = Duration.ofMillis(400);
        try (RawService service = new RawService((socket, out) -> write(out, bytes))) {
            long begun = System.nanoTime();

            Failure failure =
                    send(impatient(plain(Form.TEXT, ""), timeout), service).failure();

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(timeout, timeout.plusSeconds(1));
            assertThat(failure.reason()).isEqualTo(Driver.TIMEOUT);
            assertThat(failure.message()).startsWith("no whole answer within 400 ms; there came ");
            assertThat(service.closed.poll(20, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void losesPatienceWithAStreamThatTrickles() throws Exception {
        Duration timeout = Duration.ofMillis(400);
        CountDownLatch never = new CountDownLatch(1);
        try (RawService service = new RawService((socket, out) -> {
            write(out, STREAM_HEAD);
            for (int i = 0; i < 3_000 && never.getCount() > 0; i++) {
                chunk(out, "data: a\n\n");
                waited(never);
            }
        })) {
            Heard heard = send(impatient(plain(Form.SSE, ""), timeout), service);

            assertThat(heard.failure().reason()).isEqualTo(Driver.TIMEOUT);
            assertThat(heard.all).endsWith("failed");
            assertThat(service.closed.poll(20, TimeUnit.SECONDS)).isNotNull();
        }
    }

    private static void waited(CountDownLatch never) {
        try {
            never.await(10, TimeUnit.MILLISECONDS);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void saysNothingMoreWhenItIsClosed() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (RawService service = new RawService((socket, out) -> {
            write(out, STREAM_HEAD);
            chunk(out, "data: a\n\n");
            hold(go);
            chunk(out, "data: b\n\n");
            write(out, "0\r\n\r\n");
        })) {
            Heard heard = send(post(plain(Form.SSE, "")), service);
            assertThat(heard.begun.await(20, TimeUnit.SECONDS)).isTrue();

            driver.close();
            go.countDown();

            assertThat(service.closed.poll(20, TimeUnit.SECONDS)).isNotNull();
            assertThat(heard.all).containsExactly("head 200", "body \"a\"", "chunk a");
        }
    }

    @Test
    void sendsARequestOnceAlthoughItsKeptConnectionBreaks() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        try (RawService service = new RawService((socket, out) -> {
            if (first.getCount() == 0) {
                socket.close();
                return;
            }
            first.countDown();
            out.write(RawService.answer("200 OK", "one"));
            out.flush();
        })) {
            assertThat(send(post(plain(Form.TEXT, "")), service).response().answer())
                    .isEqualTo("one");

            assertThat(send(post(plain(Form.TEXT, "")), service).failure().reason())
                    .isEqualTo(Driver.CONNECTION);
            assertThat(service.requests).hasSize(2);
        }
    }

    @Test
    void findsAServiceThatWasStartedAgain() throws Exception {
        Response one = new Response("ok", "one");
        try (RawService service = RawService.answering("200 OK", "one")) {
            for (int i = 0; i < 20; i++) {
                assertThat(send(post(plain(Form.TEXT, "")), service).end()).isEqualTo(one);
            }
            int connections = service.connections();

            service.dropConnections();

            await().untilAsserted(() ->
                    assertThat(send(post(plain(Form.TEXT, "")), service).end()).isEqualTo(one));
            assertThat(service.connections()).isGreaterThan(connections);
            for (int i = 0; i < 20; i++) {
                assertThat(send(post(plain(Form.TEXT, "")), service).end()).isEqualTo(one);
            }
        }
    }

    @Test
    void keepsToOneConnectionForRequestsOneAfterTheOther() throws Exception {
        try (RawService service = RawService.answering("200 OK", "one")) {
            for (int i = 0; i < 20; i++) {
                send(post(plain(Form.TEXT, "")), service).response();
            }

            assertThat(service.requests).hasSize(20);
            assertThat(service.connections()).isOne();
        }
    }

    @Test
    void keepsToItsConnectionAfterAStream() throws Exception {
        try (RawService service =
                new RawService((socket, out) -> write(out, STREAM_HEAD + "9\r\ndata: a\n\n\r\n0\r\n\r\n"))) {
            for (int i = 0; i < 20; i++) {
                send(post(plain(Form.SSE, "")), service).response();
            }

            assertThat(service.requests).hasSize(20);
            assertThat(service.connections()).isOne();
        }
    }

    @Test
    void startsNoThreadForARequestOnTwoProcessors() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process child = new ProcessBuilder(
                        java,
                        "-XX:ActiveProcessorCount=2",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RequestsInARow.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();

        String started = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();

        assertThat(child.waitFor()).isZero();
        assertThat(Integer.parseInt(started)).isLessThan(RequestsInARow.COUNT / 4);
    }
}
