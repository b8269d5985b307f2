package dev.firedrill.live.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.firedrill.model.LiveSystem.Answer;
import dev.firedrill.model.LiveSystem.Exchange;
import dev.firedrill.model.LiveSystem.Form;
import dev.firedrill.model.LiveSystem.Sign;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Declare exchanges in few words. */
final class Exchanges {

    static final Duration LONG = Duration.ofSeconds(30);

    private Exchanges() {}

    static Exchange post(Answer answer) {
        return new Exchange("POST", "/chat", Map.of(), MissingNode.getInstance(), LONG, answer);
    }

    static Exchange impatient(Answer answer, Duration timeout) {
        return new Exchange("POST", "/chat", Map.of(), MissingNode.getInstance(), timeout, answer);
    }

    static Exchange posting(String method, String path, Map<String, String> headers, JsonNode body) {
        return new Exchange(method, path, headers, body, LONG, plain(Form.TEXT, ""));
    }

    static Answer plain(Form form, String text) {
        return new Answer(
                form,
                text,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Declare all pointers. */
    static Answer full(Form form) {
        return new Answer(
                form,
                "/reply",
                Optional.of("/status"),
                Optional.of("/details"),
                Optional.of("/error/code"),
                Optional.of("/error/message"),
                Optional.empty(),
                Optional.of(pointer("/error")));
    }

    /** Declare a stream that ends with a mark. */
    static Answer until(Form form, String text, Sign complete) {
        return new Answer(
                form,
                text,
                Optional.empty(),
                Optional.empty(),
                Optional.of("/code"),
                Optional.of("/message"),
                Optional.of(complete),
                Optional.of(event("error")));
    }

    static Sign event(String name) {
        return new Sign(Optional.of(name), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Sign data(String data) {
        return new Sign(Optional.empty(), Optional.of(data), Optional.empty(), Optional.empty());
    }

    static Sign pointer(String pointer) {
        return new Sign(Optional.empty(), Optional.empty(), Optional.of(pointer), Optional.empty());
    }

    static Sign pointer(String pointer, String equals) {
        return new Sign(Optional.empty(), Optional.empty(), Optional.of(pointer), Optional.of(equals));
    }
}
