package dev.firedrill.live.http;

import static dev.firedrill.live.http.Exchanges.data;
import static dev.firedrill.live.http.Exchanges.event;
import static dev.firedrill.live.http.Exchanges.full;
import static dev.firedrill.live.http.Exchanges.plain;
import static dev.firedrill.live.http.Exchanges.pointer;
import static dev.firedrill.live.http.Exchanges.post;
import static dev.firedrill.live.http.Exchanges.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.live.template.Filling;
import dev.firedrill.model.LiveSystem.Answer;
import dev.firedrill.model.LiveSystem.Form;
import dev.firedrill.world.Failure;
import dev.firedrill.world.Response;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole answers in good order, and what a user makes of them. */
class DriverAnswersTest {

    private final Driver driver = new Driver();

    @AfterEach
    void close() {
        driver.close();
    }

    private Heard heard(Answer answer, String head, String body) throws Exception {
        try (RawService service = RawService.answering(head, body)) {
            Heard heard = new Heard();
            driver.send(post(answer), service.url(), 1, new Filling(Map.of()), heard);
            heard.end();
            return heard;
        }
    }

    @Test
    void readsAnAnswerOutOfJson() throws Exception {
        Heard heard = heard(
                full(Form.JSON),
                "200 OK\r\nX-Route: LLM\r\nx-route: second",
                "\uFEFF{\"reply\":\"hi é\",\"status\":\"fallback\",\"details\":{\"choices\":[1]}}");

        Response response = heard.response();
        assertThat(response.status()).isEqualTo("fallback");
        assertThat(response.answer()).isEqualTo("hi é");
        assertThat(response.details().toString()).isEqualTo("{\"choices\":[1]}");
        assertThat(heard.headers).containsEntry("x-route", "LLM, second");
        assertThat(heard.all)
                .containsExactly(
                        "head 200",
                        "body {\"reply\":\"hi é\",\"status\":\"fallback\",\"details\":{\"choices\":[1]}}",
                        "answered");
    }

    @Test
    void takesTheJsonOfWhatIsNoText() throws Exception {
        assertThat(heard(plain(Form.JSON, "/reply"), "200 OK", "{\"reply\":{\"a\":[1.50]}}")
                        .response()
                        .answer())
                .isEqualTo("{\"a\":[1.50]}");
    }

    @Test
    void readsNothingWhereTheAnswerIsNull() throws Exception {
        assertThat(heard(plain(Form.JSON, "/reply"), "200 OK", "{\"reply\":null}")
                        .response())
                .isEqualTo(new Response("ok", ""));
    }

    @Test
    void readsTextToTheLetter() throws Exception {
        Heard heard = heard(plain(Form.TEXT, ""), "200 OK", "{ \"a\": 1.0 }\n");

        assertThat(heard.response()).isEqualTo(new Response("ok", "{ \"a\": 1.0 }\n"));
        assertThat(heard.all).containsExactly("head 200", "body {\"a\":1.0}", "answered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{\"reply\":\"cut", "{\"reply\":\"a\"} {}"})
    void takesWhatIsNoJsonForGarbage(String body) throws Exception {
        Failure failure = heard(full(Form.JSON), "200 OK", body).failure();

        assertThat(failure.reason()).isEqualTo(Driver.GARBAGE);
        assertThat(failure.message()).contains(body.isEmpty() ? "nothing" : "'" + body + "'");
    }

    @Test
    void takesAPointerThatLeadsNowhereForGarbage() throws Exception {
        assertThat(heard(full(Form.JSON), "200 OK", "{\"status\":\"ok\"}").failure())
                .isEqualTo(new Failure(
                        Driver.GARBAGE, "expected what the user reads at '/reply', found '{\"status\":\"ok\"}'"));
    }

    @Test
    void takesAMissingWordForHowItWentForGarbage() throws Exception {
        assertThat(heard(full(Form.JSON), "200 OK", "{\"reply\":\"a\"}").failure())
                .isEqualTo(new Failure(Driver.GARBAGE, "expected how it went at '/status', found '{\"reply\":\"a\"}'"));
    }

    @Test
    void failsWithReasonAndMessageOfTheService() throws Exception {
        Heard heard =
                heard(full(Form.SSE), "503 Busy", "{\"error\":{\"code\":\"PROVIDER_DOWN\",\"message\":\"come back\"}}");

        assertThat(heard.failure()).isEqualTo(new Failure("PROVIDER_DOWN", "come back"));
        assertThat(heard.bodies).hasSize(1);
    }

    @Test
    void failsWithStatusAndBodyWhereTheServiceSaysNoMore() throws Exception {
        assertThat(heard(full(Form.JSON), "502 Bad", "<h1>Oops</h1>").failure())
                .isEqualTo(new Failure("HTTP_502", "<h1>Oops</h1>"));
    }

    @Test
    void failsWhereTheServiceSaysSoWithAGoodStatus() throws Exception {
        assertThat(heard(full(Form.JSON), "200 OK", "{\"reply\":\"\",\"error\":{\"code\":\"X\",\"message\":\"no\"}}")
                        .failure())
                .isEqualTo(new Failure("X", "no"));
    }

