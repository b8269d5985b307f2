package dev.firedrill.hosted;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.firedrill.events.Event;
import dev.firedrill.events.JsonLines;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.Signal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apiguardian.api.API;

/**
 * Give a served system a face on HTTP: {@code POST /requests}, {@code PUT /environment/NAME} and {@code /flags/NAME},
 * {@code POST /actions/VERB} and {@code /signals/NAME}, {@code GET /environment}, {@code /flags}, {@code /events} and
 * {@code /health}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class HttpFace implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGEST_BODY = 1024 * 1024;
    /** A client that still sends reads no answer; so much of what it sends is taken in and thrown away. */
    private static final int MOST_DRAINED = 16 * 1024 * 1024;

    private static final Duration LONGEST_ACTION = Duration.ofSeconds(60);
    /** Threads for whoever does not wait: the switch can be pulled also while every place is taken. */
    private static final int SPARE = 32;

    private static final String OPERATOR = "operator:http";

    private final HostedSystem system;
    private final HttpServer server;
    private final Limits limits;
    private final Semaphore places;
    private final ThreadPoolExecutor threads;

    private HttpFace(HostedSystem system, HttpServer server, Limits limits) {
        this.system = system;
        this.server = server;
        this.limits = limits;
        this.places = new Semaphore(limits.waiting());
        this.threads = threads(limits.waiting() + SPARE);
    }

    private static ThreadPoolExecutor threads(int most) {
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(most, most, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), task -> {
                    Thread made = new Thread(task, "firedrill-http");
                    made.setDaemon(true);
                    return made;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /**
     * Bound what clients can cost.
     *
     * @param waiting requests and orders at a time; one more is answered 503
     * @param longest how long a request waits for the next part of its answer; then it is answered 504
     */
    record Limits(int waiting, Duration longest) {

        static final Limits DEFAULT = new Limits(256, Duration.ofMinutes(5));
    }

    /**
     * Serve until closed.
     *
     * @param at where to listen; port 0 takes a free one
     * @throws java.net.BindException if the port is in use or the address is not of this machine
     */
    public static HttpFace serve(HostedSystem system, InetSocketAddress at) throws IOException {
        return serve(system, at, Limits.DEFAULT);
    }

    static HttpFace serve(HostedSystem system, InetSocketAddress at, Limits limits) throws IOException {
        HttpFace face = new HttpFace(system, HttpServer.create(at, 0), limits);
        face.server.setExecutor(face.threads);
        face.server.createContext("/", face::answer);
        face.server.start();
        return face;
    }

    /** Give the address; the port is the one taken. */
    public InetSocketAddress at() {
        return server.getAddress();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            answerOrRefuse(exchange);
        }
    }

    private void answerOrRefuse(HttpExchange exchange) throws IOException {
        try {
            answer(exchange, exchange.getRequestURI().getPath().split("/", -1));
        } catch (BadRequest wrong) {
            drain(exchange.getRequestBody());
            send(exchange, wrong.status(), message(String.valueOf(wrong.getMessage())));
        }
    }

    private static void drain(InputStream body) throws IOException {
        byte[] thrownAway = new byte[8192];
        int read = 0;
        for (int drained = 0; read >= 0 && drained < MOST_DRAINED; drained += read) {
            read = body.read(thrownAway);
        }
    }

    private void answer(HttpExchange exchange, String[] path) throws IOException {
        String what = exchange.getRequestMethod() + " " + path[1] + "/*".repeat(path.length - 2);
        switch (what) {
            case "POST requests" -> visit(exchange);
            case "GET health" -> send(exchange, 200, JSON.createObjectNode().put("ready", true));
            case "GET environment" -> send(exchange, 200, JSON.valueToTree(system.environment()));
            case "GET flags" -> send(exchange, 200, JSON.valueToTree(system.flags()));
            case "PUT environment/*" -> {
                String value = text(exchange);
                system.setEnvironment(name(path), value, actor(exchange));
                send(exchange, 200, JSON.createObjectNode().put(path[2], value));
            }
            case "PUT flags/*" -> {
                String value = text(exchange);
                system.setFlag(name(path), value, actor(exchange));
                send(exchange, 200, JSON.createObjectNode().put(path[2], value));
            }
            case "POST actions/*" -> act(exchange, name(path));
            case "POST signals/*" -> {
                system.hear(new Signal(name(path), text(exchange), actor(exchange)));
                send(exchange, 202, JSON.createObjectNode().put("heard", true));
            }
            case "GET events" -> events(exchange);
            default ->
                throw new BadRequest(
                        404,
                        "expected POST /requests, PUT /environment/NAME, PUT /flags/NAME, POST /actions/VERB,"
                                + " POST /signals/NAME, GET /environment, /flags, /events or /health; found %s %s"
                                        .formatted(
                                                exchange.getRequestMethod(),
                                                exchange.getRequestURI().getPath()));
        }
    }

    private static String name(String[] path) {
        if (path[2].isBlank()) {
            throw new BadRequest(400, "expected a name after '/%s/'".formatted(path[1]));
        }
        return path[2];
    }

    private void visit(HttpExchange exchange) throws IOException {
        ObjectNode request = object(exchange);
        takePlace();
        try {
            new Visit(exchange, limits.longest()).answer(system, request);
        } finally {
            places.release();
        }
    }

    private void takePlace() {
        if (!places.tryAcquire()) {
            throw new BadRequest(
                    503,
                    "expected at most %d requests and actions at a time; try again when one has ended"
                            .formatted(limits.waiting()));
        }
    }

    private void act(HttpExchange exchange, String verb) throws IOException {
        Map<String, String> parameters = texts(object(exchange));
        takePlace();
        try {
            act(exchange, verb, parameters);
        } finally {
            places.release();
        }
    }

    private void act(HttpExchange exchange, String verb, Map<String, String> parameters) throws IOException {
        try {
            Outcome outcome =
                    system.act(verb, parameters, actor(exchange)).get(LONGEST_ACTION.toMillis(), TimeUnit.MILLISECONDS);
            send(
                    exchange,
                    outcome.done() ? 200 : 409,
                    JSON.createObjectNode().put("done", outcome.done()).put("detail", outcome.detail()));
        } catch (TimeoutException | ExecutionException failed) {
            throw new BadRequest(504, "the action '%s' did not end: %s".formatted(verb, failed));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new BadRequest(503, "the server is closing");
        }
    }

    private void events(HttpExchange exchange) throws IOException {
        long after = after(String.valueOf(exchange.getRequestURI().getQuery()));
        Recorder.Newest newest = system.newest(after);
        exchange.getResponseHeaders().set("content-type", "application/jsonl");
        exchange.getResponseHeaders().set("x-dropped", Long.toString(newest.dropped()));
        exchange.sendResponseHeaders(200, 0);
        try (Writer body = new OutputStreamWriter(exchange.getResponseBody(), StandardCharsets.UTF_8)) {
            for (Event event : newest.events()) {
                body.append(JsonLines.line(event)).append('\n');
            }
        }
    }

    private static long after(String query) {
        if (!query.startsWith("after=")) {
            return 0;
        }
        try {
            return Long.parseLong(query.substring("after=".length()));
        } catch (NumberFormatException wrong) {
            throw new BadRequest(400, "expected after=N with the sequence of an event, found '%s'".formatted(query));
        }
    }

    private static String actor(HttpExchange exchange) {
        String actor = exchange.getRequestHeaders().getFirst("x-actor");
        return actor == null ? OPERATOR : actor;
    }

    private static String text(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw new BadRequest(413, "expected a body of at most %d bytes".formatted(LARGEST_BODY));
        }
        return new String(body, StandardCharsets.UTF_8);
    }

    private static ObjectNode object(HttpExchange exchange) throws IOException {
        String body = text(exchange);
        try {
            JsonNode read = JSON.readTree(body.isBlank() ? "{}" : body);
            if (read instanceof ObjectNode object) {
                return object;
            }
            throw new BadRequest(400, "expected a JSON object, found %s".formatted(read.getNodeType()));
        } catch (JsonProcessingException wrong) {
            throw new BadRequest(400, "expected a JSON object: %s".formatted(wrong.getOriginalMessage()));
        }
    }

    static Map<String, String> texts(ObjectNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            JsonNode value = property.getValue();
            if (!value.isValueNode() || value.isNull()) {
                throw new BadRequest(
                        400,
                        "expected a text, number or boolean as '%s', found %s".formatted(property.getKey(), value));
            }
            texts.put(property.getKey(), value.asText());
        }
        return texts;
    }

    private static ObjectNode message(String text) {
        return JSON.createObjectNode().put("error", text);
    }

    private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        Visit.send(exchange, status, "application/json", body + "\n");
    }

    /** Stop listening and drop what is still open. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Say that a request over HTTP makes no sense. */
    static final class BadRequest extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int status;

        BadRequest(int status, String message) {
            super(message, null, false, false);
            this.status = status;
        }

        int status() {
            return status;
        }
    }
}
