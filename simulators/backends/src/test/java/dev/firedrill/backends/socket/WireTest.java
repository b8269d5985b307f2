package dev.firedrill.backends.socket;

import static dev.firedrill.backends.socket.Plans.bytes;
import static dev.firedrill.backends.socket.Plans.delay;
import static dev.firedrill.backends.socket.Plans.end;
import static dev.firedrill.backends.socket.Plans.plain;
import static dev.firedrill.backends.socket.Plans.plan;
import static dev.firedrill.backends.socket.Plans.stall;
import static dev.firedrill.backends.socket.Plans.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.world.BackendServer.Limits;
import dev.firedrill.world.CallLedger;
import dev.firedrill.world.CallLedger.Outcome;
import dev.firedrill.world.WirePlan;
import dev.firedrill.world.WirePlan.End.How;
import dev.firedrill.world.WirePlan.Head;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WireTest {

    private static final String PATH = "/v1/chat/completions";

    @Test
    void sendsAPlainAnswerInOnePieceOfKnownLength() throws IOException {
        try (Trial trial = Trial.of(plan(plain(2), bytes("{}"), end(How.CLEAN)));
                Client client = trial.client()) {
            assertThat(client.post(PATH, "{}").until("{}"))
                    .isEqualTo("HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-type: application/json\r\n\r\n{}");
            assertThat(trial.heard.ended(0).outcome()).isEqualTo(Outcome.COMPLETED);
        }
    }

    @Test
    void sendsAStreamInChunksOneForEachEvent() throws IOException {
        try (Trial trial = Trial.of(plan(stream(), bytes("data: 1\n\n"), bytes("data: é\n\n"), end(How.CLEAN)));
                Client client = trial.client()) {
            assertThat(client.post(PATH, "{}").until("0\r\n\r\n"))
                    .isEqualTo(
                            "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n"
                                    + "9\r\ndata: 1\n\n\r\na\r\ndata: \u00c3\u00a9\n\n\r\n0\r\n\r\n");
        }
    }

    @Test
    void letsAnEventArriveBeforeTheNextIsDue() throws IOException {
        WirePlan slow = plan(stream(), bytes("one"), delay(600_000), bytes("two"), end(How.CLEAN));
        try (Trial trial = Trial.of(slow);
                Client client = trial.client()) {
            assertThat(client.post(PATH, "{}").until("3\r\none\r\n")).startsWith("HTTP/1.1 200");
            assertThat(trial.heard.ended).isEmpty();
        }
    }

    @Test
    void letsRealTimePass() throws IOException {
        try (Trial trial = Trial.of(plan(delay(120), plain(2), delay(120), bytes("{}"), end(How.CLEAN)));
                Client client = trial.client()) {
            client.post(PATH, "{}").until("{}");
            Heard.Ended ended = trial.heard.ended(0);
            assertThat(Duration.ofNanos(ended.time() - ended.call().time()))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(240));
        }
    }

    @Test
    void servesOneRequestAfterTheOtherOnAConnection() throws IOException {
        try (Trial trial = Trial.of(plan(stream(), bytes("x"), end(How.CLEAN)));
                Client client = trial.client()) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.post(PATH, "{}").until("0\r\n\r\n")).startsWith("HTTP/1.1 200 OK");
            }
            client.post(PATH, "{}").post(PATH, "{}").until("0\r\n\r\n");
            assertThat(client.until("0\r\n\r\n")).startsWith("HTTP/1.1 200 OK");
            assertThat(trial.heard.planned).extracting(it -> it.ordinal()).containsExactly(1L, 2L, 3L, 4L, 5L);
        }
    }

    @Test
    void closesWhereTheClientAsksForIt() throws IOException {
        try (Trial trial = Trial.of(plan(plain(2), bytes("{}"), end(How.CLEAN)));
                Client client = trial.client()) {
            assertThat(client.post(PATH, "{}", "connection: close").rest())
                    .contains("connection: close\r\n")
                    .endsWith("{}");
        }
    }

    @Test
    void sparesAnOldClientTheChunks() throws IOException {
        try (Trial trial = Trial.of(plan(stream(), bytes("one"), bytes("two"), end(How.CLEAN)));
                Client client = trial.client()) {
            assertThat(client.send("POST /v1 HTTP/1.0\r\n\r\n").rest())
                    .doesNotContain("chunked")
                    .endsWith("\r\n\r\nonetwo");
        }
    }

    @Test
    void closesBeforeTheLastChunkOnFin() throws IOException {
        try (Trial trial = Trial.of(plan(stream(), bytes("one"), end(How.FIN)));
                Client client = trial.client()) {
            assertThat(client.post(PATH, "{}").rest()).endsWith("3\r\none\r\n");
            assertThat(trial.heard.ended(0).outcome()).isEqualTo(Outcome.CUT);
        }
    }

    @Test
    void closesBeforeAHeadOnFin() throws IOException {
        try (Trial trial = Trial.of(plan(end(How.FIN)));
                Client client = trial.client()) {
            assertThat(client.post(PATH, "{}").rest()).isEmpty();
        }
    }

    @Test
    void closesAPlainAnswerThatIsShorterThanAnnounced() throws IOException {
        try (Trial trial = Trial.of(plan(plain(20), bytes("{}"), end(How.CLEAN)));
                Client client = trial.client()) {
            assertThat(client.post(PATH, "{}").rest())
                    .contains("content-length: 20")
                    .endsWith("\r\n\r\n{}");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = How.class,
            names = {"RST", "REFUSED"})
    void resetsWithoutAByte(How how) throws IOException {
        try (Trial trial = Trial.of(plan(end(how)));
                Client client = trial.client()) {
            client.post(PATH, "{}");

            assertThatThrownBy(client::rest).isInstanceOf(SocketException.class).hasMessageContaining("reset");
            assertThat(trial.heard.ended(0).outcome()).isEqualTo(Outcome.CUT);
        }
    }

    @Test
    void resetsInTheMiddleOfAStream() throws IOException {
        try (Trial trial = Trial.of(plan(stream(), bytes("one"), delay(50), end(How.RST)));
                Client client = trial.client()) {
            assertThat(client.post(PATH, "{}").until("one\r\n")).startsWith("HTTP/1.1 200");
            assertThatThrownBy(client::rest).isInstanceOf(SocketException.class).hasMessageContaining("reset");
        }
    }

    @Test
    void sendsGarbageThatIsNoHttp() throws IOException {
        try (Trial trial = Trial.of(plan(end(How.GARBAGE)));
                Client client = trial.client()) {
            assertThat(client.post(PATH, "{}").rest()).isNotEmpty().doesNotContain("HTTP/1");
        }
    }

    @Test
    void keepsAStallOpenUntilTheClientLeaves() throws IOException {
        try (Trial trial = Trial.of(plan(stream(), bytes("one"), stall()))) {
            try (Client client = trial.client()) {
                client.post(PATH, "{}").until("one\r\n");
                assertThat(trial.heard.ended).isEmpty();
            }
            assertThat(trial.heard.ended(0).outcome()).isEqualTo(Outcome.CLIENT_GONE);
            assertThat(trial.heard.ended(0).sent().body()).isEqualTo(3);
            assertThat(trial.heard.ended(0).sent().bytes()).isGreaterThan(3);
        }
    }

    @Test
    void endsAStallAfterTheLongestTime() throws IOException {
        try (Trial trial = Trial.of(Trial.SHORT, plan(stream(), stall()));
                Client client = trial.client()) {
            assertThat(client.post(PATH, "{}").rest()).endsWith("chunked\r\n\r\n");
            assertThat(trial.heard.ended(0).outcome()).isEqualTo(Outcome.STALLED);
        }
    }

    @Test
    void noticesAClientThatLeavesDuringADelay() throws IOException {
        try (Trial trial = Trial.of(plan(delay(600_000), plain(0), end(How.CLEAN)))) {
            trial.client().post(PATH, "{}").close();
            assertThat(trial.heard.ended(0).outcome()).isEqualTo(Outcome.CLIENT_GONE);
            assertThat(trial.heard.ended(0).sent()).isEqualTo(new CallLedger.Sent(0, 0));
        }
    }

    @Test
    void endsTheBodyAtOnceWhereThereIsNone() throws IOException {
        try (Trial trial = Trial.of(plan(new Head(204, Map.of()), end(How.CLEAN)));
                Client client = trial.client()) {
            assertThat(client.post(PATH, "{}", "connection: close").rest())
                    .isEqualTo("HTTP/1.1 204 Status 204\r\nconnection: close\r\n\r\n");
        }
    }

    @Test
    void endsInTheLedgerWhateverIsWrongWithAPlan() throws IOException {
        Thread.UncaughtExceptionHandler usual = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {});
        try (Trial trial = Trial.of(plan(stream(), bytes("one")));
                Client client = trial.client()) {
            assertThat(client.post(PATH, "{}").rest()).contains("one").doesNotContain("\r\n0\r\n");
            assertThat(trial.heard.ended.get(0).outcome()).isEqualTo(Outcome.CUT);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(usual);
        }
    }

    @Test
    void putsEveryHeaderOnOneLine() throws IOException {
        try (Trial trial = Trial.of(
                        Limits.DEFAULT, plan(new Head(429, Map.of("retry-after", "1\r\nx: y")), end(How.CLEAN)));
                Client client = trial.client()) {
            assertThat(client.post(PATH, "{}").until("0\r\n\r\n"))
                    .startsWith("HTTP/1.1 429 Too Many Requests\r\nretry-after: 1  x: y\r\n");
        }
    }
}
