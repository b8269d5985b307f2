package dev.firedrill.hosted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.firedrill.hosted.HttpFace.BadRequest;
import dev.firedrill.world.Failure;
import dev.firedrill.world.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Answer one request of a user over HTTP: as one JSON object, or as server-sent events to whoever accepts them. The route
 * stands in a header, where users do not look.
 */
final class Visit implements HostedSystem.Answering {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ORDINAL = "x-firedrill-request";

    private final HttpExchange exchange;
    private final Duration longest;
    private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
    private volatile @Nullable Route route;

    /**
     * Answer an exchange.
     *
     * @param longest how long to wait for the next part of the answer
     */
    Visit(HttpExchange exchange, Duration longest) {
        this.exchange = exchange;
        this.longest = longest;
    }

    private record Route(String name, String reason) {}

    /** Say why no answer comes, and with which status of HTTP. */
    private record Lost(int status, String why) {}

    /** Hold one thing that happened to the request; exactly one field says what. */
    private record Part(
            @Nullable String chunk,
            @Nullable Response response,
            @Nullable Failure failure,
            @Nullable Lost lost) {

        static Part lost(int status, String why) {
            return new Part(null, null, null, new Lost(status, why));
        }
    }

    /** Hand the request in and write what comes, until its end or until nobody waits for it any more. */
    void answer(HostedSystem system, ObjectNode request) throws IOException {
        String accept = String.valueOf(exchange.getRequestHeaders().getFirst("accept"));
        long handed = handIn(system, request);
        try {
            if (accept.contains("text/event-stream")) {
                stream();
            } else {
                whole();
            }
        } finally {
            system.forget(handed);
        }
    }

    private long handIn(HostedSystem system, ObjectNode request) {
        String kind = text(request, "kind", "request");
        String user = text(request, "user", "user-1");
        String input = text(request, "input", "");
        try {
            return system.handle(ordinal(), kind, user, input, attributes(request), this);
        } catch (IllegalArgumentException taken) {
            throw new BadRequest(409, String.valueOf(taken.getMessage()));
        }
    }

    private OptionalLong ordinal() {
        String told = exchange.getRequestHeaders().getFirst(ORDINAL);
        if (told == null) {
            return OptionalLong.empty();
        }
        if (!told.matches("[1-9][0-9]{0,17}")) {
            throw new BadRequest(
                    400,
                    "expected the ordinal of the request, from 1, in the header '%s', found '%s'"
                            .formatted(ORDINAL, told));
        }
        return OptionalLong.of(Long.parseLong(told));
    }

    private static Map<String, String> attributes(ObjectNode request) {
        JsonNode attributes = request.path("attributes");
        if (attributes instanceof ObjectNode object) {
            return Incoming.texts(object);
        }
        if (!attributes.isMissingNode()) {
            throw new BadRequest(400, "expected an object as 'attributes', found %s".formatted(attributes));
        }
        return Map.of();
    }

    private static String text(ObjectNode request, String key, String otherwise) {
        if (!request.has(key)) {
            return otherwise;
        }
        if (!request.get(key).isTextual()) {
            throw new BadRequest(400, "expected a text as '%s', found %s".formatted(key, request.get(key)));
        }
        return request.get(key).textValue();
    }

    private void whole() throws IOException {
        Part part = next();
        while (part.chunk() != null) {
            part = next();
        }
        refuseIfLost(part);
        tellRoute();
        send(exchange, part.failure() == null ? 200 : 503, "application/json", body(part) + "\n");
    }

    private void stream() throws IOException {
        Part part = next();
        refuseIfLost(part);
        tellRoute();
        exchange.getResponseHeaders().set("content-type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        StringBuilder told = new StringBuilder();
        while (part.chunk() != null) {
            event("chunk", JSON.createObjectNode().put("text", part.chunk()));
            told.append(part.chunk());
            part = next();
        }
        event(part.response() != null ? "end" : "failed", withRest(body(part), told.toString()));
    }

    /** Give whoever puts the text of all events together also what no chunk held, as an answer that was never streamed. */
    private static ObjectNode withRest(ObjectNode body, String told) {
        String whole = body.path("answer").asText("");
        boolean more = whole.length() > told.length() && whole.startsWith(told);
        return more ? body.put("text", whole.substring(told.length())) : body;
    }

    private static void refuseIfLost(Part part) {
        if (part.lost() != null) {
            throw new BadRequest(part.lost().status(), part.lost().why());
        }
    }

    private void tellRoute() {
        Route told = route;
        if (told != null) {
            exchange.getResponseHeaders().set("x-route", HeaderText.of(told.name()));
            if (!told.reason().isEmpty()) {
                exchange.getResponseHeaders().set("x-reason", HeaderText.of(told.reason()));
            }
        }
    }

    private void event(String name, ObjectNode data) throws IOException {
        exchange.getResponseBody()
                .write("event: %s\ndata: %s\n\n".formatted(name, data).getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    private static ObjectNode body(Part part) {
        ObjectNode body = JSON.createObjectNode();
        if (part.response() != null) {
            body.put("status", part.response().status())
                    .put("answer", part.response().answer());
            if (!part.response().details().isNull()) {
                body.set("details", part.response().details());
            }
        } else if (part.failure() != null) {
            body.put("status", "failed")
                    .put("reason", part.failure().reason())
                    .put("message", part.failure().message());
        } else if (part.lost() != null) {
            body.put("status", "lost").put("message", part.lost().why());
        }
        return body;
    }

    private Part next() {
        try {
            Part part = parts.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
            return part != null ? part : Part.lost(504, "the system gave no answer within " + longest);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return Part.lost(503, "the server is closing");
        }
    }

    @Override
    public void routed(String name, String reason) {
        route = new Route(name, reason);
    }

    @Override
    public void lost(String why) {
        parts.add(Part.lost(500, why));
    }

    @Override
    public void chunk(String text) {
        parts.add(new Part(text, null, null, null));
    }

    @Override
    public void end(Response response) {
        parts.add(new Part(null, response, null, null));
    }

    @Override
    public void fail(Failure failure) {
        parts.add(new Part(null, null, failure, null));
    }

    static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("content-type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