    @Test
    void followsNoRedirection() throws Exception {
        assertThat(heard(full(Form.JSON), "302 Found\r\nLocation: /other", "").failure())
                .isEqualTo(new Failure(
                        Driver.GARBAGE,
                        "expected an answer, found a redirection with status 302, which is not followed"));
    }

    @Test
    void readsAStreamOfEventsInItsOrder() throws Exception {
        Heard heard = heard(
                until(Form.SSE, "/t", data("[DONE]")),
                "200 OK",
                "data: {\"t\":\"a\"}\n\ndata: {\"t\":null}\n\ndata: {\"t\":\"b\"}\n\ndata: [DONE]\n\ndata: {\"t\":\"c\"}\n\n");

        assertThat(heard.response()).isEqualTo(new Response("ok", "ab"));
        assertThat(heard.all)
                .containsExactly(
                        "head 200",
                        "body {\"t\":\"a\"}",
                        "chunk a",
                        "body {\"t\":null}",
                        "body {\"t\":\"b\"}",
                        "chunk b",
                        "body \"[DONE]\"",
                        "answered");
    }

    @Test
    void keepsTokensAsTheyWereSpelled() throws Exception {
        String stream = "data: 1.50\n\ndata:  7\n\ndata:  x\n\ndata: true\n\ndata: \"q\"\n\nevent: done\ndata: all\n\n";

        assertThat(heard(until(Form.SSE, "", event("done")), "200 OK", stream).chunks)
                .containsExactly("1.50", " 7", " x", "true", "q");
    }

    @Test
    void takesTheLastWordOfAStreamForHowItWent() throws Exception {
        Answer answer = full(Form.NDJSON);
        String lines =
                "{\"reply\":\"a\"}\r\n\n{\"reply\":\"b\",\"status\":\"ok\"}\n{\"status\":\"late\",\"details\":[1]}";

        Response response = heard(answer, "200 OK", lines).response();

        assertThat(response.answer()).isEqualTo("ab");
        assertThat(response.status()).isEqualTo("late");
        assertThat(response.details().toString()).isEqualTo("[1]");
    }

    @Test
    void readsTheTextOfALineThatIsTheMarkByAValue() throws Exception {
        assertThat(heard(
                                until(Form.NDJSON, "/t", pointer("/done", "true")),
                                "200 OK",
                                "{\"t\":\"a\",\"done\":false}\n{\"t\":\"b\",\"done\":true}\n")
                        .response()
                        .answer())
                .isEqualTo("ab");
    }

    @Test
    void takesALineThatIsNoJsonForGarbage() throws Exception {
        assertThat(heard(plain(Form.NDJSON, "/t"), "200 OK", "{\"t\":\"a\"}\nTraceback\n")
                        .failure())
                .isEqualTo(new Failure(Driver.GARBAGE, "expected a line of JSON, found 'Traceback'"));
    }

    @Test
    void takesAStreamWithoutItsMarkForIncomplete() throws Exception {
        Heard heard = heard(until(Form.SSE, "/t", event("done")), "200 OK", "data: {\"t\":\"a\"}\n\n");

        assertThat(heard.failure())
                .isEqualTo(new Failure(
                        Driver.INCOMPLETE,
                        "the stream ended after 1 events without event 'done'; the last was '{\"t\":\"a\"}'"));
        assertThat(heard.chunks).containsExactly("a");
    }

    @Test
    void takesAStreamWithoutItsMarkForWholeWhereNoneIsDeclared() throws Exception {
        assertThat(heard(plain(Form.SSE, "/t"), "200 OK", "data: {\"t\":\"a\"}\n\n")
                        .response())
                .isEqualTo(new Response("ok", "a"));
    }

    @Test
    void takesAPageForNoStream() throws Exception {
        assertThat(heard(plain(Form.SSE, "/t"), "200 OK", "<html>\n\n<body>").failure())
                .isEqualTo(new Failure(Driver.GARBAGE, "expected a stream (sse), found '<html> <body>'"));
    }

    @Test
    void failsInMidStreamWhereTheServiceSaysSo() throws Exception {
        Heard heard = heard(
                until(Form.SSE, "/t", event("done")),
                "200 OK",
                "data: {\"t\":\"a\"}\n\nevent: error\ndata: {\"code\":\"CUT\",\"message\":\"sorry\"}\n\nevent: done\ndata:\n\n");

        assertThat(heard.failure()).isEqualTo(new Failure("CUT", "sorry"));
        assertThat(heard.all).endsWith("chunk a", "body {\"code\":\"CUT\",\"message\":\"sorry\"}", "failed");
    }

    @Test
    void keepsNoMoreThanEightMebibytes() throws Exception {
        assertThat(heard(plain(Form.TEXT, ""), "200 OK", "x".repeat(OpenExchange.LIMIT))
                        .response()
                        .answer())
                .hasSize(OpenExchange.LIMIT);
        assertThat(heard(plain(Form.TEXT, ""), "200 OK", "x".repeat(OpenExchange.LIMIT + 1))
                        .failure())
                .isEqualTo(new Failure(Driver.GARBAGE, "an answer of more than 8 MiB"));
    }
}
