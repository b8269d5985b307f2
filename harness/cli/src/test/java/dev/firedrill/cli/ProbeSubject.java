package dev.firedrill.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A small chat service of its own process, to be probed: one that takes failures well, and others that do not. */
final class ProbeSubject {

    private static final Pattern CONTENT = Pattern.compile("\"content\":\"([^\"]*)\"");
    private static final Pattern WHOLE = Pattern.compile("\"finish_reason\": ?\"stop\"");
    private static final Duration BUDGET = Duration.ofMillis(500);
    private static final int STORM = 6;

    private final String manner;
    private final Path killed;
    private final boolean killedAtStart;
    private volatile int asked;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private ProbeSubject(String manner, Path killed) {
        this.manner = manner;
        this.killed = killed;
        this.killedAtStart = Files.exists(killed);
    }

    public static void main(String[] arguments) throws IOException {
        ProbeSubject subject = new ProbeSubject(arguments[0], Path.of(arguments[2]));
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[1])), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/chat", subject::serve);
        server.start();
        System.out.println("ready to chat");
    }

    private void serve(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        switch (manner) {
            case "careful" -> careful(exchange);
            case "storming" -> storming(exchange);
            case "kindly" -> kindly(exchange);
            case "careless" -> careless(exchange);
            case "mortal" -> mortal(exchange);
            case "guarded" -> guarded(exchange);
            case "deaf" -> answer(exchange, 200, "{\"reply\":\"hello\"}");
            case "broken" ->
                answer(exchange, 500, "{\"error\":\"" + call(false, BUDGET).statusCode() + "\"}");
            default -> throw new IllegalArgumentException(manner);
        }
    }

    /** Bounded, whole or not at all, in words of its own, and silent once it is killed. */
    private void careful(HttpExchange exchange) throws IOException {
        if (Files.exists(killed)) {
            answer(exchange, 200, "{\"reply\":\"The assistant is off.\"}");
            return;
        }
        Optional<String> whole = whole();
        if (whole.isPresent()) {
            answer(exchange, 200, "{\"reply\":\"" + whole.get() + "\"}");
        } else {
            answer(exchange, 502, "{\"error\":\"The assistant is not available, please try again later.\"}");
        }
    }

    /** Streams the whole answer, or another one of its own; either ends as a whole one does. */
    private void kindly(HttpExchange exchange) throws IOException {
        answer(
                exchange,
                200,
                "data: {\"reply\":\"%s\"}\n\nevent: done\ndata: {}\n\n"
                        .formatted(whole().orElse("Thank you. A colleague will write to you.")));
    }

    private Optional<String> whole() {
        try {
            HttpResponse<String> got = callAsync().get(BUDGET.toMillis() * 3, TimeUnit.MILLISECONDS);
            Matcher content = CONTENT.matcher(got.body());
            boolean whole = got.statusCode() == 200 && WHOLE.matcher(got.body()).find() && content.find();
            return whole && !content.group(1).isEmpty() ? Optional.of(content.group(1)) : Optional.empty();
        } catch (Exception failed) {
            return Optional.empty();
        }
    }

    /** Shows errors as they are, and asks again and again. */
    private void storming(HttpExchange exchange) throws IOException {
        String last = "";
        for (int i = 0; i < STORM; i++) {
            try {
                HttpResponse<String> got = call(false, BUDGET);
                last = got.body();
                Matcher content = CONTENT.matcher(last);
                if (got.statusCode() == 200 && content.find()) {
                    answer(exchange, 200, "{\"reply\":\"" + content.group(1) + "\"}");
                    return;
                }
            } catch (IOException failed) {
                last = failed.toString();
            }
        }
        answer(exchange, 500, last);
    }

    /** Streams without a bound, and takes whatever came for the whole. */
    private void careless(HttpExchange exchange) throws IOException {
        if (killedAtStart) {
            answer(exchange, 200, "{\"reply\":\"The assistant is off.\"}");
            return;
        }
        // Problem:  the JDK's stream of a body throws as soon as the connection is cut, before it gives what came until
        // then.
        // Decision: keep what comes as it comes.
        ByteArrayOutputStream came = new ByteArrayOutputStream();
        try {
            client.send(
                    request(true).build(),
                    BodyHandlers.ofByteArrayConsumer(piece -> piece.ifPresent(came::writeBytes)));
        } catch (IOException cut) {
            // What there is will do.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        StringBuilder reply = new StringBuilder();
        Matcher content = CONTENT.matcher(came.toString(StandardCharsets.UTF_8));
        while (content.find()) {
            reply.append(content.group(1));
        }
        answer(exchange, 200, "{\"reply\":\"" + reply + "\"}");
    }

    /** Ends where its provider is overloaded, and is careful otherwise. */
    private void mortal(HttpExchange exchange) throws IOException {
        try {
            if (call(false, BUDGET).statusCode() == 529) {
                Runtime.getRuntime().halt(70);
            }
        } catch (IOException failed) {
            // Told below.
        }
        careful(exchange);
    }

    /** Calls its provider twice in its life, as behind a breaker that never closes. */
    private void guarded(HttpExchange exchange) throws IOException {
        if (asked < 2) {
            asked++;
            careful(exchange);
        } else {
            answer(exchange, 503, "{\"error\":\"The assistant has a break.\"}");
        }
    }

    private CompletableFuture<HttpResponse<String>> callAsync() {
        return client.sendAsync(request(false).timeout(BUDGET.multipliedBy(3)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> call(boolean stream, Duration timeout) throws IOException {
        try {
            return client.send(request(stream).timeout(timeout).build(), BodyHandlers.ofString());
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    private static HttpRequest.Builder request(boolean stream) {
        String body =
                "{\"model\":\"m\",\"stream\":" + stream + ",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
        return HttpRequest.newBuilder(URI.create(System.getenv("OPENAI_BASE_URL") + "/chat/completions"))
                .header("authorization", "Bearer " + System.getenv("OPENAI_API_KEY"))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("content-type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
