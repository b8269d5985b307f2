package dev.firedrill.hosted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.firedrill.hosted.Operating.Place;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.Signal;
import dev.firedrill.world.StoreException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
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
    private static final Duration LONGEST_ACTION = Duration.ofSeconds(60);
    /** Threads for whoever does not wait: the switch can be pulled also while every place is taken. */
    private static final int SPARE = 32;

    /** Connections that wait to be accepted: a burst of users is no reason to refuse one. */
    private static final int BACKLOG = 1024;

    private static final String OPERATOR = "operator:http";

    private final HostedSystem system;
    private final HttpServer server;
    private final Limits limits;
    private final Operating operating;
    private final Semaphore places;
    private final ThreadPoolExecutor threads;
    private final LogFace log;

    private HttpFace(HostedSystem system, HttpServer server, Limits limits, Operating operating) {
        this.system = system;
        this.server = server;
        this.limits = limits;
        this.operating = operating;
        this.places = new Semaphore(limits.waiting());
        this.threads = threads(limits.waiting() + LogFace.MOST_FOLLOWERS + SPARE);
        this.log = new LogFace(system);
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
        static final Limits DRILL = new Limits(2_048, Duration.ofMinutes(5));
    }

    /**
     * Serve until closed.
     *
     * @param at where to listen; port 0 takes a free one
     * @throws java.net.BindException if the port is in use or the address is not of this machine
     */
    public static HttpFace serve(HostedSystem system, InetSocketAddress at) throws IOException {
        return serve(system, at, Operating.ANYHOW);
    }

    /**
     * Serve until closed.
     *
     * @param at where to listen; port 0 takes a free one
     * @throws java.net.BindException if the port is in use or the address is not of this machine
     */
    public static HttpFace serve(HostedSystem system, InetSocketAddress at, Operating operating) throws IOException {
        return serve(system, at, Limits.DEFAULT, operating);
    }

    /**
     * Serve a drill until closed: many users at a time.
     *
     * @param at where to listen; port 0 takes a free one
     * @throws java.net.BindException if the port is in use or the address is not of this machine
     */
    public static HttpFace serveDrill(HostedSystem system, InetSocketAddress at, Operating operating)
            throws IOException {
        return serve(system, at, Limits.DRILL, operating);
    }

    static HttpFace serve(HostedSystem system, InetSocketAddress at, Limits limits, Operating operating)
            throws IOException {
        sendAtOnce();
        HttpFace face = new HttpFace(system, HttpServer.create(at, BACKLOG), limits, operating);
        face.server.setExecutor(face.threads);
        face.server.createContext("/", face::answer);
        face.server.start();
        return face;
    }

    /**
     * Problem: the JDK's server leaves the algorithm of Nagle on, and each part of a stream then waits up to 40 ms for the
     * client to acknowledge the one before.
     * Decision: switch it off, which can be said only by a property, before the first server of the process; what somebody
     * set stays.
     */
    private static void sendAtOnce() {
        System.getProperties().putIfAbsent("sun.net.httpserver.nodelay", "true");
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
            refuse(exchange, wrong.status(), String.valueOf(wrong.getMessage()));
        } catch (StoreException store) {
            boolean isRead = exchange.getRequestMethod().equals("GET");
            failed(exchange, 503, "the flag store is " + store.getMessage() + (isRead ? "" : "; nothing was written"));
        } catch (RuntimeException broken) {
            failed(exchange, 500, String.valueOf(broken));
        }
    }

    /** Tell whoever watches the server as well: it is not the client's fault. */
    private void failed(HttpExchange exchange, int status, String why) throws IOException {
        operating
                .told()
                .accept("%s %s by %s failed: %s"
                        .formatted(
                                exchange.getRequestMethod(),
                                exchange.getRequestURI().getPath(),
                                actor(exchange),
                                why));
        refuse(exchange, status, why);
    }

    private static void refuse(HttpExchange exchange, int status, String why) throws IOException {
        boolean hasBegun = exchange.getResponseCode() != -1;
        if (!hasBegun) {
            Incoming.drain(exchange);
            send(exchange, status, message(why));
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
                String value = Incoming.text(exchange);
                system.setEnvironment(known(Place.ENVIRONMENT, path), value, actor(exchange));
                send(exchange, 200, JSON.createObjectNode().put(path[2], value));
            }
            case "PUT flags/*" -> {
                String value = Incoming.text(exchange);
                system.setFlag(known(Place.FLAGS, path), value, actor(exchange));
                send(exchange, 200, JSON.createObjectNode().put(path[2], value));
            }
            case "POST actions/*" -> act(exchange, name(path));
            case "POST signals/*" -> {
                system.hear(new Signal(known(Place.SIGNALS, path), Incoming.text(exchange), actor(exchange)));
                send(exchange, 202, JSON.createObjectNode().put("heard", true));
            }
            case "GET events" -> log.answer(exchange);
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

    private String known(Place place, String[] path) {
        String name = name(path);
        operating.names().refusal(place, name).ifPresent(why -> {
            throw new BadRequest(404, why);
        });
        return name;
    }

    private void visit(HttpExchange exchange) throws IOException {
        ObjectNode request = Incoming.object(exchange);
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
        Map<String, String> parameters = Incoming.texts(Incoming.object(exchange));
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

    private static String actor(HttpExchange exchange) {
        String actor = exchange.getRequestHeaders().getFirst("x-actor");
        return actor == null ? OPERATOR : actor;
    }

    private static ObjectNode message(String text) {
        return JSON.createObjectNode().put("error", text);
    }

    private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        Visit.send(exchange, status, "application/json", body + "\n");
    }

    /** Stop listening and drop what is still open; those who follow a system that has stopped get its last events. */
    @Override
    public void close() {
        log.finish();
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
