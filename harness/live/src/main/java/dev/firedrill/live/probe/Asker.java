package dev.firedrill.live.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.firedrill.live.http.Driver;
import dev.firedrill.live.probe.Sighting.End;
import dev.firedrill.live.template.Filling;
import dev.firedrill.model.LiveSystem.Answer;
import dev.firedrill.model.LiveSystem.Exchange;
import dev.firedrill.model.LiveSystem.Form;
import dev.firedrill.world.Failure;
import dev.firedrill.world.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a service one question as often as wanted, as a user does who has so much patience. */
final class Asker implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9_.-]+)}");

    /** Answers are taken as they are; what is in them is looked at when they are judged. */
    private static final Answer AS_IT_IS = new Answer(
            Form.TEXT,
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private final Driver driver = new Driver();
    private final Question question;
    private final Filling values;

    Asker(Question question) {
        this.question = question;
        this.values = values(question);
    }

    /** Nothing of a question is a template: what looks like a placeholder stands for itself. */
    private static Filling values(Question question) {
        Map<String, String> themselves = new TreeMap<>();
        Matcher found = PLACEHOLDER.matcher(
                question.path() + question.headers() + question.body().orElse(""));
        while (found.find()) {
            themselves.put(found.group(1), found.group());
        }
        return new Filling(themselves);
    }

    /** Read what is sent: JSON where it is some, otherwise a text. */
    static JsonNode body(Question question) {
        if (question.body().isEmpty()) {
            return MissingNode.getInstance();
        }
        String written = question.body().get();
        try {
            JsonNode read = JSON.readTree(written);
            return read.isContainerNode() ? read : TextNode.valueOf(written);
        } catch (JsonProcessingException noJson) {
            return TextNode.valueOf(written);
        }
    }

    /** Ask and wait for what comes. */
    Sighting ask(long ordinal, Duration patience) throws InterruptedException {
        try {
            return send(ordinal, patience).get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Ask and go on. */
    CompletableFuture<Sighting> send(long ordinal, Duration patience) {
        Exchange exchange = new Exchange(
                question.method(), question.path(), question.headers(), body(question), patience, AS_IT_IS);
        Hearing hearing = new Hearing();
        try {
            driver.send(exchange, question.service(), ordinal, values, hearing);
        } catch (IllegalArgumentException refused) {
            throw new ProbeException(
                    String.valueOf(refused.getMessage()),
                    "a request that can be sent",
                    "correct '--url' or '--header'",
                    List.of());
        }
        return hearing.seen;
    }

    @Override
    public void close() {
        driver.close();
    }

    /** Hears one answer to its end. */
    private final class Hearing implements Driver.Listener {

        private final CompletableFuture<Sighting> seen = new CompletableFuture<>();
        private final long start = System.nanoTime();
        private int status;
        private String body = "";

        @Override
        public void head(int code, Map<String, String> headers) {
            status = code;
        }

        @Override
        public void chunk(String text) {
            // The body tells the same.
        }

        @Override
        public void body(JsonNode content) {
            body = content.isTextual() ? content.textValue() : content.toString();
        }

        @Override
        public void answered(Response response) {
            ended(End.ORDERLY);
        }

        @Override
        public void failed(Failure failure) {
            ended(
                    switch (failure.reason()) {
                        case Driver.TIMEOUT -> End.NONE;
                        case Driver.CONNECTION -> End.BROKEN;
                        default -> End.ORDERLY;
                    });
        }

        private void ended(End how) {
            seen.complete(new Sighting(how, status, body, ReadText.of(question, body), System.nanoTime() - start));
        }
    }
}
