package dev.firedrill.backends.socket;

import static dev.firedrill.backends.socket.Plans.bytes;
import static dev.firedrill.backends.socket.Plans.end;
import static dev.firedrill.backends.socket.Plans.plain;
import static dev.firedrill.backends.socket.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.world.Backend;
import dev.firedrill.world.Backend.Facts;
import dev.firedrill.world.BackendServer.Limits;
import dev.firedrill.world.BackendServer.Served;
import dev.firedrill.world.CallLedger.Call;
import dev.firedrill.world.Interference;
import dev.firedrill.world.WirePlan;
import dev.firedrill.world.WirePlan.End.How;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestsTest {

    private static final WirePlan FINE = plan(plain(4), bytes("fine"), end(How.CLEAN));

    @Test
    void becomeCallsWithPathHeadersAndBody() throws IOException {
        Call call = callOf("POST /v1/messages?beta=true HTTP/1.1\r\nX-Api-Key:  k \r\nA: 1\r\na: 2\r\n"
                + "Content-Length: 3\r\n\r\n\u00c3\u00a9!");

        assertThat(call.call().path()).isEqualTo("/v1/messages");
        assertThat(call.call().headers()).containsEntry("x-api-key", "k").containsEntry("a", "1, 2");
        assertThat(call.call().body()).isEqualTo("é!");
        assertThat(call.call().purpose()).isEqualTo("call");
        assertThat(call.facts()).isEqualTo(new Facts(1, "", "", 1));
    }

    @Test
    void sayForWhomTheyAreMade() throws IOException {
        Call call = callOf("POST / HTTP/1.1\r\nx-firedrill-purpose: rank\r\nx-firedrill-user: u-3\r\n"
                + "x-firedrill-kind: page\r\nx-stainless-retry-count: 2\r\n\r\n");

        assertThat(call.call().purpose()).isEqualTo("rank");
        assertThat(call.facts()).isEqualTo(new Facts(1, "page", "u-3", 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "x", "99999999999"})
    void areFirstAttemptsWhereTheCountMakesNoSense(String count) throws IOException {
        assertThat(callOf("POST / HTTP/1.1\r\nx-stainless-retry-count: " + count + "\r\n\r\n")
                        .facts()
                        .attempt())
                .isEqualTo(1);
    }

    @Test
    void mayComeInChunks() throws IOException {
        Call call = callOf("POST / HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n"
                + "3\r\nabc\r\n0A;x=y\r\n0123456789\r\n0\r\ntrailer: t\r\n\r\n");

        assertThat(call.call().body()).isEqualTo("abc0123456789");
    }

    @Test
    void mayEndLinesWithoutReturn() throws IOException {
        assertThat(callOf("\r\nPOST http://127.0.0.1/a HTTP/1.1\ncontent-length: 1\n\nx")
                        .call()
                        .path())
                .isEqualTo("/a");
    }

    @Test
    void areToldThatTheySpeakTls() throws IOException {
        try (Trial trial = Trial.of(FINE);
                Client client = trial.client()) {
            assertThat(client.send("\u0016\u0003\u0001\u0002\u0000\u0001").rest())
                    .startsWith("HTTP/1.1 400");
            assertThat(trial.heard.rejected).singleElement().asString().contains("looks like TLS", "http://");
        }
    }

    @Test
    void areInvitedWhereTheyAskFirst() throws IOException {
        try (Trial trial = Trial.of(FINE);
                Client client = trial.client()) {
            client.send("POST / HTTP/1.1\r\nexpect: 100-continue\r\ncontent-length: 2\r\n\r\n")
                    .until("HTTP/1.1 100 Continue\r\n\r\n");
            assertThat(client.send("{}").until("fine")).startsWith("HTTP/1.1 200");
        }
    }

    private static Call callOf(String request) throws IOException {
        try (Trial trial = Trial.of(FINE);
                Client client = trial.client()) {
            client.send(request).until("fine");
            return trial.heard.planned.get(0);
        }
    }

    @Test
    void reachTheBackendTheirPathNames() throws IOException {
        Backend echo = (call, facts, hit) -> plan(plain(4), bytes(call.path()), end(How.CLEAN));
        List<Served> two = List.of(new Served("one", echo), new Served("two", echo));
        try (Trial trial = new Trial(Limits.DEFAULT, two, Interference.NONE);
                Client client = trial.client()) {
            assertThat(client.post("/two/v1/", "{}").until("/v1/")).startsWith("HTTP/1.1 200");
            client.post("/two/one", "{}").until("/one");
            client.post("/one/xyz", "{}").until("/xyz");
            assertThat(trial.heard.planned)
                    .extracting(it -> it.backend() + " " + it.ordinal())
                    .containsExactly("two 1", "two 2", "one 1");
            assertThat(trial.serving().base("two").getPath()).isEqualTo("/two");
            assertThat(client.post("/three/v1", "{}").rest())
                    .startsWith("HTTP/1.1 404 Not Found")
                    .contains("'/one', '/two'");
        }
    }

    @Test
    void reachTheOnlyBackendByAnyPath() throws IOException {
        try (Trial trial = Trial.of(FINE);
                Client client = trial.client()) {
            client.post("/v1/x", "{}").until("fine");
            client.post("/llm/v1/x", "{}").until("fine");
            client.post("/llm", "{}").until("fine");
            assertThat(trial.heard.planned).extracting(it -> it.call().path()).containsExactly("/v1/x", "/v1/x", "/");
            assertThat(trial.serving().base("llm").getPath()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | hello",
                "400 | POST /",
                "400 | POST / HTTP/1.1 x",
                "400 | POST v1 HTTP/1.1",
                "400 | POST / HTTP/1.1~no colon",
                "400 | POST / HTTP/1.1~: empty",
                "400 | POST / HTTP/1.1~sp ace: x",
                "400 | POST / HTTP/1.1~a: b~ folded: x",
                "400 | POST / HTTP/1.1~content-length: -1",
                "400 | POST / HTTP/1.1~content-length: 1x",
                "400 | POST / HTTP/1.1~content-length: 1~content-length: 2",
                "400 | POST / HTTP/1.1~content-length: 1~transfer-encoding: chunked",
                "400 | POST / HTTP/1.1~transfer-encoding: chunked~~xyz",
                "400 | POST / HTTP/1.1~transfer-encoding: chunked~~1~abc",
                "413 | POST / HTTP/1.1~content-length: 16777217",
                "413 | POST / HTTP/1.1~content-length: 999999999999999999",
                "413 | POST / HTTP/1.1~transfer-encoding: chunked~~FFFFFFFF",
                "501 | POST / HTTP/1.1~transfer-encoding: gzip",
                "505 | PRI * HTTP/2.0",
                "405 | GET /v1/models HTTP/1.1",
                "405 | OPTIONS * HTTP/1.1",
            })
    void areRejectedWithAReasonWhereTheyAreNoCalls(int status, String request) throws IOException {
        try (Trial trial = Trial.of(FINE);
                Client client = trial.client()) {
            assertThat(client.send(request.replace("~", "\r\n") + "\r\n\r\n").rest())
                    .startsWith("HTTP/1.1 " + status)
                    .contains("firedrill: expected", "connection: close");
            assertThat(trial.heard.rejected(0)).startsWith(status + " expected");
            assertThat(trial.heard.planned).isEmpty();
        }
    }

    @Test
    void areRejectedWhereHeadersAreTooLarge() throws IOException {
        try (Trial trial = Trial.of(FINE);
                Client client = trial.client()) {
            String filler = "a: " + "x".repeat(1000) + "\r\n";
            assertThat(client.send("POST / HTTP/1.1\r\n" + filler.repeat(66)).rest())
                    .startsWith("HTTP/1.1 431");
        }
    }

    @Test
    void areRejectedWhereTheyTakeTooLong() throws IOException {
        try (Trial trial = Trial.of(Trial.SHORT, FINE);
                Client client = trial.client()) {
            assertThat(client.send("POST / HT").rest()).startsWith("HTTP/1.1 408");
        }
    }

    @Test
    void areToldApartFromPlannedFailuresWhereTheEngineFails() throws IOException {
        Backend broken = (call, facts, hit) -> {
            throw new IllegalStateException("no plan");
        };
        try (Trial trial = Trial.of(Limits.DEFAULT, broken);
                Client client = trial.client()) {
            assertThat(client.post("/v1", "{}").rest())
                    .startsWith("HTTP/1.1 500")
                    .contains("no plan");
            assertThat(trial.heard.rejected(0)).startsWith("500");
        }
    }

    @Test
    void areTurnedAwayBeyondTheMostConnections() throws IOException {
        Limits one = new Limits(1, 1000, 1000, Duration.ofSeconds(9), Duration.ofSeconds(9), Duration.ofSeconds(9));
        try (Trial trial = Trial.of(one, FINE);
                Client first = trial.client()) {
            first.post("/v1", "{}").until("fine");
            try (Client second = trial.client()) {
                assertThat(second.rest()).startsWith("HTTP/1.1 503");
            }
            assertThat(first.post("/v1", "{}").until("fine")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void ofAHostileClientCostNothingButItsOwnConnection() throws IOException {
        try (Trial trial = Trial.of(FINE);
                Client healthy = trial.client()) {
            healthy.post("/v1", "{}").until("fine");
            trial.client().send("\u0000\u0001\u00ff\u0016\u0003\u0001garbage\n").close();
            trial.client()
                    .send("POST / HTTP/1.1\r\ncontent-length: 50\r\n\r\nhalf")
                    .close();
            trial.client().close();
            flood(trial);
            assertThat(healthy.post("/v1", "{}").until("fine")).startsWith("HTTP/1.1 200");
            assertThat(trial.heard.planned).hasSize(2);
        }
    }

    /** The client may see its answer, or the reset that follows when it goes on sending. */
    private static void flood(Trial trial) throws IOException {
        try (Client hostile = trial.client()) {
            hostile.send("POST / HTTP/1.1\r\na: ");
            String megabyte = "x".repeat(1_000_000);
            for (int i = 0; i < 10; i++) {
                hostile.send(megabyte);
            }
            assertThat(hostile.rest()).startsWith("HTTP/1.1 431");
        } catch (SocketException reset) {
            assertThat(reset).hasMessageMatching(".*(reset|pipe).*");
        }
        assertThat(trial.heard.rejected).anyMatch(it -> it.startsWith("431"));
    }

    @Test
    void needANameThatCanStandInAPath() {
        assertThatThrownBy(() -> new Trial(
                        Limits.DEFAULT, List.of(new Served("a/b", (call, facts, hit) -> FINE)), Interference.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'a/b'");
    }
}
